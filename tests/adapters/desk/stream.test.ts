import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sessionEnded } from '../../../adapters/desk/stream.ts';
import { until } from '../../support/until.ts';
import { openDeskHouse, password, type Browser, type DeskHouse, type Stream } from './house.ts';

let house: DeskHouse;
let anna: Browser;
let bo: Browser;
let far: Browser;
let open: Stream[];
beforeAll(async () => {
  house = await openDeskHouse();
  await house.hire('anna');
  await house.hire('bo');
  await house.hire('far', 'librarian', 'aarhus');
  await house.hire('ellen', 'editor');
});
afterAll(() => house.stop());
beforeEach(async () => {
  open = [];
  [anna, bo, far] = [await house.signIn('anna'), await house.signIn('bo'), await house.signIn('far')];
});
afterEach(() => {
  for (const stream of open) stream.socket.terminate();
  expect(house.faults).toEqual([]);
});

async function listen(browser: Browser): Promise<Stream> {
  const stream = browser.stream();
  open.push(stream);
  await stream.hello();
  return stream;
}

const claim = (browser: Browser, requestId: string) => browser.post(`/api/desk/requests/${requestId}/claim`);
const texts = ({ news }: Stream): unknown[] => news.flatMap((each) => (each.kind === 'activity' ? [each.activity.text] : []));

test('an open desk counts as on duty in its library, once for each librarian, until the last one closes', async () => {
  const onDuty = async (libraryId: string): Promise<number> => (await house.store.present([libraryId], '2026-11-23T08:59:00.000Z')).length;
  const [first, second] = [await listen(anna), await listen(anna)];
  await listen(far);
  await until(async () => (await onDuty('slagelse')) === 1 && (await onDuty('aarhus')) === 1);
  first.socket.close();
  await listen(bo);
  await until(async () => (await onDuty('slagelse')) === 2);
  second.socket.close();
  await until(async () => (await onDuty('slagelse')) === 1);
});

describe('who may listen', () => {
  const refused = (status: number, code: string) => ({ status, body: { error: { code, message: expect.any(String) } } });

  test('nobody without a session', async () => {
    expect(await house.browser().stream().ended).toEqual(refused(401, 'NotSignedIn'));
    const stranger = house.browser();
    stranger.cookie = 'a'.repeat(43);
    expect(await stranger.stream().ended).toEqual(refused(401, 'NotSignedIn'));
  });

  test('no other website, although the browser sends the cookie', async () => {
    expect(await anna.stream({ Origin: 'https://evil.example' }).ended).toEqual(refused(403, 'ForeignOrigin'));
  });

  test('no editor', async () => {
    expect(await (await house.signIn('ellen')).stream().ended).toEqual(refused(403, 'NotAllowed'));
  });

  test('a librarian, who is greeted first', async () => {
    const stream = await listen(anna);
    expect(stream.news[0]).toEqual({ kind: 'hello', staff: expect.objectContaining({ firstName: 'Anna', libraryId: 'slagelse' }), cursor: expect.any(Number), resumed: false });
    expect(await stream.until(({ kind }) => kind === 'team')).toMatchObject({ team: { present: expect.arrayContaining([expect.objectContaining({ firstName: 'Anna', status: 'ready' })]), limit: 20 } });
  });

  test('a program that is no browser, with a session', async () => {
    const stream = anna.stream({});
    open.push(stream);
    expect(await stream.hello()).toMatchObject({ kind: 'hello' });
  });
});

describe('news', () => {
  test('every change of a request reaches everybody in the library, and nobody else', async () => {
    const [first, second, elsewhere] = [await listen(anna), await listen(bo), await listen(far)];
    const { requestId } = await house.citizen();
    await claim(anna, requestId);
    await anna.post(`/api/desk/requests/${requestId}/close`, { to: 'bot', outcome: 'solved' });
    for (const stream of [first, second]) {
      await stream.until((each) => each.kind === 'request' && each.request.state === 'resolved');
      expect(stream.news.flatMap((each) => (each.kind === 'request' ? [each.request.state] : []))).toEqual(['waiting', 'claimed', 'claimed', 'resolved']);
      expect(JSON.stringify(stream.news)).not.toContain('"version"');
    }
    const other = await house.citizen('aarhus');
    await elsewhere.until((each) => each.kind === 'request');
    expect(JSON.stringify(elsewhere.news)).not.toContain(requestId);
    expect(JSON.stringify([first.news, second.news])).not.toContain(other.requestId);
  });

  test('what is said reaches who has the conversation, in order, and nobody else', async () => {
    const [hers, his, elsewhere] = [await listen(anna), await listen(bo), await listen(far)];
    const { conversationId, requestId } = await house.citizen();
    await house.says(conversationId, 'før hun tog den');
    await claim(anna, requestId);
    await house.says(conversationId, 'er der nogen?');
    await anna.post(`/api/desk/requests/${requestId}/answers`, { id: 'answer-0001', text: 'Ja, jeg er her' });
    await house.says(conversationId, 'godt');
    await hers.until((each) => each.kind === 'activity' && each.activity.text === 'godt');
    expect(texts(hers).slice(-3)).toEqual(['er der nogen?', 'Ja, jeg er her', 'godt']);
    expect(texts(hers)).not.toContain('før hun tog den');
    expect(new Set(hers.news.flatMap((each) => (each.kind === 'activity' ? [each.requestId] : [])))).toEqual(new Set([requestId]));
    expect(texts(his)).toEqual([]);
    expect(elsewhere.news.filter(({ kind }) => kind !== 'hello' && kind !== 'team')).toEqual([]);
  });

  test('who types is seen by all colleagues, and does not come back', async () => {
    const [hers, his] = [await listen(anna), await listen(bo)];
    const { conversationId, requestId } = await house.citizen();
    await claim(anna, requestId);
    await anna.post(`/api/desk/requests/${requestId}/typing`);
    house.bot.typing(conversationId);
    await house.says(conversationId, 'sådan');
    await hers.until((each) => each.kind === 'activity' && each.activity.text === 'sådan');
    expect(hers.news.filter(({ kind }) => kind === 'typing')).toEqual([{ kind: 'typing', requestId, who: 'citizen' }]);
    expect(his.news.filter(({ kind }) => kind === 'typing')).toEqual([{ kind: 'typing', requestId, who: 'librarian' }, { kind: 'typing', requestId, who: 'citizen' }]);
  });

  test('goes on for a conversation that was claimed before the desk was opened', async () => {
    const { conversationId, requestId } = await house.citizen();
    await claim(anna, requestId);
    const stream = await listen(anna);
    await house.says(conversationId, 'hun er tilbage');
    expect(await stream.until((each) => each.kind === 'activity')).toMatchObject({ requestId, activity: { text: 'hun er tilbage' } });
  });

  test('ends with the conversation\'s end, and begins again with the next request', async () => {
    const stream = await listen(anna);
    const { conversationId, requestId } = await house.citizen();
    await claim(anna, requestId);
    await anna.post(`/api/desk/requests/${requestId}/close`, { to: 'bot', outcome: 'solved' });
    await house.says(conversationId, 'til robotten');
    const again = (await house.store.openRequests('slagelse')).find((each) => each.conversationId === conversationId);
    await claim(anna, again?.id ?? '');
    await house.says(conversationId, 'til Anna');
    expect(await stream.until((each) => each.kind === 'activity' && each.activity.text === 'til Anna')).toMatchObject({ requestId: again?.id });
    expect(texts(stream)).not.toContain('til robotten');
  });
});

