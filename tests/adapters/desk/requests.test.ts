import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activity } from '../../../common/activity.ts';
import type { OpenRequest, Queue } from '../../../common/desk-api.ts';
import { openDeskHouse, type Browser, type DeskHouse } from './house.ts';

let house: DeskHouse;
let anna: Browser;
let bo: Browser;
let far: Browser;
beforeAll(async () => {
  house = await openDeskHouse();
  await house.hire('anna');
  await house.hire('bo');
  await house.hire('far', 'librarian', 'aarhus');
  [anna, bo, far] = [await house.signIn('anna'), await house.signIn('bo'), await house.signIn('far')];
});
afterAll(() => house.stop());
afterEach(() => expect(house.faults).toEqual([]));

const at = (id: string, what = ''): string => `/api/desk/requests/${id}${what}`;
const refusal = (code: string) => ({ error: { code, message: expect.any(String) } });

test('a conversation from the queue to its end', async () => {
  const { conversationId, requestId } = await house.citizen();
  const queue = (await anna.get('/api/desk/requests')).body as Queue;
  expect(queue.requests.find(({ id }) => id === requestId)).toMatchObject({ conversationId, state: 'waiting', claimedBy: null });
  expect(queue.requests[0]).not.toHaveProperty('version');

  expect(await anna.post(at(requestId, '/claim'))).toMatchObject({ status: 200, body: { id: requestId, state: 'claimed', claimedBy: { firstName: 'Anna' } } });
  expect(await anna.post(at(requestId, '/claim'))).toMatchObject({ status: 200 });
  expect(await bo.post(at(requestId, '/claim'))).toMatchObject({ status: 409, body: refusal('AlreadyClaimed') });

  const answer = { id: 'answer-0001', text: '  Hej, jeg er Anna 🙂 ' };
  const [first, again] = [await anna.post(at(requestId, '/answers'), answer), await anna.post(at(requestId, '/answers'), answer)];
  expect(first).toMatchObject({ status: 200, body: { text: 'Hej, jeg er Anna 🙂', from: { name: 'Anna' } } });
  expect((again.body as Activity).id).toBe((first.body as Activity).id);
  expect(await anna.post(at(requestId, '/typing'))).toMatchObject({ status: 204, body: undefined });

  const { request, transcript } = (await anna.get(at(requestId))).body as OpenRequest;
  expect(request).toMatchObject({ id: requestId, state: 'claimed' });
  expect(request).not.toHaveProperty('version');
  expect(transcript.filter(({ text }) => text === 'Hej, jeg er Anna 🙂')).toHaveLength(1);
  expect(transcript.map(({ text }) => text)).toContain('jeg vil tale med et menneske');

  expect(await anna.post(at(requestId, '/close'), { to: 'bot', outcome: 'solved' })).toMatchObject({ status: 200, body: { state: 'resolved' } });
  expect(await anna.post(at(requestId, '/answers'), { ...answer, id: 'answer-0002' })).toMatchObject({ status: 409, body: refusal('RequestEnded') });
});

test('of many who claim at once exactly one gets it', async () => {
  const { requestId } = await house.citizen();
  const replies = await Promise.all([anna, bo, anna, bo].map((browser) => browser.post(at(requestId, '/claim'))));
  const owners = new Set(replies.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify((body as { claimedBy: unknown }).claimedBy)));
  expect(owners.size).toBe(1);
  expect(replies.filter(({ status }) => status === 409)).toHaveLength(2);
});

describe('another library\'s request', () => {
  test('is not there, whatever is asked of it', async () => {
    const { requestId } = await house.citizen();
    const replies = await Promise.all([
      far.get(at(requestId)),
      far.post(at(requestId, '/claim')),
      far.post(at(requestId, '/answers'), { id: 'answer-0003', text: 'Hej' }),
      far.post(at(requestId, '/typing')),
      far.post(at(requestId, '/close'), { to: 'end', outcome: 'solved' }),
    ]);
    for (const reply of replies) expect(reply).toMatchObject({ status: 404, body: refusal('RequestNotFound') });
    expect((await far.get('/api/desk/requests')).body).toEqual({ requests: [] });
    expect(await anna.get(at('unknown'))).toMatchObject({ status: 404, body: refusal('RequestNotFound') });
  });
});

