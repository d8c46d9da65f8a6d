import { danishTime } from '../common/local-time.ts';
import type { Insights } from '../common/insights-api.ts';
import { weekOf, weeksOf, type Period } from './period.ts';
import type { Waited } from './ports.ts';

/** How long citizens waited in the chat for a librarian, by week. Few waits would tell of single citizens, so they are hidden with their number. */
export function waitsOf(requests: readonly Waited[], period: Period, fewest: number, since: string): Insights['waits'] {
  const byWeek = Map.groupBy(requests.flatMap(({ kind, openedAt, claimedAt }) => {
    const { date } = danishTime(new Date(openedAt));
    return kind === 'chat' && claimedAt !== null && date >= period.from && date <= period.to ? [{ week: weekOf(date), minutes: (Date.parse(claimedAt) - Date.parse(openedAt)) / 60_000 }] : [];
  }), ({ week }) => week);
  // A week of which requests have been deleted already would look better than it was.
  return weeksOf(period).filter((week) => week >= since).map((week) => {
    const minutes = (byWeek.get(week) ?? []).map((each) => each.minutes).sort((a, b) => a - b);
    const few = minutes.length < fewest;
    return { week, answered: few && minutes.length > 0 ? null : minutes.length, medianMinutes: few ? null : shareOf(minutes, 0.5), p90Minutes: few ? null : shareOf(minutes, 0.9) };
  });
}

/** The wait that this share of all did not go beyond, in minutes with one decimal (nearest rank). */
const shareOf = (sorted: readonly number[], share: number): number => Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 10) / 10;
