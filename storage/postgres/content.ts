import { sql } from 'kysely';
import { z } from 'zod';
import type { StoredNews } from '../../bot/ports.ts';
import type { Database } from '../engine.ts';
import { Pointer, pointerReader, toPointer } from '../pointers.ts';

/** What a row of news holds: ids, and places of the desk's news. */
const Content = z.object({ pointers: z.array(Pointer).default([]) });

export const toContent = (items: readonly StoredNews[]): string => JSON.stringify({ pointers: items.map(toPointer) } satisfies z.input<typeof Content>);

/** Reads what the news of those ids are about; what is no longer there is left out. */
export function newsReader(db: Database): (ids: readonly number[]) => Promise<Map<number, StoredNews[]>> {
  const read = pointerReader(db);
  return async (ids) => {
    const { rows } = await sql<{ id: number; json: string }>`select id, json from news where id = any(${ids}::bigint[])`.execute(db);
    const contents = rows.map(({ id, json }) => ({ id, ...Content.parse(JSON.parse(json)) }));
    const find = await read(contents.flatMap(({ pointers }) => pointers));
    return new Map(contents.map(({ id, pointers }) => [id, pointers.flatMap((pointer) => find(pointer) ?? [])]));
  };
}
