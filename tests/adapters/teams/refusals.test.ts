import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { botFrameworkRoutes } from '../../../adapters/teams/routes.ts';
import type { Call } from '../../../adapters/route.ts';
import { BotFrameworkClient } from '../../support/bot-framework.ts';
import { startChannelService, type ChannelService } from '../../support/bot-framework-service.ts';
import { Connector } from '../../support/connector.ts';
import { startTestService } from '../../support/service.ts';

let service: ChannelService;
let connector: Connector;
let client: BotFrameworkClient;
beforeAll(async () => {
  connector = await Connector.start();
  service = await startChannelService();
  client = new BotFrameworkClient(service.base, connector);
});
afterAll(async () => {
  expect(connector.taken).toEqual([]);
  await service.stop();
  await connector.stop();
});

test('without credentials the channel is off', async () => {
  const off = await startTestService();
  try {
    expect(await new BotFrameworkClient(off.base, connector).send({ text: 'hej' })).toMatchObject({ status: 501, body: { error: { code: 'ChannelOff' } } });
  } finally {
    await off.stop();
  }
});

describe('the local endpoint', () => {
  test.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded'])('refuses what a proxy forwarded (%s)', async (header) => {
    expect(await client.post(client.activity({ type: 'message', text: 'hej' }), { [header]: '127.0.0.1' })).toMatchObject({ status: 403, body: { error: { code: 'NotAllowed' } } });
  });

  test.each(['10.0.0.7', '::2', '127', '2001:db8::127.0.0.1'])('refuses callers from elsewhere (%s)', async (ip) => {
    const { bot, store, libraries, log } = service.house;
    const channel = await botFrameworkRoutes({ bot, store, libraries, log }, { appType: 'SingleTenant', appId: null, appPassword: null, tenantId: null, localEndpoint: true });
    const call: Call = { method: 'POST', path: '/api/messages', params: {}, query: new URLSearchParams(), headers: { 'content-type': 'application/json' }, cookies: {}, ip, body: Buffer.from(JSON.stringify(client.activity({ type: 'message', text: 'hej' }))) };
    await expect((async () => channel.routes[0]?.handle(call))()).rejects.toMatchObject({ code: 'NotAllowed' });
    await channel.close();
  });
});

describe('a body that is no activity', () => {
  test('is refused with the catalogue\'s codes', async () => {
    expect(await client.post('{"type":')).toMatchObject({ status: 400, body: { error: { code: 'BadJson' } } });
    expect(await client.post('')).toMatchObject({ status: 400, body: { error: { code: 'BadJson' } } });
    expect(await client.post('type=message', { 'Content-Type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 415, body: { error: { code: 'UnsupportedMediaType' } } });
    expect(await client.send({ text: 'x'.repeat(300_000) })).toMatchObject({ status: 413, body: { error: { code: 'TooLarge' } } });
  });

  const wrong: [string, unknown][] = [
    ['null', null],
    ['an array', []],
    ['a number', 5],
    ['nothing in it', {}],
    ...Object.entries({
      'no type': { type: undefined },
      'no conversation': { conversation: undefined },
      'an empty conversation id': { conversation: { id: '' } },
      'no sender': { from: undefined },
      'no recipient': { recipient: null },
      'an address that is none': { serviceUrl: 'nowhere' },
      'an address of another kind': { serviceUrl: 'file:///etc/passwd' },
      'a text that is none': { text: 5 },
      'a locale that is none': { locale: {} },
      'an id that is none': { id: {} },
      'members that are none': { type: 'conversationUpdate', membersAdded: [null] },
      'a mention of nobody': { text: 'hej', entities: [{ type: 'mention' }] },
      'entities that are none': { text: 'hej', entities: [null] },
    }).map(([name, fields]): [string, unknown] => [name, { type: 'message', text: 'hej', ...fields }]),
  ];
  test.each(wrong)('%s', async (_name, fields) => {
    const body = typeof fields === 'object' && fields !== null && 'type' in fields ? { ...client.activity({}), ...fields } : fields;
    expect(await client.post(JSON.stringify(body))).toMatchObject({ status: 400, body: { error: { code: 'BadArgument' } } });
    expect(service.logged).toEqual([]);
  });
});
