import { Contact } from '../common/desk-api.ts';
import type { ContactStore } from '../handoff/ports.ts';
import type { Comment, CommentStore } from '../insights/ports.ts';
import type { Database } from './engine.ts';

/** How to reach citizens who asked for it. They are written with their request, and deleted with its end. */
export function contactStore(db: Database): ContactStore {
  return {
    async contactOf(requestId) {
      const row = await db.selectFrom('contacts').select('json').where('request_id', '=', requestId).executeTakeFirst();
      return row === undefined ? null : Contact.parse(JSON.parse(row.json));
    },
    async forgetContacts(before) {
      await db.deleteFrom('contacts').where('created_at', '<', before).execute();
    },
  };
}

/** What citizens wrote of the help they got; never who. */
export function commentStore(db: Database): CommentStore {
  return {
    async comments(libraryId, from, to) {
      const rows = await db.selectFrom('comments').selectAll()
        .where('library_id', '=', libraryId).where('day', '>=', from).where('day', '<=', to).orderBy('day').orderBy('id').execute();
      return rows.map((row): Comment => ({
        id: row.id, libraryId: row.library_id, day: row.day, about: row.about as Comment['about'], guideId: row.guide_id, rating: row.rating as Comment['rating'], text: row.comment,
      }));
    },
  };
}
