import { danishTime, daysBetween, daysLater } from '../common/local-time.ts';
import type { Insights } from '../common/insights-api.ts';
import { insightsOf } from './insights.ts';
import type { Period } from './period.ts';
import type { GuideOutline, InsightStore, WaitStore } from './ports.ts';

export interface ReadNeeds {
  store: InsightStore & WaitStore;
  guides: readonly GuideOutline[];
  /** Days that requests are kept. */
  keptDays: number;
  now: Date;
}

/** How a library's citizens were helped in a period. */
export async function readInsights(libraryId: string, period: Period, { store, guides, keptDays, now }: ReadNeeds): Promise<Insights> {
  const requestsSince = daysLater(danishTime(now).date, -keptDays);
  // Times are in UTC and days Danish: a day more on both sides holds all of them.
  const from = daysBetween(period.from, requestsSince) > 0 ? requestsSince : period.from;
  const [counts, requests] = await Promise.all([
    store.totals(libraryId, period.from, period.to),
    store.requestsBetween(libraryId, daysLater(from, -1), daysLater(period.to, 2)),
  ]);
  return insightsOf({ counts, requests, guides, period, requestsSince });
}
