import type { ReadStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';

/** Up to where each side has read a conversation. */
export function readStore(db: Database): ReadStore {
  return {
    async marksOf(conversationId) {
      const rows = await db.selectFrom('read_marks').select(['side', 'watermark']).where('conversation_id', '=', conversationId).execute();
      const of = (side: string): number => rows.find((row) => row.side === side)?.watermark ?? 0;
      return { citizen: of('citizen'), librarian: of('librarian') };
    },
    async markRead(conversationId, side, watermark) {
      if (watermark <= 0) return false;
      const { numInsertedOrUpdatedRows } = await db.insertInto('read_marks').values({ conversation_id: conversationId, side, watermark })
        .onConflict((conflict) => conflict.columns(['conversation_id', 'side']).doUpdateSet({ watermark }).where('read_marks.watermark', '<', watermark)).executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
