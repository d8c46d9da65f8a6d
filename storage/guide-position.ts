import type { Database, Writing } from './engine.ts';

/** Goes up with every change that citizens may see in a guide. */
export async function guidePosition(db: Database): Promise<number> {
  return (await db.selectFrom('guide_position').select('position').executeTakeFirstOrThrow()).position;
}

/** Moves it with the transaction that makes the change, so that whoever sees the new position sees the change. */
export async function moveGuidePosition(trx: Writing): Promise<void> {
  await trx.updateTable('guide_position').set((eb) => ({ position: eb('position', '+', 1) })).execute();
}
