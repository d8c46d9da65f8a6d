import { expect, test } from '@jest/globals';
import { everythingOn, type Switches } from '../../../../common/desk-team.ts';
import { HouseError } from '../../../../common/errors.ts';
import { change, conversation, newId, note, request } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

export function desk(kind: Kind): void {
  const bench = benchOf(kind);

  test('notes beside a conversation, oldest first, and no part of what was said', async () => {
    const talk = conversation();
    const asked = request(talk.id);
    const [young, old] = [note(asked.id, 'ny \0 👍', { at: '2026-03-01T09:00:00.000Z' }), note(asked.id, 'gammel', { at: '2026-03-01T08:00:00.000Z' })];
    const { conversation: read } = await bench.store.commit(change(talk, ['hjælp'], { requests: [asked], notes: [young] }));
    await bench.store.commit(change(read, [], { notes: [old, young] }));
    expect(await bench.store.notesOf(talk.id)).toEqual([old, young]);
    expect(await bench.store.notesOf('en anden')).toEqual([]);
    expect(await bench.store.activitiesAfter(talk.id, 0, 10)).toHaveLength(1);
  });

  test('a note of that id again where it is about another request', async () => {
    const talks = [conversation(), conversation()];
    const notes = talks.map(({ id }) => note(request(id).id, 'samme id', { id: 'fælles-id' }));
    await Promise.all(talks.map((talk, index) => bench.store.commit(change(talk, [], { notes: notes.slice(index, index + 1) }))));
    for (const [index, { id }] of talks.entries()) expect(await bench.store.notesOf(id)).toEqual([notes[index]]);
  });

  test('a librarian\'s own replies, by their titles, which nobody else can change', async () => {
    const [ore, anna] = [{ id: newId('svar'), title: 'Åbningstider', text: 'Kom gerne \ud800' }, { id: newId('svar'), title: 'Velkommen', text: 'Hej' }];
    for (const reply of [ore, anna]) await bench.store.saveReply('anna', reply);
    await bench.store.saveReply('anna', { ...anna, text: 'Hej igen' });
    await expect(bench.store.saveReply('bo', { ...anna, text: 'mit nu' })).rejects.toEqual(new HouseError('Conflict'));
    await bench.store.deleteReply('bo', ore.id);
    expect(await bench.store.repliesOf('anna')).toEqual([{ ...anna, text: 'Hej igen' }, ore]);
    await bench.store.deleteReply('anna', anna.id);
    expect([await bench.store.repliesOf('anna'), await bench.store.repliesOf('bo')]).toEqual([[ore], []]);
  });

  test('how far each side has read, which never goes back', async () => {
    const id = newId('samtale');
    const further: boolean[] = [];
    for (const watermark of [0, 3, 2, 3, 4]) further.push(await bench.store.markRead(id, 'citizen', watermark));
    expect(further).toEqual([false, true, false, false, true]);
    expect(await bench.store.marksOf(id)).toEqual({ citizen: 4, librarian: 0 });
    const all = await Promise.all([7, 7, 7].map((watermark) => bench.store.markRead(id, 'librarian', watermark)));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect([await bench.store.marksOf(id), await bench.store.marksOf('ingen')]).toEqual([{ citizen: 4, librarian: 7 }, { citizen: 0, librarian: 0 }]);
  });

  test('when citizens last listened, until it is forgotten', async () => {
    const ids = Array.from({ length: 70 }, () => newId('samtale'));
    const [one = '', two = ''] = ids;
    const [early, late] = ['2026-03-01T08:00:00.000Z', '2026-03-01T09:00:00.000Z'];
    await bench.store.listening([...ids, one], early);
    await bench.store.listening([two], late);
    await bench.store.listening([two], early);
    expect(await bench.store.lastListened([...ids, 'ingen'])).toEqual(new Map(ids.map((id) => [id, id === two ? late : early])));
    await bench.store.forgetListeners(late);
    expect(await bench.store.lastListened(ids)).toEqual(new Map([[two, late]]));
    expect(await bench.store.lastListened([])).toEqual(new Map());
  });

  test('what libraries have switched off, for every instance', async () => {
    const off: Switches = { ...everythingOn, bot: { reason: { da: 'Systemet er nede.', en: 'The system is down.' }, by: { id: 'anna', firstName: 'Anna' }, at: '2026-03-01T08:00:00.000Z' } };
    await bench.store.setSwitches('a', off);
    await bench.store.setSwitches('b', off);
    await bench.store.setSwitches('b', everythingOn);
    expect(await (await bench.open()).switches()).toEqual(new Map([['a', off], ['b', everythingOn]]));
  });

  test('the open requests of a library, of its pools, and of all', async () => {
    const [own, near, far] = [newId('bibliotek'), newId('bibliotek'), newId('bibliotek')];
    const talk = conversation();
    const [alone, shared, other, mine, over] = [
      request(talk.id, { libraryId: near }), request(talk.id, { libraryId: near, poolId: 'syd' }), request(talk.id, { libraryId: far, poolId: 'nord', state: 'claimed' }),
      request(talk.id, { libraryId: own, poolId: 'syd' }), request(talk.id, { libraryId: near, poolId: 'syd', state: 'resolved' }),
    ];
    const { conversation: read, requests } = await bench.store.commit(change(talk, [], { requests: [alone, shared, other, mine, over] }));
    const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id).toSorted();
    const open = async (pools?: string[]): Promise<string[]> => ids(await bench.store.openRequests(own, pools));
    expect([await open(), await open([]), await open(['syd']), await open(['syd', 'nord'])]).toEqual([[mine.id], [mine.id], ids([mine, shared]), ids([mine, shared, other])]);
    const everywhere = ids(await bench.store.allOpenRequests());
    expect(everywhere).toEqual(expect.arrayContaining(ids([alone, shared, other, mine])));
    expect(everywhere).not.toContain(over.id);
    await bench.store.commit(change(read, [], { requests: requests.filter(({ id }) => id === alone.id).map((one) => ({ ...one, poolId: 'syd' })) }));
    expect(await open(['syd'])).toEqual(ids([mine, shared, alone]));
  });

  test('the requests of a conversation, and of a library between two times, oldest first', async () => {
    const libraryId = newId('bibliotek');
    const talk = conversation();
    const opened = (openedAt: string, more = {}) => request(talk.id, { libraryId, openedAt, ...more });
    const [second, first, last] = [opened('2026-03-02T08:00:00.000Z', { state: 'expired' }), opened('2026-03-01T08:00:00.000Z'), opened('2026-03-03T08:00:00.000Z')];
    await bench.store.commit(change(talk, [], { requests: [second, first, last] }));
    const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);
    expect(ids(await bench.store.requestsOf(talk.id))).toEqual(ids([first, second, last]));
    expect(ids(await bench.store.requestsBetween(libraryId, first.openedAt, last.openedAt))).toEqual(ids([first, second]));
    expect([await bench.store.requestsOf('ingen'), await bench.store.requestsBetween('andet', first.openedAt, last.openedAt)]).toEqual([[], []]);
  });
}
