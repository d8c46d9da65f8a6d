import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { records } from '../../storage/migrations/0001-records.ts';
import { news } from '../../storage/migrations/0002-news.ts';
import { presence } from '../../storage/migrations/0004-presence.ts';
import { openEngine } from '../../storage/open.ts';
import { Bench, stores } from '../contract/store/stores.ts';

describe.each(stores)('a database in $name from before the desk kept its log', (kind) => {
  const bench = new Bench(kind);
  beforeAll(() => bench.prepare());
  afterAll(() => bench.remove());

  test('keeps its requests, which get their times and their defaults', async () => {
    const engine = await openEngine(bench.options);
    const before = [records, presence, ...(engine.kind === 'postgres' ? [news] : [])];
    const statements = before.flatMap((migration) => migration.statements({ text: 'text', integer: 'bigint', bytes: 'blob' }, engine.kind));
    for (const statement of [...statements, 'create table migrations (number bigint primary key, name text not null, at text not null)']) await sql.raw(statement).execute(engine.db);
    for (let number = 1; number < 8; number += 1) await engine.db.insertInto('migrations').values({ number, name: '', at: '' }).execute();
    const old = {
      id: 'gammel', conversationId: 'samtale', libraryId: 'bibliotek', state: 'waiting', urgency: 'normal', language: 'da', reason: '"openedAt":"nej" \0 \ud800', stuckAt: null,
      openedAt: '2026-03-01T08:00:02.000Z', claimedBy: null, claimedAt: null, endedAt: null, version: 0,
    };
    const row = { id: old.id, version: 1, conversation_id: old.conversationId, library_id: old.libraryId, state: old.state, json: JSON.stringify(old) };
    await sql`insert into requests (id, version, conversation_id, library_id, state, json) values (${row.id}, ${row.version}, ${row.conversation_id}, ${row.library_id}, ${row.state}, ${row.json})`.execute(engine.db);
    await engine.close();

    const store = await bench.open();
    const [request] = await store.requestsBetween('bibliotek', old.openedAt, '2026-03-01T08:00:02.001Z');
    expect(request).toEqual({
      ...old, version: 1, kind: 'chat', time: null, code: null, place: null, sharedFrom: 1, poolId: null, offer: null, citizenGoneAt: null, closing: null,
      attempts: [], outcome: null, topic: null, declinedBy: [], lastCall: false,
    });
    expect(await store.deskPosition()).toBe(0);
  });
});
