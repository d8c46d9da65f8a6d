import type { LinkStore } from '../knowledge/editing/ports.ts';
import type { Database } from './engine.ts';

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
