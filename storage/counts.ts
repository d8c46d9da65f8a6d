import type { Count, InsightStore } from '../insights/ports.ts';
import type { Database } from './engine.ts';
import type { CountRecord } from './tables.ts';

/** Reading what was counted; days, events, guides and steps in ascending order. */
export function insightStore(db: Database): InsightStore {
  return {
    async totals(libraryId, from, to) {
      const rows = await db.selectFrom('counts').selectAll()
        .where('library_id', '=', libraryId).where('day', '>=', from).where('day', '<=', to)
        .orderBy('day').orderBy('event').orderBy('guide_id').orderBy('step_id').execute();
      return rows.map((row) => ({
        day: row.day,
        libraryId: row.library_id,
        event: row.event as Count['event'],
        guideId: row.guide_id,
        stepId: row.step_id,
        total: row.total,
      }));
    },
  };
}

/** One record for each kind of event, with how often it occurs in `counts`, in an order all instances share. */
export function sumCounts(counts: Iterable<Count>): CountRecord[] {
  const sums = new Map<string, CountRecord>();
  for (const { day, libraryId, event, guideId, stepId } of counts) {
    const key = JSON.stringify([libraryId, day, event, guideId, stepId]);
    const sum = sums.get(key);
    if (sum) sum.total += 1;
    else sums.set(key, { library_id: libraryId, day, event, guide_id: guideId, step_id: stepId, total: 1 });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
