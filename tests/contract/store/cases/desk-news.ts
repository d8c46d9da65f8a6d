import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Committed, Conversation, DeskPlace, NewsItem, StoredNews } from '../../../../bot/ports.ts';
import { HouseError } from '../../../../common/errors.ts';
import type { Store } from '../../../../storage/store.ts';
import { change, conversation, listen, note, request, stored, until } from '../make.ts';
import { Bench, benchOf } from '../stores.ts';
import type { Kind } from '../stores.ts';

type Placed = StoredNews & { desk: DeskPlace };

const isPlaced = (item: NewsItem): item is Placed => 'desk' in item && item.desk !== undefined;

/** A conversation whose citizen asks for a person. */
async function asked(store: Store, text = 'hjælp'): Promise<Committed & { requestId: string }> {
  const talk = conversation();
  const opened = request(talk.id);
  return { ...(await store.commit(change(talk, [text], { requests: [opened] }))), requestId: opened.id };
}

const waitingFor = (of: Conversation, requestId: string): Conversation =>
  ({ ...of, state: { ...of.state, handoff: { dialog: 'handoff', phase: 'waiting', kind: 'chat', requestId, reason: null, librarian: null } } });

/** Reads on from a place until there is nothing more, a few at a time. */
async function readOn(store: Store, from: number): Promise<Placed[]> {
  const found: Placed[] = [];
  for (;;) {
    const part = await store.deskNewsAfter(found.at(-1)?.desk.position ?? from, 7);
    if (part.length === 0) return found;
    found.push(...part);
  }
}

const positions = (news: readonly Placed[]): number[] => news.map(({ desk }) => desk.position);
const upTo = (last: number, after = 0): number[] => Array.from({ length: last - after }, (_, index) => after + index + 1);

export function deskNews(kind: Kind): void {
  describe('in order', () => ordered(kind));
  describe('to whoever reads while others write', () => overlapping(kind));
}

function ordered(kind: Kind): void {
  const bench = benchOf(kind);

  test('from the first place on, with the content, whatever belongs to a request', async () => {
    const { store } = bench;
    expect([await store.deskPosition(), await store.deskNewsAfter(0, 10)]).toEqual([0, []]);
    const heard = listen(store);
    const first = await asked(store);
    const { requestId } = first;
    const written = note(requestId, 'hun har prøvet før');
    const second = await store.commit(change(waitingFor(first.conversation, requestId), ['er der nogen?', 'snart'], { notes: [written] }));
    expect(await store.deskNewsAfter(0, 10)).toEqual([
      { kind: 'activities', conversationId: first.conversation.id, rows: first.rows, desk: { position: 1, requestId } },
      { kind: 'request', request: first.requests[0], desk: { position: 2, requestId } },
      { kind: 'activities', conversationId: first.conversation.id, rows: second.rows, desk: { position: 3, requestId } },
      { kind: 'note', note: written, desk: { position: 4, requestId } },
    ]);
    expect(await store.deskPosition()).toBe(4);
    await until(() => heard.length >= 4);
    expect(heard).toEqual(await store.deskNewsAfter(0, 10));
  });

  test('nothing of what the robot says alone, of what was refused, and of a note that was sent before', async () => {
    const { store } = bench;
    const { conversation: talk, requestId } = await asked(store);
    const [before, once] = [await store.deskPosition(), note(requestId, 'en gang')];
    await stored(store);
    await expect(store.commit(change({ ...talk, version: 0 }, ['for sent'], { requests: [request(talk.id)] }))).rejects.toEqual(new HouseError('Conflict'));
    const taken = (await store.commit(change(talk, ['hej'], { clientIds: ['x'] }))).conversation;
    await expect(store.commit(change(waitingFor(taken, requestId), ['hej'], { clientIds: ['x'] }))).rejects.toEqual(new HouseError('Conflict'));
    expect(await store.deskPosition()).toBe(before);
    const noted = await store.commit(change(taken, [], { notes: [once, once] }));
    await store.commit(change(noted.conversation, [], { notes: [{ ...once, text: 'en anden' }, note(requestId, 'en til')] }));
    const news = await readOn(store, before);
    expect(news.map((item) => item.kind === 'note' && item.note.text)).toEqual(['en gang', 'en til']);
    expect(positions(news)).toEqual([before + 1, before + 2]);
  });

  test('of many at once each in its place, the request as it is now, and exactly what follows any place', async () => {
    const { store } = bench;
    const before = await store.deskPosition();
    const heard: Placed[] = [];
    // What was committed before may only be told now.
    store.outbox.subscribe((item) => void (isPlaced(item) && item.desk.position > before && heard.push(item)));
    const all = await Promise.all(Array.from({ length: 70 }, () => asked(store)));
    await Promise.all(all.map(({ conversation: talk, requests }) => store.commit(change(talk, [], { requests: requests.map((one) => ({ ...one, state: 'cancelled' as const })) }))));
    const news = await readOn(store, before);
    expect(positions(news)).toEqual(upTo(before + 210, before));
    const isRequest = (item: { kind: string }): boolean => item.kind === 'request';
    for (const item of news) if (item.kind === 'request') expect(item.request).toMatchObject({ id: item.desk.requestId, state: 'cancelled', version: 2 });
    await until(() => heard.length >= 210);
    expect(news.filter((item) => !isRequest(item))).toEqual(heard.filter((item) => !isRequest(item)));
    for (const skip of [1, 69, 140, 209, 210]) expect(await store.deskNewsAfter(before + skip, 1_000)).toEqual(news.slice(skip));
    expect(await store.deskNewsAfter(before + 3, 5)).toEqual(news.slice(3, 8));
  });

  test('what is too old is forgotten from the front, and places go on', async () => {
    const { store } = bench;
    const at = (updatedAt: string) => store.commit(change(conversation({ updatedAt }), [], { requests: [request('samtale')] }));
    const before = await store.deskPosition();
    for (const time of ['2026-03-02', '2026-03-04', '2026-03-02']) await at(`${time}T08:00:00.000Z`);
    await store.forgetDeskNews('2026-03-03T00:00:00.000Z');
    expect(positions(await readOn(store, 0))).toEqual([before + 2, before + 3]);
    await store.forgetDeskNews('2026-03-05T00:00:00.000Z');
    expect([await store.deskNewsAfter(0, 10), await store.deskPosition()]).toEqual([[], before + 3]);
    await at('2026-03-05T08:00:00.000Z');
    expect(positions(await readOn(store, before + 3))).toEqual([before + 4]);
  });
}

