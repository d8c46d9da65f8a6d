import { expect, test } from '@jest/globals';
import type { Conversation } from '../../../../bot/ports.ts';
import { HouseError } from '../../../../common/errors.ts';
import { change, conversation, newId, note, question, request } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

const [long, before, since] = ['2026-03-01T08:00:00.000Z', '2026-06-01T08:00:00.000Z', '2026-06-02T08:00:00.000Z'];

export function retention(kind: Kind): void {
  const bench = benchOf(kind);

  /** A conversation with something in every place where something of it is kept. */
  async function whole(changes: Partial<Conversation> = {}, state: 'waiting' | 'claimed' | 'resolved' = 'resolved'): Promise<{ talk: Conversation; requestId: string; libraryId: string; code: string }> {
    const libraryId = newId('bibliotek');
    const talk = conversation({ createdAt: long, updatedAt: long, ...changes });
    const asked = request(talk.id, { libraryId });
    const code = newId('KODE');
    const { conversation: first, requests } = await bench.store.commit(change(talk, ['hej', 'goddag'], {
      requests: [asked],
      contacts: [{ requestId: asked.id, libraryId, contact: { name: 'Karen', phone: '20304050', email: null }, at: long }],
      notes: [note(asked.id, 'ring efter kl. 12')],
      questions: [question(talk.id, { libraryId, at: talk.updatedAt })],
      moves: [{ code, conversationId: talk.id, libraryId, language: 'da', moves: 0, expiresAt: '2027-01-01T00:00:00.000Z' }],
    }));
    await bench.store.markRead(talk.id, 'citizen', 2);
    await bench.store.listening([talk.id], long);
    const stored = (await bench.store.commit(change(first, [], { requests: requests.map((each) => ({ ...each, state })) }))).conversation;
    return { talk: stored, requestId: asked.id, libraryId, code };
  }

  async function left({ talk, requestId, libraryId, code }: Awaited<ReturnType<typeof whole>>): Promise<unknown[]> {
    const { store } = bench;
    return Promise.all([
      store.load(talk.id), store.activitiesAfter(talk.id, 0, 9), store.request(requestId), store.contactOf(requestId), store.notesOf(talk.id),
      store.marksOf(talk.id), store.lastListened([talk.id]), store.findMove(code, long), store.openQuestions(libraryId, 9),
    ]);
  }
  const nothing = [undefined, [], undefined, null, [], { citizen: 0, librarian: 0 }, new Map(), undefined, []];

  test('a conversation goes with all that belongs to it, and its neighbours stay', async () => {
    const [old, other] = [await whole(), await whole({ updatedAt: since })];
    const kept = await left(other);
    expect(kept).not.toContainEqual(undefined);
    expect(await bench.store.forgetConversations(before, 9)).toBe(1);
    expect(await left(old)).toEqual(nothing);
    expect(await left(other)).toEqual(kept);
    expect(await bench.store.forgetConversations(before, 9)).toBe(0);
  });

  test.each(['waiting', 'claimed'] as const)('one whose request is %s stays, and goes when that has ended', async (state) => {
    const waits = await whole({}, state);
    expect(await bench.store.forgetConversations(before, 9)).toBe(0);
    const [asked] = await bench.store.requestsOf(waits.talk.id);
    await bench.store.commit(change(waits.talk, [], { requests: asked === undefined ? [] : [{ ...asked, state: 'expired' }] }));
    expect(await bench.store.forgetConversations(before, 9)).toBe(1);
    expect(await left(waits)).toEqual(nothing);
  });

  test('a batch is no larger than asked for, the oldest first, and the last one is smaller', async () => {
    const talks = await Promise.all(Array.from({ length: 25 }, async (_, day) => (await bench.store.commit(change(conversation({ createdAt: `2026-01-${String(day + 1).padStart(2, '0')}T08:00:00.000Z`, updatedAt: long }), ['hej']))).conversation));
    expect(await bench.store.forgetConversations(before, 10)).toBe(10);
    expect((await Promise.all(talks.map(({ id }) => bench.store.load(id)))).map((talk) => talk === undefined)).toEqual([...Array<boolean>(10).fill(true), ...Array<boolean>(15).fill(false)]);
    expect([await bench.store.forgetConversations(before, 10), await bench.store.forgetConversations(before, 10)]).toEqual([10, 5]);
  });

  test('several instances at once delete each conversation once, while citizens write', async () => {
    const instances = [bench.store, await bench.open(), await bench.open()];
    const old = await Promise.all(Array.from({ length: 120 }, async () => (await bench.store.commit(change(conversation({ createdAt: long, updatedAt: long }), ['hej'], { questions: [] }))).conversation));
    const empty = async (store: typeof bench.store): Promise<number> => {
      let gone = 0;
      for (let batch = await store.forgetConversations(before, 10); batch > 0; batch = await store.forgetConversations(before, 10)) gone += batch;
      return gone;
    };
    const talk = conversation({ createdAt: since, updatedAt: since });
    const speak = async (): Promise<Conversation> => {
      let current = talk;
      for (let turn = 0; turn < 20; turn += 1) current = (await bench.store.commit(change(current, ['en', 'to']))).conversation;
      return current;
    };
    const [spoken, ...gone] = await Promise.all([speak(), ...instances.map(empty)]);
    expect(gone.reduce((sum, each) => sum + each, 0)).toBe(old.length);
    expect(await bench.store.activitiesAfter(spoken.id, 0, 99)).toHaveLength(40);
  });

  test('who writes in a conversation at the moment it goes either keeps it or is told that it is gone', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { conversation: talk } = await bench.store.commit(change(conversation({ createdAt: long, updatedAt: long }), ['hej']));
      const [said, gone] = await Promise.allSettled([bench.store.commit(change({ ...talk, updatedAt: since }, ['er du der?'])), bench.store.forgetConversations(before, 9)]);
      const rows = await bench.store.activitiesAfter(talk.id, 0, 9);
      if (said.status === 'fulfilled') expect([rows.length, gone]).toEqual([2, { status: 'fulfilled', value: 0 }]);
      else expect([said.reason, rows.length]).toEqual([new HouseError('Conflict'), 0]);
    }
  });

  test('questions go by their own age, dealt with or not', async () => {
    const libraryId = newId('bibliotek');
    const talk = conversation({ createdAt: long, updatedAt: since });
    const [old, used, young] = [long, long, since].map((at) => question(talk.id, { libraryId, at }));
    await bench.store.commit(change(talk, ['hej'], { questions: [old, used, young].filter((each) => each !== undefined) }));
    await bench.store.settleQuestions(libraryId, [used?.id ?? ''], 'used');
    expect([await bench.store.forgetQuestions(before, 1), await bench.store.forgetQuestions(before, 9), await bench.store.forgetQuestions(before, 9)]).toEqual([1, 1, 0]);
    expect(await bench.store.openQuestions(libraryId, 9)).toEqual([young]);
    expect(await bench.store.load(talk.id)).toBeDefined();
  });
}
