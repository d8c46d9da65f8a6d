import { languageOf, type Words } from './words.ts';

const locales = { da: 'da-DK', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(words: Words, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = locales[languageOf(words)];
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, found);
  return found;
}

/** The time of day of a moment (ISO 8601): "14.05". */
export const clock = (words: Words, at: string): string => format(words, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** A time of a roster (HH:MM): "10.00". */
export const hour = (words: Words, time: string): string => (languageOf(words) === 'da' ? time.replace(':', '.') : time);

/** The day of a moment (ISO 8601), or a date (YYYY-MM-DD): "lørdag den 21. november", as the browser writes it. */
export const day = (words: Words, at: string): string => format(words, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));

/** An ISO weekday, Monday 1 to Sunday 7. */
export const weekday = (words: Words, number: number): string => format(words, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, number)));

/** Day and time as people say them: "i går kl. 14.05". @param now milliseconds since 1970 */
export function moment(words: Words, at: string, now: number): string {
  const time = clock(words, at);
  const daysAgo = Math.round((midnight(now) - midnight(Date.parse(at))) / 86_400_000);
  if (daysAgo === 0) return words('moment.today', { time });
  return daysAgo === 1 ? words('moment.yesterday', { time }) : words('moment.day', { day: day(words, at), time });
}

const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
