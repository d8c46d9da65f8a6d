import { danishTime } from '../../../../common/local-time.ts';
import { serviceNow } from '../../clock.ts';
import { languageOf, type Words } from '../../words.ts';

const locales = { da: 'da-DK', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(words: Words, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = locales[languageOf(words)];
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, found);
  return found;
}

/** Today in Denmark, YYYY-MM-DD. */
export const today = (): string => danishTime(new Date(serviceNow())).date;

/** A day (YYYY-MM-DD) with its year: "24. november 2026". */
export const dayWords = (words: Words, day: string): string => format(words, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));

/** The same in little room: "24. nov. 2026". */
export const shortDay = (words: Words, day: string): string => format(words, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));

/** A moment (ISO 8601) that may lie ahead, in Danish time: "tirsdag den 24. november kl. 12.00". */
export function momentWords(words: Words, at: string): string {
  const zone = { timeZone: 'Europe/Copenhagen' } as const;
  const moment = new Date(at);
  return words('moment.day', { day: format(words, { weekday: 'long', day: 'numeric', month: 'long', ...zone }).format(moment), time: format(words, { hour: '2-digit', minute: '2-digit', ...zone }).format(moment) });
}
