import { gaveUp, type InsightStore } from './ports.ts';

/** What is counted as "lately", in days. */
const lately = 28;

/** Where people gave up lately, and how often those guides were begun. */
export async function failsOf({ totals }: InsightStore, libraryId: string, now: Date): Promise<{ guideId: string; stepId: string; failed: number; started: number }[]> {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const counts = await totals(libraryId, day(now.getTime() - lately * 24 * 3600_000), day(now.getTime()));
  const started = new Map<string, number>();
  const failed = new Map<string, { guideId: string; stepId: string; failed: number }>();
  for (const { event, guideId, stepId, total } of counts) {
    if (event === 'guide-started') started.set(guideId, (started.get(guideId) ?? 0) + total);
    if (!gaveUp.includes(event)) continue;
    const key = `${guideId}/${stepId}`;
    failed.set(key, { guideId, stepId, failed: (failed.get(key)?.failed ?? 0) + total });
  }
  return [...failed.values()].map((each) => ({ ...each, started: started.get(each.guideId) ?? 0 }));
}
