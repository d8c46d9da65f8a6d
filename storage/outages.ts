import type { Outage, OutageStore } from '../knowledge/ports.ts';
import type { Database } from './engine.ts';

/** Notices that a service is down. */
export function outageStore(db: Database): OutageStore {
  return {
    async outages(at) {
      const rows = await db.selectFrom('outages').select('json')
        .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', at)]))
        .orderBy('id').execute();
      return rows.map(({ json }) => JSON.parse(json) as Outage);
    },
    async setOutage(outage) {
      const record = { id: outage.id, ends_at: outage.until, json: JSON.stringify(outage) };
      await db.insertInto('outages').values(record).onConflict((conflict) => conflict.column('id').doUpdateSet(record)).execute();
    },
  };
}
