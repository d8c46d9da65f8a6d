import { expect, test } from '@jest/globals';
import type { Contact } from '../../../../common/desk-api.ts';
import { cancel } from '../../../../handoff/request.ts';
import { change, conversation, request } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

const contact: Contact = { name: 'Karen', phone: '20 30 40 50', email: null };

export function letters(kind: Kind): void {
  const bench = benchOf(kind);

  async function left(at: string): Promise<{ id: string; end(): Promise<void> }> {
    const talk = conversation();
    const asked = request(talk.id, { kind: 'call' });
    const done = await bench.store.commit(change(talk, ['ring til mig'], { requests: [asked], contacts: [{ requestId: asked.id, libraryId: 'bibliotek', contact, at }] }));
    const [stored] = done.requests;
    return { id: asked.id, end: async () => { await bench.store.commit(change(done.conversation, [], { requests: stored === undefined ? [] : [cancel(stored, at)] })); } };
  }

  test('how to reach a citizen is kept until the request\'s end', async () => {
    const { id, end } = await left('2026-11-01T08:00:00.000Z');
    expect(await bench.store.contactOf(id)).toEqual(contact);
    await end();
    expect(await bench.store.contactOf(id)).toBeNull();
  });

  test('what is too old is forgotten, and nothing else', async () => {
    const [old, young] = [await left('2026-10-01T08:00:00.000Z'), await left('2026-11-01T08:00:00.000Z')];
    await bench.store.forgetContacts('2026-10-15T00:00:00.000Z');
    expect([await bench.store.contactOf(old.id), await bench.store.contactOf(young.id)]).toEqual([null, contact]);
  });

  test('comments are read by library and day', async () => {
    const talk = conversation();
    await bench.store.commit(change(talk, ['tak'], { comments: [{ id: 'k1', libraryId: 'bibliotek', day: '2026-11-02', about: 'librarian', guideId: '', rating: 'good', text: 'sød' }] }));
    expect(await bench.store.comments('bibliotek', '2026-11-02', '2026-11-02')).toEqual([{ id: 'k1', libraryId: 'bibliotek', day: '2026-11-02', about: 'librarian', guideId: '', rating: 'good', text: 'sød' }]);
    expect(await bench.store.comments('naboby', '2026-11-02', '2026-11-02')).toEqual([]);
  });
}
