import type { CompiledQuery } from 'kysely';
import { z } from 'zod';
import type { StoredNews } from '../bot/ports.ts';
import { toActivityRow } from './conversations.ts';
import type { Database } from './engine.ts';
import { toNote } from './notes.ts';
import { prepareRows } from './prepared.ts';
import { toRequest } from './requests.ts';

const desk = z.object({ position: z.number(), requestId: z.string() }).optional();

/** What a piece of news is about: ids only, and never what anybody wrote. */
export const Pointer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('activities'), conversationId: z.string(), first: z.number(), last: z.number(), desk }),
  z.object({ kind: z.literal('request'), id: z.string(), desk }),
  z.object({ kind: z.literal('note'), requestId: z.string(), id: z.string(), desk }),
]);
export type Pointer = z.infer<typeof Pointer>;
type Range = Extract<Pointer, { kind: 'activities' }>;
type NotePointer = Extract<Pointer, { kind: 'note' }>;

export function toPointer(item: StoredNews): Pointer {
  const { desk } = item;
  if (item.kind === 'request') return { kind: 'request', id: item.request.id, desk };
  if (item.kind === 'note') return { kind: 'note', requestId: item.note.requestId, id: item.note.id, desk };
  const { conversationId, rows } = item;
  return { kind: 'activities', conversationId, first: rows.at(0)?.watermark ?? 0, last: rows.at(-1)?.watermark ?? 0, desk };
}

/** Reads what pointers are about. The answer finds each one's news; undefined for what is no longer there. */
export function pointerReader(db: Database): (pointers: readonly Pointer[]) => Promise<(pointer: Pointer) => StoredNews | undefined> {
  const activities = prepareRows((ranges: Range[]) =>
    db.selectFrom('activities').select(['conversation_id', 'watermark', 'json'])
      .where(({ eb, and, or }) => or(ranges.map(({ conversationId, first, last }) =>
        and([eb('conversation_id', '=', conversationId), eb('watermark', '>=', first), eb('watermark', '<=', last)])))));

  const requests = prepareRows((ids: { id: string }[]) =>
    db.selectFrom('requests').select(['id', 'json', 'version']).where('id', 'in', ids.map(({ id }) => id)));

  const notes = prepareRows((of: NotePointer[]) =>
    db.selectFrom('notes').select(['request_id', 'id', 'json'])
      .where(({ eb, and, or }) => or(of.map(({ requestId, id }) => and([eb('request_id', '=', requestId), eb('id', '=', id)])))));

  return async (pointers) => {
    const [rows, changed, written] = await Promise.all([
      all(db, activities(pointers.filter((each) => each.kind === 'activities'))),
      all(db, requests(pointers.filter((each) => each.kind === 'request'))),
      all(db, notes(pointers.filter((each) => each.kind === 'note'))),
    ]);
    const said = Map.groupBy(rows.map(toActivityRow).toSorted((a, b) => a.watermark - b.watermark), ({ conversationId }) => conversationId);
    const byId = new Map(changed.map((row) => [row.id, toRequest(row)]));
    const noted = new Map(written.map((row) => [keyOf(row.request_id, row.id), toNote(row)]));
    const find = (pointer: Pointer): StoredNews | undefined => {
      if (pointer.kind === 'request') return wrap(byId.get(pointer.id), (request) => ({ kind: 'request', request }));
      if (pointer.kind === 'note') return wrap(noted.get(keyOf(pointer.requestId, pointer.id)), (note) => ({ kind: 'note', note }));
      const { conversationId, first, last } = pointer;
      const between = said.get(conversationId)?.filter(({ watermark }) => watermark >= first && watermark <= last);
      return wrap(between, (rows) => ({ kind: 'activities', conversationId, rows }));
    };
    return (pointer) => wrap(find(pointer), (item) => (pointer.desk === undefined ? item : { ...item, desk: pointer.desk }));
  };
}

const wrap = <Found, Made>(found: Found | undefined, make: (found: Found) => Made): Made | undefined => (found === undefined ? undefined : make(found));

const keyOf = (requestId: string, id: string): string => JSON.stringify([requestId, id]);

async function all<Row>(db: Database, queries: CompiledQuery<Row>[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const query of queries) rows.push(...(await db.executeQuery(query)).rows);
  return rows;
}
