import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DeskFeed, type FeedItem } from '../../../adapters/desk/feed.ts';
import type { NewsItem } from '../../../bot/ports.ts';
import type { DeskNews } from '../../../common/desk-news.ts';
import { until } from '../../support/until.ts';
import { openDeskHouse, type Browser, type DeskHouse, type Stream } from './house.ts';

let house: DeskHouse;
let anna: Browser;
let bo: Browser;
let open: Stream[] = [];
beforeAll(async () => {
  house = await openDeskHouse();
  for (const name of ['anna', 'bo']) await house.hire(name);
});
afterAll(() => house.stop());
beforeEach(async () => { [anna, bo] = [await house.signIn('anna'), await house.signIn('bo')]; });
afterEach(() => {
  for (const stream of open) stream.socket.terminate();
  open = [];
  expect(house.faults).toEqual([]);
});

async function listen(browser: Browser, after?: number | string): Promise<Stream> {
  const stream = browser.stream(undefined, after === undefined ? {} : { after });
  open.push(stream);
  await stream.hello();
  return stream;
}
const claim = (browser: Browser, requestId: string) => browser.post(`/api/desk/requests/${requestId}/claim`);
const cursorOf = ({ news }: Stream): number => Math.max(0, ...news.map((each) => ('cursor' in each ? each.cursor : 0)));
const texts = (stream: Stream): string[] => stream.news.flatMap((each) => (each.kind === 'activity' && each.activity.text?.startsWith('nr. ') === true ? [each.activity.text] : []));
const isText = (text: string) => (each: DeskNews): boolean => each.kind === 'activity' && each.activity.text === text;

test('a desk that was away gets exactly what it missed, in order, while new commits come in', async () => {
  const { conversationId, requestId } = await house.citizen();
  const first = await listen(anna);
  await claim(anna, requestId);
  await house.says(conversationId, 'nr. 0');
  await first.until(isText('nr. 0'));
  first.socket.terminate();
  const after = cursorOf(first);
  // More than are read from the log at once.
  for (let n = 1; n <= 250; n += 1) await house.says(conversationId, `nr. ${n}`);
  const other = await house.citizen();
  const more = (async () => { for (let n = 251; n <= 300; n += 1) await house.says(conversationId, `nr. ${n}`); })();
  const second = await listen(anna, after);
  expect(second.news[0]).toMatchObject({ kind: 'hello', resumed: true, cursor: after });
  await more;
  await second.until(isText('nr. 300'));
  expect(texts(second)).toEqual(Array.from({ length: 300 }, (_, n) => `nr. ${n + 1}`));
  expect(second.news).toContainEqual(expect.objectContaining({ kind: 'request', request: expect.objectContaining({ id: other.requestId }) }));
  const cursors = second.news.flatMap((each) => ('cursor' in each ? [each.cursor] : []));
  expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
}, 60_000);

test('two desks of one librarian each get what they missed themselves', async () => {
  const { conversationId, requestId } = await house.citizen();
  const [left, stays] = [await listen(anna), await listen(anna)];
  await claim(anna, requestId);
  await left.until((each) => each.kind === 'request' && each.request.state === 'claimed');
  left.socket.terminate();
  await house.says(conversationId, 'nr. 1');
  await stays.until(isText('nr. 1'));
  const back = await listen(anna, cursorOf(left));
  await house.says(conversationId, 'nr. 2');
  for (const stream of [stays, back]) {
    await stream.until(isText('nr. 2'));
    expect(texts(stream)).toEqual(['nr. 1', 'nr. 2']);
  }
});

test('a desk that has very much to read is waited for', async () => {
  const { conversationId, requestId } = await house.citizen();
  await claim(anna, requestId);
  const after = await house.store.deskPosition();
  const text = 'æ'.repeat(3990);
  for (let n = 0; n < 16; n += 1) await Promise.all(Array.from({ length: 50 }, (_, m) => house.says(conversationId, `nr. ${n * 50 + m} ${text}`)));
  const stream = anna.stream(undefined, { after });
  open.push(stream);
  stream.socket.once('open', () => {
    stream.socket.pause();
    setTimeout(() => stream.socket.resume(), 500);
  });
  await until(() => texts(stream).length === 800);
}, 60_000);

test('a claim between the first look at the queue and the hello is not forgotten', async () => {
  const { conversationId, requestId } = await house.citizen();
  const { openRequests } = house.store;
  house.store.openRequests = async (...args) => {
    house.store.openRequests = openRequests;
    const before = await openRequests(...args);
    await claim(anna, requestId);
    return before;
  };
  const stream = await listen(anna);
  await house.says(conversationId, 'nr. 1');
  await stream.until(isText('nr. 1'));
});

test('what was said before the end of a conversation that ended meanwhile is not lost', async () => {
  const { conversationId, requestId } = await house.citizen();
  const first = await listen(anna);
  await claim(anna, requestId);
  await first.until((each) => each.kind === 'request' && each.request.state === 'claimed');
  first.socket.terminate();
  const after = cursorOf(first);
  await house.says(conversationId, 'nr. 1');
  await house.says(conversationId, 'forfra');
  const second = await listen(anna, after);
  await second.until((each) => each.kind === 'request' && each.request.id === requestId && each.request.state === 'cancelled');
  expect(texts(second)).toEqual(['nr. 1']);
});

test.each([['no number', 'x'], ['beyond the newest', '999999999'], ['negative', '-1']])('a cursor that is %s is told to load everything', async (_, after) => {
  expect((await listen(anna, after)).news[0]).toMatchObject({ kind: 'hello', resumed: false });
});

