import type { Shift } from '../../common/roster.ts';

/** The shifts of an ISO weekday, in order of time. */
export const shiftsOfDay = (roster: readonly Shift[], weekday: number): Shift[] =>
  roster.filter(({ days }) => days.includes(weekday)).toSorted((a, b) => a.from.localeCompare(b.from));