describe('refused', () => {
  test('who has not claimed it', async () => {
    const { requestId } = await house.citizen();
    for (const reply of [await anna.post(at(requestId, '/answers'), { id: 'answer-0004', text: 'Hej' }), await anna.post(at(requestId, '/typing')), await anna.post(at(requestId, '/close'), { to: 'end', outcome: 'solved' })]) {
      expect(reply).toMatchObject({ status: 409, body: refusal('NotYours') });
    }
  });

  test.each([
    ['an empty answer', '/answers', { id: 'answer-0005', text: ' \n ' }, 400, 'BadArgument'],
    ['an answer without an id', '/answers', { text: 'Hej' }, 400, 'BadArgument'],
    ['an id that is too short', '/answers', { id: 'x', text: 'Hej' }, 400, 'BadArgument'],
    ['an answer of 4,001 characters', '/answers', { id: 'answer-0006', text: 'x'.repeat(4001) }, 413, 'TextTooLong'],
    ['a body that is too large', '/answers', { id: 'answer-0007', text: 'x'.repeat(70_000) }, 413, 'TooLarge'],
    ['an end that is none', '/close', { to: 'nowhere', outcome: 'solved' }, 400, 'BadArgument'],
    ['an end without how it went', '/close', { to: 'bot' }, 400, 'BadArgument'],
    ['a list', '/close', [], 400, 'BadArgument'],
    ['null', '/answers', null, 400, 'BadArgument'],
  ])('%s', async (_, what, body, status, code) => {
    const { requestId } = await house.citizen();
    await anna.post(at(requestId, '/claim'));
    expect(await anna.post(at(requestId, what), body)).toMatchObject({ status, body: refusal(code) });
    expect(await anna.get(at(requestId))).toMatchObject({ body: { request: { state: 'claimed' } } });
  });

  test('another kind of body, also where none is needed', async () => {
    const { requestId } = await house.citizen();
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    for (const what of ['/claim', '/answers', '/typing', '/close']) {
      expect(await anna.call('POST', at(requestId, what), 'a=b', form)).toMatchObject({ status: 415, body: refusal('UnsupportedMediaType') });
    }
    expect(await anna.call('POST', at(requestId, '/claim'), '{', { 'Content-Type': 'application/json' })).toMatchObject({ status: 400, body: refusal('BadJson') });
  });

  test('another website', async () => {
    const { requestId } = await house.citizen();
    expect(await anna.post(at(requestId, '/claim'), undefined, { Origin: 'https://evil.example' })).toMatchObject({ status: 403, body: refusal('ForeignOrigin') });
    expect(await anna.get(at(requestId))).toMatchObject({ body: { request: { state: 'waiting' } } });
  });

  test('an address that cannot be read', async () => {
    expect(await anna.get('/api/desk/requests/%ZZ')).toMatchObject({ status: 404, body: refusal('NotFound') });
  });

  test('a method nobody described', async () => {
    expect(await anna.call('PUT', '/api/desk/session', '{}', { 'Content-Type': 'application/json' })).toMatchObject({ status: 405, body: refusal('MethodNotAllowed') });
  });
});

test('the team lead sees the load and what was ended because of abuse, and never who did what', async () => {
  await house.hire('lis', 'teamlead');
  const { requestId } = await house.citizen();
  await anna.post(at(requestId, '/claim'));
  await anna.post(at(requestId, '/close'), { to: 'end', outcome: 'abuse' });
  house.clock.now = new Date(house.clock.now.getTime() + 60_000);
  const { status, body } = await (await house.signIn('lis')).get('/api/desk/overview');
  expect({ status, body }).toMatchObject({ status: 200, body: { load: [{ weekday: 1, hour: 10 }], flagged: [{ id: requestId, outcome: 'abuse' }] } });
  expect(JSON.stringify(body)).not.toMatch(/Anna|claimedBy|attempts/);
});

test('what a librarian types in the wrong window is masked as well', async () => {
  const { requestId } = await house.citizen();
  await anna.post(at(requestId, '/claim'));
  await anna.post(at(requestId, '/answers'), { id: 'answer-0008', text: 'Dit cpr er 010180-1234' });
  expect(JSON.stringify((await anna.get(at(requestId))).body)).not.toContain('010180-1234');
});
