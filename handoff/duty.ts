import { nextSpan, shiftsOn, spansAt, type Hours, type Shift, type Span } from '../common/roster.ts';

/** The chat's side of a library at this moment. */
export interface DutyNow {
  /** Within the roster; null where the library has none. */
  rostered: boolean | null;
  /** The next hours of the roster within two weeks; null where there are none. */
  next: Hours | null;
  /** Minutes until the roster's hours end, and when that is (HH:MM local); null outside them, and without a roster. */
  closes: { inMinutes: number; at: string } | null;
  /** Librarians with the desk open who are ready. */
  atDesk: number;
  /** Citizens who wait for a chat. */
  waiting: number;
  /** What those who were answered lately had to wait, as whole minutes; null where too few were. */
  waitMinutes: number | null;
}

/** So many minutes before the chat closes those who wait are offered another way. */
export const lastMinutes = 20;

/** Whether the chat is answered now, as far as anybody can know. */
export const isAnswered = ({ rostered, atDesk }: DutyNow): boolean => (rostered ?? true) && atDesk > 0;

/**
 * Where the roster stands now.
 * @param date Today, YYYY-MM-DD local. @param time HH:MM local.
 * @param isHoliday Whether nobody works on a date.
 */
export function rosterNow(roster: readonly Shift[] | null, date: string, time: string, isHoliday: (date: string) => boolean): Pick<DutyNow, 'rostered' | 'next' | 'closes'> {
  if (roster === null) return { rostered: null, next: null, closes: null };
  const on = (day: string): Shift[] => (isHoliday(day) ? [] : shiftsOn(roster, day));
  const end = endOf(on(date), time);
  return { rostered: end !== null, next: nextSpan(on, date, time), closes: end === null ? null : { inMinutes: minutesOf(end) - minutesOf(time), at: end } };
}

/** When the hours that hold now end; hours that follow at once belong to them. */
function endOf(spans: readonly Span[], time: string): string | null {
  const end = spansAt(spans, time).map(({ to }) => to).toSorted().at(-1);
  return end === undefined ? null : (endOf(spans, end) ?? end);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Fewer answers than this say nothing about the next one. */
const enoughWaits = 3;

/** The middle of what others waited lately, in whole minutes, at least one. @param waits Milliseconds. */
export function usualWait(waits: readonly number[]): number | null {
  if (waits.length < enoughWaits) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  return Math.max(1, Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) / 60_000));
}