function overlapping(kind: Kind): void {
  const bench = new Bench(kind);
  let writers: Store[];
  let reader: Store;
  beforeAll(async () => {
    await bench.prepare();
    reader = await bench.open();
    writers = await Promise.all([bench.open(), bench.open()]);
  });
  afterAll(() => bench.remove());

  test('every place once, in order, and nothing missing, while two instances commit by the hundred', async () => {
    const told: string[] = [];
    const write = async (store: Store, name: number): Promise<void> => {
      for (let round = 0; round < 60; round += 1) {
        const texts = Array.from({ length: 1 + (round % 4) }, (_, index) => `${name} ${round} ${index}`);
        const late = stored(store).then((old) => store.commit(change({ ...old, version: 0 }, ['for sent'], { requests: [request(old.id)] }))).catch(() => undefined);
        await Promise.all([...texts.map((text) => asked(store, text)), late]);
        told.push(...texts);
      }
    };
    let writing = true;
    const seen: Placed[] = [];
    const poll = async (): Promise<void> => {
      for (let last = false; !last; ) {
        last = !writing;
        seen.push(...await readOn(reader, seen.at(-1)?.desk.position ?? 0));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const polled = poll();
    await Promise.all(writers.map(write));
    writing = false;
    await polled;
    expect(positions(seen)).toEqual(upTo(600));
    const texts = seen.flatMap((item) => (item.kind === 'activities' ? item.rows.map(({ activity }) => activity.text) : []));
    expect(texts.toSorted()).toEqual(told.toSorted());
  });

  if (kind.name !== 'PostgreSQL') return;

  test('nothing of a later commit before an earlier one that is still under way', async () => {
    const { requestId } = await asked(reader);
    const before = await reader.deskPosition();
    const client = new pg.Client({ connectionString: bench.options.databaseUrl ?? '' });
    await client.connect();
    await client.query('begin');
    await client.query('update desk_position set position = position + 1');
    await client.query(`insert into desk_log (position, written_at, kind, request_id) values ($1, '2026-03-01T08:00:00.000Z', 'request', $2)`, [before + 1, requestId]);
    let done = false;
    const later = asked(reader).then(() => { done = true; });
    const seen: Placed[] = [];
    for (let round = 0; round < 20; round += 1) {
      seen.push(...await readOn(reader, before));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect([seen, done]).toEqual([[], false]);
    await client.query('commit');
    while (seen.length < 3) seen.push(...await readOn(reader, seen.at(-1)?.desk.position ?? before));
    await Promise.all([later, client.end()]);
    expect(positions(seen)).toEqual(upTo(before + 3, before));
    expect(seen[0]).toMatchObject({ kind: 'request', request: { id: requestId } });
  });

  test('a turn of the robot alone waits for nobody who has taken a place', async () => {
    const client = new pg.Client({ connectionString: bench.options.databaseUrl ?? '' });
    await client.connect();
    await client.query('begin');
    await client.query('update desk_position set position = position + 1');
    const read = await stored(reader);
    expect(await reader.load(read.id)).toEqual(read);
    await client.query('rollback');
    await client.end();
  });
}
