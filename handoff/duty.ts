import type { Roster } from '../common/answering.ts';

/** The chat's side of a library at this moment. */
export interface DutyNow {
  /** Within the roster; null where the library has none. */
  rostered: boolean | null;
  /** The next hours of the roster within a week, local; null where there are none. */
  next: { date: string; from: string; to: string } | null;
  /** Librarians with the desk open. */
  atDesk: number;
  /** Citizens who wait for a chat. */
  waiting: number;
  /** What those who were answered lately had to wait, as whole minutes; null where too few were. */
  waitMinutes: number | null;
}

/** Whether the chat is answered now, as far as anybody can know. */
export const isAnswered = ({ rostered, atDesk }: DutyNow): boolean => (rostered ?? true) && atDesk > 0;

const daysAhead = 8;

/**
 * Where the roster stands now.
 * @param date Today, YYYY-MM-DD local. @param time HH:MM local.
 * @param isHoliday Whether nobody works on a date.
 */
export function rosterNow(roster: Roster | null, date: string, time: string, isHoliday: (date: string) => boolean): Pick<DutyNow, 'rostered' | 'next'> {
  if (roster === null) return { rostered: null, next: null };
  const hoursOf = (day: string): { from: string; to: string }[] =>
    isHoliday(day) ? [] : roster.filter(({ days }) => days.includes(weekday(day))).map(({ from, to }) => ({ from, to })).sort((a, b) => (a.from < b.from ? -1 : 1));
  const rostered = hoursOf(date).some(({ from, to }) => from <= time && time < to);
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = later(date, ahead);
    const found = hoursOf(day).find(({ from }) => ahead > 0 || from > time);
    if (found !== undefined) return { rostered, next: { date: day, ...found } };
  }
  return { rostered, next: null };
}

/** Fewer answers than this say nothing about the next one. */
const enoughWaits = 3;

/** The middle of what others waited lately, in whole minutes, at least one. @param waits Milliseconds. */
export function usualWait(waits: readonly number[]): number | null {
  if (waits.length < enoughWaits) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  return Math.max(1, Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) / 60_000));
}

const later = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const weekday = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
