import { nextSpan, shiftsOn, spansAt, type Hours, type Shift } from '../common/roster.ts';

/** The chat's side of a library at this moment. */
export interface DutyNow {
  /** Within the roster; null where the library has none. */
  rostered: boolean | null;
  /** The next hours of the roster within two weeks; null where there are none. */
  next: Hours | null;
  /** Librarians with the desk open. */
  atDesk: number;
  /** Citizens who wait for a chat. */
  waiting: number;
  /** What those who were answered lately had to wait, as whole minutes; null where too few were. */
  waitMinutes: number | null;
}

/** Whether the chat is answered now, as far as anybody can know. */
export const isAnswered = ({ rostered, atDesk }: DutyNow): boolean => (rostered ?? true) && atDesk > 0;

/**
 * Where the roster stands now.
 * @param date Today, YYYY-MM-DD local. @param time HH:MM local.
 * @param isHoliday Whether nobody works on a date.
 */
export function rosterNow(roster: readonly Shift[] | null, date: string, time: string, isHoliday: (date: string) => boolean): Pick<DutyNow, 'rostered' | 'next'> {
  if (roster === null) return { rostered: null, next: null };
  const on = (day: string): Shift[] => (isHoliday(day) ? [] : shiftsOn(roster, day));
  return { rostered: spansAt(on(date), time).length > 0, next: nextSpan(on, date, time) };
}

/** Fewer answers than this say nothing about the next one. */
const enoughWaits = 3;

/** The middle of what others waited lately, in whole minutes, at least one. @param waits Milliseconds. */
export function usualWait(waits: readonly number[]): number | null {
  if (waits.length < enoughWaits) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  return Math.max(1, Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) / 60_000));
}
