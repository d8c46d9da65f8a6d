import type { Calendar, CalendarStore } from '../libraries/ports.ts';
import type { Database } from './engine.ts';

/** Hours and events as the libraries' websites have last given them. */
export function calendarStore(db: Database): CalendarStore {
  return {
    async calendars(after) {
      const rows = await db.selectFrom('calendars').select('json').where('read_at', '>', after).orderBy('library_id').orderBy('kind').execute();
      return rows.flatMap(({ json }) => (json === null ? [] : [JSON.parse(json) as Calendar]));
    },
    async keepCalendar(calendar, dueAt) {
      const record = { library_id: calendar.libraryId, kind: calendar.kind, due_at: dueAt, read_at: calendar.readAt, json: JSON.stringify(calendar) };
      await db.insertInto('calendars').values(record).onConflict((conflict) => conflict.columns(['library_id', 'kind']).doUpdateSet(record)).execute();
    },
    async takeCalendar(libraryId, kind, now, retryAt) {
      const { numInsertedOrUpdatedRows } = await db.insertInto('calendars').values({ library_id: libraryId, kind, due_at: retryAt, read_at: '', json: null })
        .onConflict((conflict) => conflict.columns(['library_id', 'kind']).doUpdateSet({ due_at: retryAt }).where('calendars.due_at', '<=', now)).executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