describe('the end of a session', () => {
  test('by signing out closes the socket of that browser alone', async () => {
    const other = await listen(await house.signIn('anna'));
    const stream = await listen(anna);
    await anna.delete('/api/desk/session');
    expect(await stream.ended).toEqual({ code: sessionEnded });
    const { requestId } = await house.citizen();
    await other.until((each) => each.kind === 'request' && each.request.id === requestId);
  });

  test('by time closes the socket', async () => {
    const before = house.clock.now;
    house.clock.now = new Date(before.getTime() + 12 * 3600_000 - 300);
    const stream = await listen(anna);
    expect(await stream.ended).toEqual({ code: sessionEnded });
    house.clock.now = before;
  });
});

describe('every 25 seconds', () => {
  beforeEach(() => { jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'performance', 'Date', 'setTimeout', 'clearTimeout'] }); });
  afterEach(() => { jest.useRealTimers(); });

  test('a client that answers stays, one that does not is ended', async () => {
    const stream = await listen(anna);
    const dead = bo.stream({ Origin: bo.base }, { autoPong: false });
    open.push(dead);
    await dead.hello();
    for (let beat = 0; beat < 2; beat += 1) {
      const pinged = new Promise((resolve) => stream.socket.once('ping', resolve));
      jest.advanceTimersByTime(25_000);
      await pinged;
      // The answer to the ping has to travel before the next beat.
      await anna.get('/api/desk/session');
    }
    expect(await dead.ended).toEqual({ code: 1006 });
    expect(stream.socket.readyState).toBe(stream.socket.OPEN);
  });

  test('a session that was ended elsewhere, or a role that changed, is noticed', async () => {
    const [stream, his] = [await listen(anna), await listen(bo)];
    await house.store.deleteSessionsExpiredBefore('9999');
    jest.advanceTimersByTime(25_000);
    expect(await stream.ended).toEqual({ code: sessionEnded });
    expect(await his.ended).toEqual({ code: sessionEnded });

    await anna.post('/api/desk/session', { email: 'anna@example.dk', password });
    const second = await listen(anna);
    await house.hire('anna', 'editor');
    jest.advanceTimersByTime(25_000);
    expect(await second.ended).toEqual({ code: sessionEnded });
    await house.hire('anna');
  });

  test('a store that does not answer for a moment signs nobody out', async () => {
    const stream = await listen(anna);
    const { session } = house.store;
    house.store.session = () => Promise.reject(new Error('away'));
    const pinged = new Promise((resolve) => stream.socket.once('ping', resolve));
    jest.advanceTimersByTime(25_000);
    await pinged;
    house.store.session = session;
    const { requestId } = await house.citizen();
    await stream.until((each) => each.kind === 'request' && each.request.id === requestId);
  });
});

test('a queue that cannot be read closes the socket, and the client comes back later', async () => {
  const { openRequests } = house.store;
  house.store.openRequests = () => Promise.reject(new Error('away'));
  const stream = anna.stream();
  open.push(stream);
  expect(await stream.ended).toEqual({ code: 1011 });
  house.store.openRequests = openRequests;
  await listen(anna);
});

test('a client that reads nothing is ended before it costs more than a megabyte', async () => {
  const stream = await listen(anna);
  const { conversationId, requestId } = await house.citizen();
  await claim(anna, requestId);
  stream.socket.pause();
  const text = 'æ'.repeat(4000);
  for (let sent = 0; sent < 1500 && stream.socket.readyState === stream.socket.OPEN; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => house.says(conversationId, text)));
  }
  stream.socket.resume();
  expect(await stream.ended).toEqual({ code: 1006 });
  expect(texts(stream).length).toBeLessThan(1500);
}, 30_000);
