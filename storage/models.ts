import type { ModelStore } from '../knowledge/editing/ports.ts';
import type { Database } from './engine.ts';

/** Trained models that the instances share. */
export function modelStore(db: Database): ModelStore {
  return {
    async claimTraining(hash, now, until) {
      const { numInsertedOrUpdatedRows } = await db.insertInto('models').values({ hash, claimed_until: until, at: now, content: null })
        .onConflict((conflict) => conflict.column('hash').doUpdateSet({ claimed_until: until }).where('models.content', 'is', null).where('models.claimed_until', '<=', now)).executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async keepModel(hash, content, at) {
      const record = { hash, claimed_until: at, at, content };
      await db.insertInto('models').values(record).onConflict((conflict) => conflict.column('hash').doUpdateSet(record)).execute();
    },
    async model(hash) {
      const row = await db.selectFrom('models').select('content').where('hash', '=', hash).executeTakeFirst();
      return row?.content ?? undefined;
    },
    async forgetModels(keep) {
      const old = await db.selectFrom('models').select('hash').where('content', 'is not', null).orderBy('at', 'desc').orderBy('hash').offset(keep).limit(1000).execute();
      if (old.length > 0) await db.deleteFrom('models').where('hash', 'in', old.map(({ hash }) => hash)).execute();
    },
  };
}
