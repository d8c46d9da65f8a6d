import { languageOf, type Words } from '../../words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(words: Words, date: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([languageOf(words), options]);
  const found = formats.get(key) ?? new Intl.DateTimeFormat(languageOf(words) === 'da' ? 'da-DK' : 'en-GB', { ...options, timeZone: 'UTC' });
  formats.set(key, found);
  return found.format(new Date(date));
}

/** A date (YYYY-MM-DD), short: "2. nov.". */
export const shortDay = (words: Words, date: string): string => format(words, date, { day: 'numeric', month: 'short' });

/** A date with its weekday: "mandag den 2. november". */
export const longDay = (words: Words, date: string): string => format(words, date, { weekday: 'long', day: 'numeric', month: 'long' });

/** A date with its year: "2. november 2026". */
export const fullDay = (words: Words, date: string): string => format(words, date, { day: 'numeric', month: 'long', year: 'numeric' });
