import { expect, test } from '@jest/globals';
import { change, conversation, newId, request, stored } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

export function reads(kind: Kind): void {
  const bench = benchOf(kind);

  test('nothing where there is nothing', async () => {
    expect(await bench.store.load('ingen')).toBeUndefined();
    expect(await bench.store.activitiesAfter('ingen', 0, 10)).toEqual([]);
    expect(await bench.store.activityIdOf('ingen', 'ingen')).toBeUndefined();
    expect(await bench.store.request('ingen')).toBeUndefined();
    expect(await bench.store.openRequests('ingen')).toEqual([]);
    expect(await bench.store.undelivered('ingen', 10)).toEqual([]);
    expect(await bench.store.totals('ingen', '2026-01-01', '2026-12-31')).toEqual([]);
    await expect(bench.store.markDelivered('ingen', 3)).resolves.toBeUndefined();
  });

  test('rows above a watermark, ascending, at most so many', async () => {
    const texts = Array.from({ length: 25 }, (_, index) => `linje ${index + 1}`);
    const { id } = await stored(bench.store, {}, texts);
    const marks = async (watermark: number, limit: number) => (await bench.store.activitiesAfter(id, watermark, limit)).map((row) => row.watermark);
    expect(await marks(0, 100)).toEqual(texts.map((_, index) => index + 1));
    expect(await marks(9, 3)).toEqual([10, 11, 12]);
    expect(await marks(24, 3)).toEqual([25]);
    expect(await marks(25, 3)).toEqual([]);
    expect(await marks(0, 0)).toEqual([]);
  });

  test('what a channel has not delivered', async () => {
    const channel = newId('kanal');
    const reference = { serviceUrl: 'https://example.dk', user: { id: 'å' } };
    const of = (updatedAt: string) => stored(bench.store, { channel, reference, updatedAt }, ['en', 'to', 'tre']);
    const [older, newer] = [await of('2026-03-01T08:00:00.000Z'), await of('2026-03-01T09:00:00.000Z')];
    await stored(bench.store, { channel: newId('anden'), reference }, ['en']);
    await stored(bench.store, { channel, reference: null }, ['uden adresse']);
    const list = async (limit = 10) => (await bench.store.undelivered(channel, limit)).map(({ conversation: { id }, delivered }) => [id, delivered]);
    expect(await list()).toEqual([[older.id, 0], [newer.id, 0]]);
    expect(await list(1)).toEqual([[older.id, 0]]);
    expect((await bench.store.undelivered(channel, 1))[0]?.conversation).toEqual(older);
    await bench.store.markDelivered(older.id, 2);
    expect(await list()).toEqual([[older.id, 2], [newer.id, 0]]);
    await bench.store.markDelivered(older.id, 1);
    await bench.store.markDelivered(newer.id, 99);
    expect(await list()).toEqual([[older.id, 2], [newer.id, 0]]);
    await bench.store.markDelivered(older.id, 3);
    expect(await list()).toEqual([[newer.id, 0]]);
    await bench.store.commit(change(older, ['fire']));
    expect(await list()).toEqual([[older.id, 3], [newer.id, 0]]);
  });

  test('the open requests of one library', async () => {
    const libraryId = newId('bibliotek');
    const talk = conversation({ libraryId });
    const of = (state: 'waiting' | 'claimed' | 'resolved' | 'cancelled', library = libraryId) => request(talk.id, { state, libraryId: library });
    const all = [of('waiting'), of('claimed'), of('resolved'), of('cancelled'), of('waiting', 'andet')];
    const { conversation: read, requests } = await bench.store.commit(change(talk, ['hjælp'], { requests: all }));
    const open = async () => (await bench.store.openRequests(libraryId)).map(({ id }) => id).toSorted();
    expect(await open()).toEqual([all[0]?.id, all[1]?.id].toSorted());
    await bench.store.commit(change(read, [], { requests: requests.slice(0, 1).map((one) => ({ ...one, state: 'cancelled' as const })) }));
    expect(await open()).toEqual([all[1]?.id]);
  });

  test('everything again after it was closed and opened', async () => {
    const talk = conversation({ reference: { a: 1 } });
    const done = await bench.store.commit(change(talk, ['hej', 'goddag'], { requests: [request(talk.id)], clientIds: ['c-1'] }));
    await bench.store.close();
    const store = await bench.open();
    expect(await store.load(talk.id)).toEqual(done.conversation);
    expect(await store.activitiesAfter(talk.id, 0, 10)).toEqual(done.rows);
    expect(await store.request(done.requests[0]?.id ?? '')).toEqual(done.requests[0]);
    expect(await store.activityIdOf(talk.id, 'c-1')).toBe(done.rows[0]?.activity.id);
    expect((await store.commit(change(done.conversation, ['videre']))).rows[0]?.watermark).toBe(3);
  });
}
