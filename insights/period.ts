import { z } from 'zod';
import { HouseError } from '../common/errors.ts';
import { daysBetween, daysLater, weekdayOf } from '../common/local-time.ts';

/** Two local days, both included. */
export interface Period {
  from: string;
  to: string;
}

/** Days that are shown where nothing is asked for, and at most. */
const [usual, most] = [28, 366];

/** The period that was asked for; the last four weeks where nothing was. @throws HouseError `BadArgument`. */
export function periodOf(from: string | null, to: string | null, today: string): Period {
  const last = to ?? today;
  const first = from ?? (z.iso.date().safeParse(last).success ? daysLater(last, 1 - usual) : last);
  if (![first, last].every((day) => z.iso.date().safeParse(day).success)) throw new HouseError('BadArgument');
  const length = daysBetween(first, last) + 1;
  if (length < 1 || length > most) throw new HouseError('BadArgument');
  return { from: first, to: last };
}

export const daysOf = ({ from, to }: Period): string[] => Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => daysLater(from, at));

/** The Monday of a day's week. */
export const weekOf = (day: string): string => daysLater(day, 1 - weekdayOf(day));

/** Mondays of the weeks of a period, the first week's also where it lies before. */
export const weeksOf = (period: Period): string[] => [...new Set(daysOf(period).map(weekOf))];
