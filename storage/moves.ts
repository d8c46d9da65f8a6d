import type { Move, MoveStore } from '../bot/ports.ts';
import type { Database } from './engine.ts';
import type { MoveRecord } from './tables.ts';

/** Codes that move a conversation; they are written with the turn that offers them. */
export function moveStore(db: Database): MoveStore {
  return {
    async findMove(code, now) {
      const row = await db.selectFrom('moves').selectAll().where('code', '=', code).where('expires_at', '>', now).where('taken_by', 'is', null).executeTakeFirst();
      return row === undefined ? undefined : toMove(row);
    },
    async takeMove(code, taker, now) {
      const { numUpdatedRows } = await db.updateTable('moves').set({ taken_by: taker }).where('code', '=', code).where('expires_at', '>', now).where('taken_by', 'is', null).executeTakeFirst();
      const row = await db.selectFrom('moves').selectAll().where('code', '=', code).where('expires_at', '>', now).where('taken_by', '=', taker).executeTakeFirst();
      return row === undefined ? undefined : { move: toMove(row), again: numUpdatedRows === 0n };
    },
    async forgetMoves(before) {
      await db.deleteFrom('moves').where('expires_at', '<', before).execute();
    },
  };
}

const toMove = (row: MoveRecord): Move => ({
  code: row.code, conversationId: row.conversation_id, libraryId: row.library_id, language: row.language as Move['language'], moves: Number(row.moves), expiresAt: row.expires_at,
});
