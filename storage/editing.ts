import type { EditingStore, LinkStore, SavedQuestionStore } from '../knowledge/editing/ports.ts';
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

/** Questions and the guides that answer them. */
export function savedQuestionStore(db: Database): SavedQuestionStore {
  return {
    async savedQuestions(libraryId) {
      const rows = await db.selectFrom('saved_questions').selectAll().where('library_id', '=', libraryId).orderBy('id').execute();
      return rows.map(({ id, library_id, question, guide_id }) => ({ id, libraryId: library_id, text: question, guideId: guide_id }));
    },
    async keepSavedQuestion({ id, libraryId, text, guideId }) {
      const record = { id, library_id: libraryId, question: text, guide_id: guideId };
      await db.insertInto('saved_questions').values(record).onConflict((conflict) => conflict.column('id').doUpdateSet(record)).execute();
    },
  };
}

/** Addresses that were tried. */
export function linkStore(db: Database): LinkStore {
  return {
    async linkChecks() {
      const rows = await db.selectFrom('link_checks').selectAll().orderBy('url').execute();
      return rows.map(({ url, at, status, failing_since }) => ({ url, at, status, failingSince: failing_since }));
    },
    async setLinkCheck({ url, at, status, failingSince }) {
      const record = { url, at, status, failing_since: failingSince };
      await db.insertInto('link_checks').values(record).onConflict((conflict) => conflict.column('url').doUpdateSet(record)).execute();
    },
  };
}
