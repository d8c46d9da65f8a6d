import type { FactMark, FactMarkStore } from '../knowledge/editing/ports.ts';
import type { Database } from './engine.ts';
import { moveGuidePosition } from './guide-position.ts';

/** Facts that libraries have compared with their sources. */
export function factMarkStore(db: Database): FactMarkStore {
  return {
    async factMarks() {
      const rows = await db.selectFrom('fact_marks').select('json').orderBy('library_id').orderBy('fact_id').execute();
      return rows.map(({ json }) => JSON.parse(json) as FactMark);
    },
    async setFactMark(mark) {
      const record = { library_id: mark.libraryId, fact_id: mark.factId, json: JSON.stringify(mark) };
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('fact_marks').values(record).onConflict((conflict) => conflict.columns(['library_id', 'fact_id']).doUpdateSet(record)).execute();
        await moveGuidePosition(trx);
      });
    },
  };
}
