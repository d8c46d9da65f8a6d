import { z } from 'zod';
import { daysLater, weekdayOf } from './local-time.ts';

export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours of the week, local time; `days` are ISO weekdays, Monday 1 to Sunday 7. */
export const Shift = z.object({ days: z.array(z.number().int().min(1).max(7)).min(1), from: Clock, to: Clock });
export type Shift = z.infer<typeof Shift>;

/** From and to, HH:MM of one day; `to` is no longer part of it. */
export interface Span {
  from: string;
  to: string;
}

/** A day and its hours, local: YYYY-MM-DD and HH:MM. */
export interface Hours extends Span {
  date: string;
}

/** What holds on a date, in order of time. */
export const shiftsOn = <Each extends Shift>(shifts: readonly Each[], date: string): Each[] => shifts.filter(({ days }) => days.includes(weekdayOf(date))).toSorted(byStart);

/** The spans that `time` lies in. */
export const spansAt = <Each extends Span>(spans: readonly Each[], time: string): Each[] => spans.filter(({ from, to }) => from <= time && time < to);

const daysAhead = 14;

/** The first span that begins after this moment, within two weeks; `on` says what holds on a date. */
export function nextSpan(on: (date: string) => readonly Span[], date: string, time: string): Hours | null {
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = daysLater(date, ahead);
    const [found] = on(day).filter(({ from }) => ahead > 0 || from > time).toSorted(byStart);
    if (found !== undefined) return { date: day, from: found.from, to: found.to };
  }
  return null;
}

const byStart = (a: Span, b: Span): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
