import type { StoredNews } from '../../bot/ports.ts';
import { toLog } from '../desk-log.ts';
import type { Writing } from '../engine.ts';
import type { CommitQueries } from './queries.ts';

/** News on its way to its place. */
export interface Unplaced {
  item: StoredNews;
  /** The request that it belongs to; null for what is no matter of the desk. */
  requestId: string | null;
  /** ISO 8601. */
  at: string;
}

/**
 * Gives each piece of news that belongs to a request the next place of the desk's news, and logs it. The counter
 * stays locked until the commit, so this comes after every other row that a transaction may have to wait for.
 */
export async function placed(trx: Writing, queries: CommitQueries, news: readonly Unplaced[]): Promise<StoredNews[]> {
  const count = news.filter(({ requestId }) => requestId !== null).length;
  if (count === 0) return news.map(({ item }) => item);
  const { rows: [counter] } = await trx.executeQuery(queries.takePlaces({ count }));
  if (counter === undefined) throw new Error('The counter of the desk\'s news is gone.');
  let position = counter.position - count;
  const items = news.map(({ item, requestId, at }) => {
    if (requestId === null) return { item };
    const desk = { position: (position += 1), requestId };
    return { item: { ...item, desk }, record: toLog(item, desk, at) };
  });
  for (const query of queries.logNews(items.flatMap(({ record }) => record ?? []))) await trx.executeQuery(query);
  return items.map(({ item }) => item);
}
