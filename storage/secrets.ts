import type { SecretStore } from '../identity/ports.ts';
import type { Database } from './engine.ts';

/** Keys this installation makes for itself. */
export function secretStore(db: Database): SecretStore {
  const read = (name: string) => db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst();
  return {
    async secret(name, make) {
      const known = await read(name);
      if (known) return known.value;
      // Of several instances that come here at once one stores its own, and all read that one.
      await db.insertInto('secrets').values({ name, value: make() }).onConflict((conflict) => conflict.doNothing()).execute();
      const stored = await read(name);
      if (!stored) throw new Error(`The secret ${name} was stored and is gone.`);
      return stored.value;
    },
  };
}