test('so is one that is older than the log', async () => {
  await house.citizen();
  const position = await house.store.deskPosition();
  await house.citizen();
  await house.store.forgetDeskNews('9999');
  await house.citizen();
  expect((await listen(anna, position - 1)).news[0]).toMatchObject({ resumed: false });
  expect((await listen(anna, await house.store.deskPosition())).news[0]).toMatchObject({ resumed: true });
});

test('a colleague who looks at a conversation hears what is said in it, and nobody else does', async () => {
  const { conversationId, requestId } = await house.citizen();
  const [hers, his] = [await listen(anna), await listen(bo)];
  await claim(anna, requestId);
  await house.says(conversationId, 'nr. 1');
  await hers.until(isText('nr. 1'));
  his.socket.send('{"watch":');
  his.socket.send(JSON.stringify({ watch: requestId }));
  await bo.get('/api/desk/session');
  await house.says(conversationId, 'nr. 2');
  await his.until(isText('nr. 2'));
  await anna.post(`/api/desk/requests/${requestId}/notes`, { id: 'note-watched', text: 'Husk briller' });
  expect(await his.until(({ kind }) => kind === 'note')).toMatchObject({ note: { text: 'Husk briller', by: { firstName: 'Anna' } } });
  his.socket.send(JSON.stringify({ watch: null }));
  await bo.get('/api/desk/session');
  await house.says(conversationId, 'nr. 3');
  await hers.until(isText('nr. 3'));
  expect(texts(his)).toEqual(['nr. 2']);
});

test('another library’s staff hear nothing of what they watch, and a long frame is passed over', async () => {
  await house.hire('far', 'librarian', 'aarhus');
  const { conversationId, requestId } = await house.citizen();
  const [hers, far, his] = [await listen(anna), await listen(await house.signIn('far')), await listen(bo)];
  await claim(anna, requestId);
  far.socket.send(JSON.stringify({ watch: requestId }));
  his.socket.send(JSON.stringify({ watch: requestId, more: 'x'.repeat(1024) }));
  for (const stream of [far, his]) await new Promise((resolve) => { stream.socket.ping(resolve); });
  await bo.get('/api/desk/session');
  await house.says(conversationId, 'nr. 1');
  await hers.until(isText('nr. 1'));
  const elsewhere = await house.citizen('aarhus');
  await far.until((each) => each.kind === 'request' && each.request.id === elsewhere.requestId);
  expect([texts(far), texts(his)]).toEqual([[], []]);
});

test('what each side has read is told to the other', async () => {
  const { conversationId, requestId } = await house.citizen();
  const hers = await listen(anna);
  await claim(anna, requestId);
  await house.bot.read(conversationId, 3);
  expect(await hers.until(({ kind }) => kind === 'read')).toEqual({ kind: 'read', requestId, who: 'citizen', watermark: 3 });
  const passed = new Promise((resolve) => { house.store.outbox.subscribe((item) => { if (item.kind === 'read') resolve(item); }); });
  expect(await anna.post(`/api/desk/requests/${requestId}/read`, { watermark: 2 })).toMatchObject({ status: 204 });
  expect(await passed).toEqual({ kind: 'read', conversationId, role: 'librarian', watermark: 2 });
  expect((await anna.get(`/api/desk/requests/${requestId}`)).body).toMatchObject({ read: { citizen: 3, librarian: 2 } });
});

test('news that are told late, twice, out of order or not at all are passed on in order, each once', async () => {
  const listeners: ((item: NewsItem) => void)[] = [];
  const heard: NewsItem[] = [];
  house.store.outbox.subscribe((item) => heard.push(item));
  const feed = new DeskFeed({
    deskPosition: house.store.deskPosition, deskNewsAfter: house.store.deskNewsAfter, forgetDeskNews: house.store.forgetDeskNews,
    outbox: { subscribe: (listener) => { listeners.push(listener); return () => undefined; }, pass: () => undefined },
  });
  const told: FeedItem[] = [];
  feed.subscribe((item) => told.push(item));
  await feed.begin();
  const start = await house.store.deskPosition();
  for (let n = 0; n < 5; n += 1) await house.citizen();
  const stored = heard.filter((item) => 'desk' in item && item.desk !== undefined && item.desk.position > start);
  const shuffled = [...stored.filter((_, n) => n % 3 !== 0).reverse(), ...stored.slice(0, 2), ...stored.slice(-1)];
  for (const item of shuffled) for (const listener of listeners) listener(item);
  const wanted = Array.from({ length: stored.length }, (_, n) => start + n + 1);
  await until(() => told.length >= wanted.length);
  expect(told.map((item) => ('desk' in item ? item.desk?.position : null))).toEqual(wanted);
  feed.close();
});

test('a note reaches neither the citizen\'s transcript nor what any channel reads', async () => {
  const { conversationId, requestId } = await house.citizen();
  await claim(anna, requestId);
  const secret = `hemmelig ${randomUUID()}`;
  expect(await anna.post(`/api/desk/requests/${requestId}/notes`, { id: 'note-secret', text: secret })).toMatchObject({ status: 200 });
  await house.says(conversationId, 'nr. 9');
  expect(JSON.stringify(await house.store.activitiesAfter(conversationId, 0, 1000))).not.toContain(secret);
  expect(JSON.stringify(await house.store.load(conversationId))).not.toContain(secret);
  expect(JSON.stringify((await anna.get(`/api/desk/requests/${requestId}`)).body)).toContain(secret);
});
