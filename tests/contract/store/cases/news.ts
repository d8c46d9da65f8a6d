import { expect, test } from '@jest/globals';
import type { NewsItem } from '../../../../bot/ports.ts';
import { change, conversation, listen, request, stored, until, watermarks } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

export function news(kind: Kind): void {
  const bench = benchOf(kind);

  test('of a commit: its rows, then its requests, once', async () => {
    const heard = listen(bench.store);
    const talk = conversation();
    const done = await bench.store.commit(change(talk, ['hjælp', 'jeg henter en'], { requests: [request(talk.id)] }));
    const { id } = await stored(bench.store);
    await until(() => watermarks(heard, id).length > 0);
    const asked = done.requests[0] ?? request('');
    const expected: NewsItem[] = [
      { kind: 'activities', conversationId: talk.id, rows: done.rows, desk: { position: 1, requestId: asked.id } },
      { kind: 'request', request: asked, desk: { position: 2, requestId: asked.id } },
    ];
    expect(heard.slice(0, -1)).toEqual(expected);
  });

  test('of turns that follow each other, in order', async () => {
    const heard = listen(bench.store);
    let [talk, other] = [conversation(), conversation()];
    for (let turn = 0; turn < 30; turn += 1) {
      const done = await Promise.all([talk, other].map((each) => bench.store.commit(change(each, ['en', 'to']))));
      [talk, other] = [done[0]?.conversation ?? talk, done[1]?.conversation ?? other];
    }
    await until(() => watermarks(heard, other.id).length >= 60);
    const all = Array.from({ length: 60 }, (_, index) => index + 1);
    expect(watermarks(heard, talk.id)).toEqual(all);
    expect(watermarks(heard, other.id)).toEqual(all);
  });

  test('nothing of what was refused', async () => {
    const heard = listen(bench.store);
    const old = await stored(bench.store);
    const { conversation: newer } = await bench.store.commit(change(old, ['en']));
    await expect(bench.store.commit(change(old, ['for sent']))).rejects.toThrow();
    await bench.store.commit(change(newer, ['videre']));
    await until(() => watermarks(heard, old.id).includes(3));
    expect(watermarks(heard, old.id)).toEqual([1, 2, 3]);
    expect(heard.flatMap((item) => (item.kind === 'activities' ? item.rows.map((row) => row.activity.text) : []))).not.toContain('for sent');
  });

  test('to others even if a listener throws, and to none that has left', async () => {
    const gone: NewsItem[] = [];
    const leave = bench.store.outbox.subscribe((item) => gone.push(item));
    const stop = bench.store.outbox.subscribe(() => {
      throw new Error('a broken listener');
    });
    const heard = listen(bench.store);
    leave();
    leave();
    const { id } = await stored(bench.store);
    await until(() => watermarks(heard, id).length > 0);
    stop();
    expect(watermarks(heard, id)).toEqual([1]);
    expect(gone.filter((item) => item.kind === 'activities' && item.conversationId === id)).toEqual([]);
    expect(bench.faults).toContainEqual(new Error('a broken listener'));
  });

  test('of typing, which is not stored', async () => {
    const heard = listen(bench.store);
    const { id } = await stored(bench.store);
    await until(() => watermarks(heard, id).length === 1);
    bench.store.outbox.pass({ kind: 'typing', conversationId: id, role: 'librarian' });
    expect(heard.filter((item) => item.kind === 'typing')).toEqual([{ kind: 'typing', conversationId: id, role: 'librarian' }]);
    expect(await bench.store.activitiesAfter(id, 0, 10)).toHaveLength(1);
  });
}
