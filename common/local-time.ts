import type { Language } from './language.ts';

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'short' });
let newest = { minute: Number.NaN, date: '', time: '' };

/** The local date (YYYY-MM-DD) and time (HH:MM) in Denmark. Formatting is slow, so each minute is formatted once. */
export function danishTime(moment: Date): { date: string; time: string } {
  const minute = Math.floor(moment.getTime() / 60_000);
  if (minute !== newest.minute) {
    const local = format.format(moment);
    newest = { minute, date: local.slice(0, 10), time: local.slice(11, 16) };
  }
  return { date: newest.date, time: newest.time };
}

/** A local date so many days later. */
export const daysLater = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** How many days `date` comes after `since`; negative before it. */
export const daysBetween = (since: string, date: string): number => Math.round((Date.parse(date) - Date.parse(since)) / 86_400_000);

/** Monday 1 to Sunday 7, of a local date. */
export const weekdayOf = (date: string): number => ((new Date(date).getUTCDay() + 6) % 7) + 1;

/** A time of the day; in Danish without minutes where there are none: 18, 9.30. */
export const clock = (time: string, language: Language): string => (language === 'en' ? time : time.replace(/^0/, '').replace(/:00$/, '').replace(':', '.'));
