import { counted, languageOf, type Words } from '../../words.ts';

/** A number as people write it: "1.204". */
export const numberWords = (words: Words, count: number): string => new Intl.NumberFormat(languageOf(words) === 'da' ? 'da-DK' : 'en-GB').format(count);

/** A count, or that it is hidden: it may be larger than the smallest that is shown, where smaller ones could be worked out from it. */
export const countWords = (words: Words, count: number | null): string => (count === null ? words('insights.hidden') : numberWords(words, count));

/** A waiting time in minutes: "4 minutter", "ukendt". */
export function minutesWords(words: Words, minutes: number | null): string {
  if (minutes === null) return words('insights.minutes.none');
  return minutes < 1 ? words('insights.minutes.under') : counted(words, 'insights.minutes', Math.round(minutes));
}
