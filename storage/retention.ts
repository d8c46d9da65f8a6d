import type { RetentionStore } from '../bot/ports.ts';
import type { Engine, Writing } from './engine.ts';

/** Tables with rows of a conversation, besides the requests and what belongs to those; activities refer to their conversation, and go before it. */
const belongings = ['activities', 'notes', 'read_marks', 'listeners', 'moves', 'questions'] as const;

/** Deleting what has been kept for long enough. */
export function retentionStore({ db, kind }: Engine): RetentionStore {
  return {
    forgetConversations: (before, most) => db.transaction().execute(async (trx) => {
      const old = await trx.selectFrom('conversations').select('id')
        .where('created_at', '<', before).where('updated_at', '<', before)
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom('requests').select('requests.id').whereRef('requests.conversation_id', '=', 'conversations.id').where('requests.state', 'in', ['waiting', 'claimed']))))
        .orderBy('created_at').limit(most)
        // What another instance deletes, or a citizen changes at this moment, is left to them.
        .$if(kind === 'postgres', (query) => query.forUpdate('conversations').skipLocked())
        .execute();
      if (old.length > 0) await forget(trx, old.map(({ id }) => id));
      return old.length;
    }),
    async forgetQuestions(before, most) {
      const old = await db.selectFrom('questions').select('id').where('at', '<', before).orderBy('at').limit(most).execute();
      if (old.length === 0) return 0;
      await db.deleteFrom('questions').where('id', 'in', old.map(({ id }) => id)).execute();
      return old.length;
    },
  };
}

async function forget(trx: Writing, ids: string[]): Promise<void> {
  const requests = trx.selectFrom('requests').select('id').where('conversation_id', 'in', ids);
  await trx.deleteFrom('contacts').where('request_id', 'in', requests).execute();
  for (const table of belongings) await trx.deleteFrom(table).where('conversation_id', 'in', ids).execute();
  await trx.deleteFrom('requests').where('conversation_id', 'in', ids).execute();
  await trx.deleteFrom('conversations').where('id', 'in', ids).execute();
}
