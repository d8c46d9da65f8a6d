import type { DeskLog, DeskPlace, StoredNews } from '../bot/ports.ts';
import type { Database } from './engine.ts';
import { pointerReader, toPointer } from './pointers.ts';
import type { Pointer } from './pointers.ts';
import type { DeskLogRecord } from './tables.ts';

/** The desk's news, read on from any place. */
export function deskLog(db: Database): DeskLog {
  const read = pointerReader(db);
  return {
    async deskPosition() {
      return (await db.selectFrom('desk_position').select('position').executeTakeFirstOrThrow()).position;
    },
    async deskNewsAfter(position, limit) {
      const rows = await db.selectFrom('desk_log').selectAll().where('position', '>', position).orderBy('position').limit(limit).execute();
      const pointers = rows.map(fromLog);
      const find = await read(pointers);
      return pointers.flatMap((pointer) => {
        const item = find(pointer);
        return item === undefined ? [] : [{ ...item, desk: pointer.desk }];
      });
    },
    async forgetDeskNews(before) {
      const { kept, newest } = await db.selectFrom('desk_log')
        .select(({ fn }) => [fn.min<number | null>('position').filterWhere('written_at', '>=', before).as('kept'), fn.max<number | null>('position').as('newest')])
        .executeTakeFirstOrThrow();
      // From the front alone: what is kept must be without gaps.
      await db.deleteFrom('desk_log').where('position', '<', kept ?? (newest ?? 0) + 1).execute();
    },
  };
}

/** The log's record of a piece of news that has its place; `writtenAt` is ISO 8601. */
export function toLog(item: StoredNews, { position, requestId }: DeskPlace, writtenAt: string): DeskLogRecord {
  const pointer = toPointer(item);
  const said = pointer.kind === 'activities';
  return {
    position,
    written_at: writtenAt,
    kind: pointer.kind,
    request_id: requestId,
    conversation_id: said ? pointer.conversationId : null,
    first_watermark: said ? pointer.first : null,
    last_watermark: said ? pointer.last : null,
    note_id: pointer.kind === 'note' ? pointer.id : null,
  };
}

function fromLog({ position, kind, request_id: requestId, conversation_id, first_watermark, last_watermark, note_id }: DeskLogRecord): Pointer & { desk: DeskPlace } {
  const desk = { position, requestId };
  if (kind === 'request') return { kind, id: requestId, desk };
  if (kind === 'note') return { kind, requestId, id: note_id ?? '', desk };
  return { kind: 'activities', conversationId: conversation_id ?? '', first: first_watermark ?? 0, last: last_watermark ?? 0, desk };
}
