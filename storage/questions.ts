import type { Question, QuestionStore } from '../knowledge/learning/ports.ts';
import type { Database } from './engine.ts';
import type { QuestionRecord } from './tables.ts';

/** What the robot did not help with; it is written with the turn it belongs to. */
export function questionStore(db: Database): QuestionStore {
  return {
    async openQuestions(libraryId, limit) {
      const rows = await db.selectFrom('questions').selectAll().where('library_id', '=', libraryId).where('state', '=', 'open').orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(toQuestion);
    },
    async settleQuestions(libraryId, ids, as) {
      if (ids.length === 0) return;
      await db.updateTable('questions').set({ state: as }).where('library_id', '=', libraryId).where('id', 'in', [...ids]).where('state', '=', 'open').execute();
    },
  };
}

const toQuestion = (row: QuestionRecord): Question => ({
  id: row.id, libraryId: row.library_id, conversationId: row.conversation_id, at: row.at, why: row.why as Question['why'], text: row.question, language: row.language,
  guideId: row.guide_id, stepId: row.step_id, answer: row.answer,
});

export const fromQuestion = ({ id, libraryId, conversationId, at, why, text, language, guideId, stepId, answer }: Question): QuestionRecord =>
  ({ id, library_id: libraryId, conversation_id: conversationId, at, state: 'open', why, question: text, language, guide_id: guideId, step_id: stepId, answer });
