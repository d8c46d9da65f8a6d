import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Conversation, PassingNews } from '../../../../bot/ports.ts';
import { HouseError } from '../../../../common/errors.ts';
import type { Store } from '../../../../storage/store.ts';
import { change, conversation, listen, newId, note, request, stored, until, watermarks } from '../make.ts';
import { Bench } from '../stores.ts';
import type { Kind } from '../stores.ts';

/** Two instances of the service over the same data. */
export function instances(kind: Kind): void {
  const bench = new Bench(kind);
  let [here, there]: Store[] = [];
  const both = (): Store[] => [here, there].filter((store) => store !== undefined);
  const one = (index: number): Store => both()[index % 2] as Store;
  beforeAll(async () => {
    await bench.prepare();
    [here, there] = await Promise.all([bench.open(), bench.open()]);
  });
  afterAll(() => bench.remove());

  test('what one commits the other reads', async () => {
    const read = await stored(one(0));
    expect(await one(1).load(read.id)).toEqual(read);
  });

  test('exactly one claim of a request succeeds, wherever it comes in', async () => {
    for (let round = 0; round < 5; round += 1) {
      const talk = conversation();
      const opened = await one(round).commit(change(talk, ['hjælp'], { requests: [request(talk.id)] }));
      const claims = Array.from({ length: 50 }, (_, index) => one(index).commit(change(opened.conversation, [`${index}`], { requests: opened.requests })));
      const outcomes = await Promise.allSettled(claims);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toEqual(new HouseError('Conflict'));
      expect(await one(0).activitiesAfter(talk.id, 1, 10)).toHaveLength(1);
    }
  });

  test('exactly one makes a new conversation, and its neighbours are kept', async () => {
    const fresh = Array.from({ length: 20 }, () => conversation());
    const outcomes = await Promise.allSettled(fresh.flatMap((talk) => [0, 1].map((index) => one(index).commit(change(talk, [`fra ${index}`])))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(fresh.length);
    for (const { id } of fresh) expect(await one(0).activitiesAfter(id, 0, 10)).toHaveLength(1);
  });

  test('both count, and share their secrets', async () => {
    const count = { day: '2026-03-01', libraryId: newId('bibliotek'), event: 'not-understood', guideId: '', stepId: '' } as const;
    await Promise.all(Array.from({ length: 40 }, (_, index) => one(index).commit(change(conversation(), [], { counts: [count] }))));
    expect(await one(0).totals(count.libraryId, count.day, count.day)).toEqual([{ ...count, total: 40 }]);
    const name = newId('nøgle');
    const secrets = await Promise.all([0, 1, 0, 1].map((index, at) => one(index).secret(name, () => `nr. ${at}`)));
    expect(new Set(secrets).size).toBe(1);
  });

  if (!kind.shares) return;

  test('what one commits both tell, once and in order', async () => {
    const heard = both().map(listen);
    const talks = await Promise.all(Array.from({ length: 5 }, (_, index) => stored(one(index))));
    const speak = async (talk: Conversation): Promise<void> => {
      let current = talk;
      for (let turn = 0; turn < 20; turn += 1) current = (await one(turn + (turn >> 2)).commit(change(current, ['en', 'to']))).conversation;
    };
    await Promise.all(talks.map(speak));
    const all = Array.from({ length: 41 }, (_, index) => index + 1);
    await until(() => heard.every((items) => talks.every(({ id }) => watermarks(items, id).length >= all.length)));
    for (const items of heard) for (const { id } of talks) expect(watermarks(items, id)).toEqual(all);
    const texts = (index: number) => heard[index]?.filter((item) => item.kind === 'activities').toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(texts(0)).toEqual(texts(1));
  });

  test('requests, notes and news of the moment cross over', async () => {
    const [, heard = []] = both().map(listen);
    const id = `${newId('c')} æøå \0 \ud800 👍`;
    const asked = request(id);
    const written = note(asked.id, 'ring til mig 👍');
    const { requests } = await one(0).commit(change(conversation({ id }), [], { requests: [asked], notes: [written] }));
    const passing: PassingNews[] = [
      { kind: 'typing', conversationId: id, role: 'citizen' }, { kind: 'read', conversationId: id, role: 'librarian', watermark: 3 }, { kind: 'team', libraryId: id }, { kind: 'guides' },
    ];
    for (const item of passing) one(0).outbox.pass(item);
    await until(() => heard.length >= 6);
    const position = await one(1).deskPosition();
    expect(heard.filter((item) => item.kind === 'request' || item.kind === 'note')).toEqual([
      { kind: 'request', request: requests[0], desk: { position: position - 1, requestId: asked.id } },
      { kind: 'note', note: written, desk: { position, requestId: asked.id } },
    ]);
    expect(heard).toEqual(expect.arrayContaining(passing));
    expect(heard).toHaveLength(6);
  });
}
