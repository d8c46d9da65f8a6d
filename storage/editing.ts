import type { EditingStore } from '../knowledge/editing/ports.ts';
import type { Database } from './engine.ts';

/** Who is at which guide. */
export function editingStore(db: Database): EditingStore {
  return {
    async markEditing(libraryId, guideId, { id, firstName }, at) {
      const record = { library_id: libraryId, guide_id: guideId, staff_id: id, first_name: firstName, at };
      await db.insertInto('editing').values(record).onConflict((conflict) => conflict.columns(['library_id', 'guide_id', 'staff_id']).doUpdateSet(record)).execute();
    },
    async editing(libraryId, since) {
      const rows = await db.selectFrom('editing').selectAll().where('library_id', '=', libraryId).where('at', '>=', since).orderBy('guide_id').orderBy('staff_id').execute();
      return rows.map(({ guide_id, staff_id, first_name, at }) => ({ guideId: guide_id, by: { id: staff_id, firstName: first_name }, at }));
    },
  };
}
