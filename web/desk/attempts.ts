import type { QueueItem } from '../../common/desk-api.ts';
import { moment } from './dates.ts';
import { counted, type Words } from './words.ts';

/** How often a citizen was tried, and when last: "Forsøgt 2 gange, sidst i går kl. 14.05". @param now milliseconds since 1970 */
export const attemptWords = (words: Words, attempts: QueueItem['attempts'], now: number): string =>
  counted(words, 'attempts', attempts.length, { moment: moment(words, attempts.at(-1)?.at ?? '', now) });
