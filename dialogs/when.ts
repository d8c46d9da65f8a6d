import { clock, daysBetween } from '../common/local-time.ts';
import type { Language } from '../common/language.ts';
import { say } from './say.ts';

const tag = { da: 'da-DK', en: 'en-GB' } as const;

/** A date as people say it: today, tomorrow, else the weekday with its date. Dates are YYYY-MM-DD, local. */
export function whenWords({ date }: { date: string }, today: string, language: Language): string {
  const days = daysBetween(today, date);
  if (days === 0) return say(language, 'when.today');
  if (days === 1) return say(language, 'when.tomorrow');
  return dayWords(date, language);
}

/** A weekday with its date: mandag den 23. november. */
export function dayWords(date: string, language: Language): string {
  return new Intl.DateTimeFormat(tag[language], { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** Opening hours as people write them: kl. 10–18, 10:00–18:00. */
export const hours = ({ from, to }: { from: string; to: string }, language: Language): string => say(language, 'when.hours', { from: clock(from, language), to: clock(to, language) });
