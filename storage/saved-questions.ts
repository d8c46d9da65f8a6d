import type { SavedQuestionStore } from '../knowledge/editing/ports.ts';
import type { Database } from './engine.ts';

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
