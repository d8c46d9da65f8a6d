import { HouseError } from '../common/errors.ts';
import type { ReplyStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';

const { compare } = new Intl.Collator('da');

/** Replies that librarians keep for themselves, by their titles. */
export function replyStore(db: Database): ReplyStore {
  return {
    async repliesOf(staffId) {
      const rows = await db.selectFrom('replies').selectAll().where('staff_id', '=', staffId).orderBy('id').execute();
      return rows.map(({ id, title, words }) => ({ id, title, text: words })).toSorted((a, b) => compare(a.title, b.title));
    },
    async saveReply(staffId, { id, title, text }) {
      const { numInsertedOrUpdatedRows } = await db.insertInto('replies').values({ id, staff_id: staffId, title, words: text })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ title, words: text }).where('replies.staff_id', '=', staffId)).executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new HouseError('Conflict');
    },
    async deleteReply(staffId, id) {
      await db.deleteFrom('replies').where('id', '=', id).where('staff_id', '=', staffId).execute();
    },
  };
}
