import type { Words } from '../../words.ts';

/** A share from 0 to 1 in whole percent; what is below one is told as that. */
export const percentOf = (share: number): number => Math.round(share * 100);

/** "62 %", "under 1 %". */
export const percent = (words: Words, share: number): string => (share > 0 && share < 0.01 ? words('why.score.tiny') : words('learning.percent', { number: percentOf(share) }));
