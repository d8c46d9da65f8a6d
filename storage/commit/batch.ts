import type { CompiledQuery } from 'kysely';
import type { Committed } from '../../bot/ports.ts';
import { HouseError } from '../../common/errors.ts';
import { sumCounts } from '../counts.ts';
import type { Engine, Telling, Writing } from '../engine.ts';
import type { NoteRecord } from '../tables.ts';
import { toCommitted } from './entry.ts';
import type { Entry } from './entry.ts';
import { placed } from './places.ts';
import type { Unplaced } from './places.ts';
import type { CommitQueries } from './queries.ts';

/** What became of an entry; the order is that of the batch. */
export type Outcome = Committed | HouseError;

/** Another instance was faster in the moment between reading and writing; the batch is taken back. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}

/**
 * Writes entries in one transaction and tells their news when it is committed.
 * No two of them may touch the same conversation or request. An entry with an old
 * version gets `Conflict` and is left out.
 * @throws whatever the database says to a single entry of the batch; then nothing is written.
 */
export async function writeBatch(engine: Engine, queries: CommitQueries, entries: readonly Entry[]): Promise<Outcome[]> {
  let telling: Telling | undefined;
  try {
    const outcomes = await engine.db.transaction().execute(async (trx) => {
      const fresh = await freshOnes(trx, queries, entries);
      const written = entries.filter((entry) => fresh.has(entry));
      const results = entries.map((entry) => (fresh.has(entry) ? toCommitted(entry) : new HouseError('Conflict')));
      if (written.length > 0) {
        const notes = await save(trx, queries, written);
        telling = await engine.news.prepare(trx, await placed(trx, queries, written.flatMap((entry) => newsOf(entry, notes))));
      }
      return results;
    });
    telling?.tell();
    return outcomes;
  } catch (error) {
    telling?.drop();
    throw error;
  }
}

/** The entries whose conversation and requests are still as they were read. */
async function freshOnes(trx: Writing, queries: CommitQueries, entries: readonly Entry[]): Promise<Set<Entry>> {
  const conversations = await versions(trx, queries.conversations, entries.map((entry) => entry.conversation));
  const requests = await versions(trx, queries.requests, entries.flatMap((entry) => entry.requests));
  return new Set(entries.filter(({ conversation, requests: changed, change }) => {
    const stored = conversations.get(conversation.id);
    if ((stored?.version ?? 0) + 1 !== conversation.version) return false;
    if ((stored?.watermark ?? 0) !== change.conversation.watermark) return false;
    return changed.every((request) => (requests.get(request.id)?.version ?? 0) + 1 === request.version);
  }));
}

interface Stored {
  id: string;
  version: number;
  watermark?: number;
}

async function versions(
  trx: Writing,
  query: (rows: readonly { id: string }[]) => CompiledQuery<Stored>[],
  wanted: readonly { id: string }[],
): Promise<Map<string, Stored>> {
  const found = new Map<string, Stored>();
  for (const part of query(inOrder(wanted))) {
    for (const row of (await trx.executeQuery(part)).rows) found.set(row.id, row);
  }
  return found;
}

/** Answers the keys of the notes that were not there before. */
async function save(trx: Writing, queries: CommitQueries, entries: readonly Entry[]): Promise<Set<string>> {
  await run(trx, queries.saveConversations(inOrder(entries.map((entry) => entry.conversation))), entries.length);
  await run(trx, queries.addActivities(entries.flatMap((entry) => entry.activities)));
  const requests = entries.flatMap((entry) => entry.requests);
  await run(trx, queries.saveRequests(inOrder(requests)), requests.length);
  await run(trx, queries.addContacts(entries.flatMap(({ contacts }) => contacts)));
  await run(trx, queries.dropContacts(inOrder(entries.flatMap(({ requests }) => requests).filter(({ state }) => state !== 'waiting' && state !== 'claimed'))));
  await run(trx, queries.addComments(entries.flatMap(({ comments }) => comments)));
  await run(trx, queries.addQuestions(entries.flatMap(({ questions }) => questions)));
  await run(trx, queries.addMoves(entries.flatMap(({ moves }) => moves)));
  await run(trx, queries.addCounts(sumCounts(entries.flatMap((entry) => entry.change.counts))));
  const notes = new Set<string>();
  for (const query of queries.addNotes(entries.flatMap((entry) => entry.notes))) {
    for (const row of (await trx.executeQuery(query)).rows) notes.add(keyOf(row));
  }
  return notes;
}

const keyOf = ({ request_id, id }: Pick<NoteRecord, 'request_id' | 'id'>): string => JSON.stringify([request_id, id]);

/** @throws Overtaken when not exactly `expected` rows were affected. */
async function run(trx: Writing, parts: CompiledQuery<unknown>[], expected?: number): Promise<void> {
  let affected = 0;
  for (const part of parts) affected += Number((await trx.executeQuery(part)).numAffectedRows ?? 0);
  if (expected !== undefined && affected !== expected) throw new Overtaken();
}

/** Rows are locked in the order of their ids by every instance, so that none waits for another in a circle. */
function inOrder<Row extends { id: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** @param fresh keys of notes that nobody has been told of; each is taken out with its news */
function newsOf(entry: Entry, fresh: Set<string>): Unplaced[] {
  const { conversation, rows, requests } = toCommitted(entry);
  const at = conversation.updatedAt;
  const requestId = conversation.state.handoff?.requestId ?? requests[0]?.id ?? null;
  const news: Unplaced[] = rows.length > 0 ? [{ item: { kind: 'activities', conversationId: conversation.id, rows }, requestId, at }] : [];
  for (const request of requests) news.push({ item: { kind: 'request', request }, requestId: request.id, at });
  entry.change.notes?.forEach((note, index) => {
    const record = entry.notes[index];
    if (record && fresh.delete(keyOf(record))) news.push({ item: { kind: 'note', note }, requestId: note.requestId, at });
  });
  return news;
}
