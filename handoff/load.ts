import type { HourLoad } from '../common/desk-team.ts';
import { weekdayOf } from '../common/local-time.ts';
import type { HandoffRequest } from './request.ts';

/**
 * How many citizens asked for a chat in each hour of the week, how many of them were answered, and how long they waited.
 * It tells nothing of who answered.
 * @param local the local date (YYYY-MM-DD) and time (HH:MM) of a moment
 * @returns hours in which somebody asked, in the order of the week
 */
export function loadByHour(requests: readonly HandoffRequest[], local: (moment: Date) => { date: string; time: string }): HourLoad[] {
  const hours = Map.groupBy(requests.filter(({ kind }) => kind === 'chat'), ({ openedAt }) => {
    const { date, time } = local(new Date(openedAt));
    return weekdayOf(date) * 24 + Number(time.slice(0, 2));
  });
  return [...hours].toSorted(([a], [b]) => a - b).map(([place, asked]) => {
    const waits = asked.flatMap(({ openedAt, claimedAt }) => (claimedAt === null ? [] : [Date.parse(claimedAt) - Date.parse(openedAt)])).toSorted((a, b) => a - b);
    const middle = waits[Math.floor(waits.length / 2)];
    return { weekday: Math.floor(place / 24), hour: place % 24, opened: asked.length, answered: waits.length, waitMinutes: middle === undefined ? null : Math.round(middle / 60_000) };
  });
}
