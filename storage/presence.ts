import { DutyStatus } from '../common/desk-team.ts';
import type { DutyStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';

const { compare } = new Intl.Collator('da');

/** Librarians whose desk is open, one record each; it outlasts the desk, so that a page which is loaded again goes on as before. */
export function dutyStore(db: Database): DutyStore {
  return {
    async seenAtDesk(staffId, libraryId, at, freshSince) {
      const seen = { library_id: libraryId, seen_at: at, closed: 0 };
      await db.insertInto('presence').values({ staff_id: staffId, status: 'ready', ...seen })
        .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(({ eb, ref }) => ({
          ...seen,
          status: eb.case().when('presence.seen_at', '<', freshSince).then('ready').else(ref('presence.status')).end(),
        }))).execute();
    },
    async leftDesk(staffId) {
      await db.updateTable('presence').set({ closed: 1 }).where('staff_id', '=', staffId).execute();
    },
    async seenAt(staffId) {
      const row = await db.selectFrom('presence').select('seen_at').where('staff_id', '=', staffId).where('closed', '=', 0).executeTakeFirst();
      return row?.seen_at ?? null;
    },
    async setStatus(staffId, status) {
      await db.updateTable('presence').set({ status }).where('staff_id', '=', staffId).execute();
    },
    async present(libraryIds, since) {
      if (libraryIds.length === 0) return [];
      const rows = await db.selectFrom('presence').innerJoin('staff', 'staff.id', 'presence.staff_id')
        .select(['staff.id', 'staff.first_name', 'presence.library_id', 'presence.status'])
        .where('presence.library_id', 'in', libraryIds).where('presence.seen_at', '>=', since).where('presence.closed', '=', 0)
        .orderBy('staff.id').execute();
      return rows.map((row) => ({ id: row.id, firstName: row.first_name, libraryId: row.library_id, status: DutyStatus.parse(row.status) }))
        .toSorted((a, b) => compare(a.firstName, b.firstName));
    },
  };
}
