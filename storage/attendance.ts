import type { ListenerStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';
import { prepareRows } from './prepared.ts';
import type { ListenerRecord } from './tables.ts';

/** When citizens' pages were last open. */
export function listenerStore(db: Database): ListenerStore {
  const listen = prepareRows((rows: ListenerRecord[]) =>
    db.insertInto('listeners').values(rows.map(({ conversation_id, at }) => ({ conversation_id, at })))
      .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(({ ref }) => ({ at: ref('excluded.at') }))
        .where(({ eb, ref }) => eb('listeners.at', '<', ref('excluded.at')))));

  const last = prepareRows((of: { id: string }[]) =>
    db.selectFrom('listeners').selectAll().where('conversation_id', 'in', of.map(({ id }) => id)));

  return {
    async listening(conversationIds, at) {
      // Every instance takes the rows in the same order, so that none waits for another in a circle.
      const rows = [...new Set(conversationIds)].toSorted().map((conversation_id) => ({ conversation_id, at }));
      for (const query of listen(rows)) await db.executeQuery(query);
    },
    async lastListened(conversationIds) {
      const found = new Map<string, string>();
      for (const query of last(conversationIds.map((id) => ({ id })))) {
        for (const { conversation_id, at } of (await db.executeQuery(query)).rows) found.set(conversation_id, at);
      }
      return found;
    },
    async forgetListeners(before) {
      await db.deleteFrom('listeners').where('at', '<', before).execute();
    },
  };
}
