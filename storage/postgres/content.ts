import { sql } from 'kysely';
import { z } from 'zod';
import type { ActivityRow, NewsItem } from '../../bot/ports.ts';
import { toActivityRow } from '../conversations.ts';
import type { Database } from '../engine.ts';
import { toRequest } from '../requests.ts';

/** What a row of news holds: ids only. Conversations come with their first and last new watermark. */
const Content = z.object({
  conversations: z.array(z.tuple([z.string(), z.number(), z.number()])),
  requests: z.array(z.string()),
});
type Content = z.infer<typeof Content>;

export function toContent(items: readonly NewsItem[]): string {
  const content: Content = { conversations: [], requests: [] };
  for (const item of items) {
    if (item.kind === 'request') content.requests.push(item.request.id);
    if (item.kind !== 'activities') continue;
    const [first, last] = [item.rows.at(0), item.rows.at(-1)];
    if (first && last) content.conversations.push([item.conversationId, first.watermark, last.watermark]);
  }
  return JSON.stringify(content);
}

/** Reads what the news of those ids are about; ids that are no longer there are left out. */
export async function itemsOf(db: Database, ids: readonly number[]): Promise<Map<number, NewsItem[]>> {
  const news = await sql<{ id: number; json: string }>`select id, json from news where id = any(${ids}::bigint[])`.execute(db);
  const contents = news.rows.map(({ id, json }) => ({ id, ...Content.parse(JSON.parse(json)) }));
  const rows = await activities(db, contents.flatMap(({ conversations }) => conversations));
  const requests = await requestItems(db, contents.flatMap(({ requests }) => requests));
  return new Map(contents.map((content) => [content.id, [
    ...content.conversations.map(([conversationId, first, last]): NewsItem => ({
      kind: 'activities',
      conversationId,
      rows: (rows.get(conversationId) ?? []).filter(({ watermark }) => watermark >= first && watermark <= last),
    })),
    ...content.requests.flatMap((id) => requests.get(id) ?? []),
  ]]));
}

async function activities(db: Database, ranges: Content['conversations']): Promise<Map<string, ActivityRow[]>> {
  if (ranges.length === 0) return new Map();
  const { rows } = await sql<{ conversation_id: string; watermark: number; json: string }>`
    select conversation_id, watermark, json
    from unnest(${ranges.map(([id]) => id)}::text[], ${ranges.map(([, first]) => first)}::bigint[], ${ranges.map(([, , last]) => last)}::bigint[])
      as range (id, first, last)
    join activities on conversation_id = range.id and watermark between range.first and range.last
    order by watermark`.execute(db);
  return Map.groupBy(rows.map(toActivityRow), ({ conversationId }) => conversationId);
}

async function requestItems(db: Database, ids: readonly string[]): Promise<Map<string, NewsItem>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; json: string; version: number }>`
    select id, json, version from requests where id = any(${ids}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.id, { kind: 'request', request: toRequest(row) }]));
}
