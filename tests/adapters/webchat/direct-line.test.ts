import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Activity } from '../../../common/activity.ts';
import { DirectLineClient } from '../../support/direct-line.ts';
import { startTestService, type RunningService } from '../../support/service.ts';

let service: RunningService;
let skew = 0;
beforeAll(async () => {
  service = await startTestService({ DIRECT_LINE_SECRET: 'a-secret-of-at-least-24-characters' }, { world: { now: () => new Date(Date.now() + skew) } });
});
afterAll(() => service.stop());

const start = (): Promise<DirectLineClient> => DirectLineClient.start(service.base);
const frames = (socket: WebSocket): Activity[] => {
  const seen: Activity[] = [];
  socket.on('message', (data) => { if (String(data) !== '') seen.push(...(JSON.parse(String(data)) as { activities: Activity[] }).activities); });
  return seen;
};
const until = async (condition: () => boolean): Promise<void> => {
  for (let wait = 0; !condition(); wait += 1) {
    if (wait > 500) throw new Error('It did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('tokens', () => {
  test('a token belongs to a new conversation, lives an hour, and can be refreshed', async () => {
    const client = new DirectLineClient(service.base);
    const opened = await client.call('POST', '/api/webchat/token', { library: 'aarhus', lang: 'en' });
    expect(opened).toMatchObject({ status: 200, body: { expires_in: 3600, token: expect.any(String), resume: expect.any(String) } });
    client.token = opened.body.token ?? '';
    const refreshed = await client.call('POST', '/v3/directline/tokens/refresh');
    expect(refreshed.body.conversationId).toBe(opened.body.conversationId);
    expect(refreshed.body.token).not.toBe(opened.body.token);
  });

  test('an unknown library is refused', async () => {
    expect(await new DirectLineClient(service.base).call('POST', '/api/webchat/token', { library: 'atlantis' })).toMatchObject({ status: 404, body: { error: { code: 'LibraryNotFound' } } });
  });

  test.each([
    ['none', '', 'TokenMissing'],
    ['nonsense', 'abc', 'TokenInvalid'],
    ['a changed signature', 'CHANGED', 'TokenInvalid'],
  ])('%s is refused', async (_, token, code) => {
    const client = await start();
    client.token = token === 'CHANGED' ? `${client.token.slice(0, -2)}xx` : token;
    expect(await client.post({ text: 'hej' })).toMatchObject({ status: 401, body: { error: { code } } });
  });

  test('a token opens its own conversation alone', async () => {
    const [mine, other] = [await start(), await start()];
    other.token = mine.token;
    expect(await other.post({ text: 'hej' })).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
  });

  test('an expired token gets 401, and the resume credential buys a new one for the same conversation', async () => {
    const client = await start();
    skew = 3601_000;
    try {
      expect(await client.post({ text: 'hej' })).toMatchObject({ status: 401, body: { error: { code: 'TokenExpired' } } });
      const again = await client.call('POST', '/api/webchat/token', { resume: client.resume });
      expect(again.body.conversationId).toBe(client.conversationId);
      client.token = again.body.token ?? '';
      expect((await client.post({ text: 'hej' })).status).toBe(200);
    } finally {
      skew = 0;
    }
  });

  test('a resume credential is no token, and a token is no resume credential', async () => {
    const client = await start();
    expect((await client.call('POST', '/api/webchat/token', { resume: client.token })).body.error?.code).toBe('TokenInvalid');
    client.token = client.resume;
    expect((await client.post({ text: 'hej' })).body.error?.code).toBe('TokenInvalid');
  });

  test('the secret generates tokens, anything else does not', async () => {
    const client = new DirectLineClient(service.base);
    client.token = 'a-secret-of-at-least-24-characters';
    expect((await client.call('POST', '/v3/directline/tokens/generate')).status).toBe(200);
    client.token = 'a-secret-of-at-least-24-characterz';
    expect((await client.call('POST', '/v3/directline/tokens/generate')).body.error?.code).toBe('TokenInvalid');
  });
});

describe('conversations', () => {
  test('starting is answered 201 with a stream address, starting again 200 with the same conversation', async () => {
    const client = new DirectLineClient(service.base);
    const opened = await client.call('POST', '/api/webchat/token', {});
    client.token = opened.body.token ?? '';
    const first = await client.call('POST', '/v3/directline/conversations');
    expect(first).toMatchObject({ status: 201, body: { conversationId: opened.body.conversationId, streamUrl: expect.stringMatching(/^ws:/) } });
    expect((await client.call('POST', '/v3/directline/conversations')).status).toBe(200);
  });

  test('the first thing said is that this is a robot', async () => {
    expect((await start()).activities.map(({ text }) => text)).toEqual([expect.stringContaining('en robot')]);
  });

  test('the echo comes before the reply, with an id and the client\'s own id', async () => {
    const client = await start();
    const sent = await client.post({ text: 'hej', channelData: { clientActivityID: 'mine-1' } });
    const [echo, reply] = await client.read();
    expect(echo).toMatchObject({ id: sent.body.id, text: 'hej', from: { role: 'user' }, channelData: { clientActivityID: 'mine-1' } });
    expect(reply).toMatchObject({ from: { role: 'bot' }, replyToId: sent.body.id });
  });

  test('a message sent twice counts once and gets the same answer', async () => {
    const client = await start();
    const message = { text: 'hej', channelData: { clientActivityID: 'twice' } };
    const sent = await Promise.all([client.post(message), client.post(message), client.post(message)]);
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    await client.read();
    expect(client.activities.filter(({ channelData }) => channelData?.clientActivityID === 'twice')).toHaveLength(1);
  });

  test('watermarks read on from where they stopped', async () => {
    const client = await start();
    await client.says('hej');
    const before = client.activities.length;
    expect(await client.read()).toEqual([]);
    client.watermark = '1';
    expect((await client.read()).length).toBe(before - 1);
  });

  test('messages sent at once are taken one after another, each answered after its echo', async () => {
    const client = await start();
    await Promise.all(Array.from({ length: 8 }, (_, n) => client.post({ text: `hej ${n}`, channelData: { clientActivityID: `n${n}` } })));
    const spoken = (await client.read()).filter(({ type }) => type === 'message');
    const order = spoken.map(({ from }) => from.role);
    expect(order).toEqual(order.map((_, place) => (place % 2 === 0 ? 'user' : 'bot')));
    expect(order).toHaveLength(16);
  });
});

describe('the stream', () => {
  test('sends what was and what comes, in order, without a repetition', async () => {
    const client = await start();
    const socket = new WebSocket(client.streamUrl);
    const seen = frames(socket);
    await until(() => seen.length === 1);
    await client.says('hej');
    await client.says('tak for det');
    await until(() => seen.length === client.activities.length);
    expect(seen.map(({ id }) => id)).toEqual(client.activities.map(({ id }) => id));
    socket.close();
  });

  test('a ticket opens one socket', async () => {
    const client = await start();
    const first = new WebSocket(client.streamUrl);
    await new Promise((resolve) => first.once('open', resolve));
    const second = new WebSocket(client.streamUrl);
    expect(await new Promise((resolve) => second.once('unexpected-response', (_, response) => resolve(response.statusCode)))).toBe(401);
    first.close();
  });

  test('reconnecting with a watermark leaves no gap', async () => {
    const client = await start();
    const at = client.watermark;
    await client.says('hej');
    const { body } = await client.call('GET', `/v3/directline/conversations/${client.conversationId}?watermark=${at}`);
    const socket = new WebSocket(body.streamUrl ?? '');
    const seen = frames(socket);
    await until(() => seen.length === 2);
    expect(seen.map(({ id }) => id)).toEqual(client.activities.slice(1).map(({ id }) => id));
    socket.close();
  });
});

describe('bad input gets a clear error and harms nobody', () => {
  test.each<[string, object | string, number, string]>([
    ['no JSON', '{"type":', 400, 'BadJson'],
    ['a list', [], 400, 'BadArgument'],
    ['no type', { text: 'hej' }, 400, 'BadArgument'],
    ['nothing said', { type: 'message', text: '   ' }, 400, 'BadArgument'],
    ['a text that is a number', { type: 'message', text: 7 }, 400, 'BadArgument'],
    ['4,001 characters', { type: 'message', text: 'x'.repeat(4001) }, 413, 'TextTooLong'],
    ['a body of 70 kB', { type: 'message', text: 'x'.repeat(70_000) }, 413, 'TooLarge'],
    ['a file', { type: 'message', attachments: [{ contentUrl: 'data:,' }] }, 415, 'UploadRefused'],
  ])('%s', async (_, body, status, code) => {
    const client = await start();
    expect(await client.call('POST', client.path, body)).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
    expect((await client.says('hej')).length).toBeGreaterThan(0);
  });

  test('another media type', async () => {
    const client = await start();
    expect((await client.call('POST', client.path, '{}', { 'Content-Type': 'text/plain' })).body.error?.code).toBe('UnsupportedMediaType');
  });

  test('an upload is refused with a sentence that says what to do', async () => {
    const client = await start();
    expect(await client.call('POST', `/v3/directline/conversations/${client.conversationId}/upload?userId=x`, 'x', { 'Content-Type': 'image/png' }))
      .toMatchObject({ status: 415, body: { error: { code: 'UploadRefused', message: expect.stringContaining('librarian') } } });
  });

  test('an unknown address and an unknown method', async () => {
    const client = await start();
    expect(await client.call('GET', '/v3/directline/nothing')).toMatchObject({ status: 404, body: { error: { code: 'NotFound' } } });
    expect(await client.call('DELETE', '/v3/directline/conversations')).toMatchObject({ status: 405, body: { error: { code: 'MethodNotAllowed' } } });
  });

  test('events and typing of the client are acknowledged and not kept', async () => {
    const client = await start();
    expect((await client.call('POST', client.path, { type: 'event', name: 'webchat/join', from: { id: 'u' } })).status).toBe(200);
    expect((await client.call('POST', client.path, { type: 'typing', from: { id: 'u' } })).status).toBe(200);
    expect(await client.read()).toEqual([]);
  });

  test('other websites may call, with the headers Microsoft\'s clients send', async () => {
    const answer = await fetch(`${service.base}/v3/directline/conversations`, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type, X-Requested-With, x-ms-bot-agent');
    expect((await fetch(`${service.base}/v3/directline/conversations`, { method: 'POST' })).headers.get('access-control-allow-origin')).toBe('*');
  });
});

test('too many messages at once get 429 and Retry-After, and the conversation goes on after that', async () => {
  const narrow = await startTestService({}, { limits: { tokens: { burst: 2, perSecond: 0 }, activities: { burst: 3, perSecond: 2 }, codes: { burst: 3, perSecond: 0 } } });
  try {
    const client = await DirectLineClient.start(narrow.base);
    const sent = await Promise.all(Array.from({ length: 10 }, (_, n) => client.post({ text: `hej ${n}` })));
    const refused = sent.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(3);
    expect(refused[0]).toMatchObject({ body: { error: { code: 'TooManyRequests' } } });
    expect(refused[0]?.headers.get('retry-after')).toBe('5');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await client.post({ text: 'hej' })).status).toBe(200);
    await client.read();
    expect(client.activities.filter(({ from }) => from.role === 'user')).toHaveLength(sent.filter(({ status }) => status === 200).length + 1);
    await new DirectLineClient(narrow.base).call('POST', '/api/webchat/token');
    expect((await new DirectLineClient(narrow.base).call('POST', '/api/webchat/token')).status).toBe(429);
  } finally {
    await narrow.stop();
  }
});
