import { Switches } from '../common/desk-team.ts';
import type { SwitchStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';

/** What libraries have switched off. */
export function switchStore(db: Database): SwitchStore {
  return {
    async switches() {
      const rows = await db.selectFrom('switches').selectAll().execute();
      return new Map(rows.map(({ library_id, json }) => [library_id, Switches.parse(JSON.parse(json))]));
    },
    async setSwitches(libraryId, switches) {
      const record = { library_id: libraryId, json: JSON.stringify(switches) };
      await db.insertInto('switches').values(record).onConflict((conflict) => conflict.column('library_id').doUpdateSet(record)).execute();
    },
  };
}
