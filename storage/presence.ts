import type { DutyStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';

/** Librarians whose desk is open, one record each. */
export function dutyStore(db: Database): DutyStore {
  return {
    async seenAtDesk(staffId, libraryId, at) {
      const record = { staff_id: staffId, library_id: libraryId, seen_at: at };
      await db.insertInto('presence').values(record).onConflict((conflict) => conflict.column('staff_id').doUpdateSet(record)).execute();
    },
    async leftDesk(staffId) {
      await db.deleteFrom('presence').where('staff_id', '=', staffId).execute();
    },
    async seenAt(staffId) {
      const row = await db.selectFrom('presence').select('seen_at').where('staff_id', '=', staffId).executeTakeFirst();
      return row?.seen_at ?? null;
    },
    async atDesk(libraryId, since) {
      const { total } = await db.selectFrom('presence').select(({ fn }) => fn.countAll<number | string>().as('total'))
        .where('library_id', '=', libraryId).where('seen_at', '>=', since).executeTakeFirstOrThrow();
      return Number(total);
    },
  };
}
