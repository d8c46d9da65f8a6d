import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { waitOf } from '../../../adapters/teams/wire.ts';
import { BotFrameworkClient } from '../../support/bot-framework.ts';
import { startChannelService, type ChannelService } from '../../support/bot-framework-service.ts';
import { Connector } from '../../support/connector.ts';
import { newDataDir } from '../../support/service.ts';
import { anna, done } from '../../support/staff.ts';
import { until } from '../../support/until.ts';

let service: ChannelService;
let connector: Connector;
beforeAll(async () => {
  connector = await Connector.start();
  service = await startChannelService();
});
afterEach(() => {
  connector.failing = undefined;
  connector.failures.length = 0;
});
afterAll(async () => {
  await service.stop();
  await connector.stop();
});

/** The robot's and librarians' messages as they are stored. */
async function stored({ house }: ChannelService, someone: BotFrameworkClient): Promise<string[]> {
  const rows = await house.store.activitiesAfter(`botframework:msteams:${someone.conversationId}`, 0, 1000);
  return rows.filter(({ activity }) => activity.type === 'message' && activity.channelData?.role !== 'citizen')
    .map(({ activity }) => (activity.channelData?.role === 'librarian' ? `${activity.from.name}: ${activity.text}` : activity.text ?? ''));
}

const allShown = async (where: ChannelService, someone: BotFrameworkClient): Promise<boolean> =>
  someone.shown.length > 0 && JSON.stringify(someone.texts) === JSON.stringify(await stored(where, someone));

async function requestOf({ house }: ChannelService, someone: BotFrameworkClient): Promise<string> {
  const request = (await house.desk.queue(anna)).find(({ conversationId }) => conversationId.endsWith(someone.conversationId));
  if (request === undefined) throw new Error('There is no request.');
  return request.id;
}

describe('when the connector does not take a message', () => {
  test('the citizen\'s message is acknowledged, and every reply arrives later, once and in order', async () => {
    const someone = new BotFrameworkClient(service.base, connector);
    connector.failures.push({ status: 500 }, { status: 503 }, { status: 502 });
    await someone.accepted({ text: 'jeg har glemt min adgangskode til MitID' });
    await until(() => allShown(service, someone));
    expect(someone.shown).toHaveLength(3);
    expect(service.logged.filter((line) => line.includes('The connector answered 500'))).toHaveLength(1);
  });

  test('what is said meanwhile waits its turn', async () => {
    const someone = new BotFrameworkClient(service.base, connector);
    await someone.joins();
    connector.failing = { status: 500 };
    await someone.says('jeg har glemt min adgangskode til MitID');
    await someone.says('jeg sidder fast');
    await someone.says('mit cpr er 010180-1234');
    expect(someone.shown).toHaveLength(1);
    connector.failing = undefined;
    await until(() => allShown(service, someone));
    expect(someone.texts.length).toBeGreaterThan(4);
  });

  test('a conversation that cannot be reached holds no other up', async () => {
    const gone = new BotFrameworkClient(service.base, connector);
    await gone.joins();
    connector.failing = { status: 404 };
    await gone.says('hej');
    connector.failing = undefined;
    const other = new BotFrameworkClient(service.base, connector);
    expect((await other.says('hej')).length).toBe(2);
    await until(() => allShown(service, gone));
  });

  test('a librarian\'s answers wait too, and keep their order', async () => {
    const someone = new BotFrameworkClient(service.base, connector);
    await someone.joins();
    await someone.says('menneske');
    const requestId = await requestOf(service, someone);
    connector.failing = { status: 503 };
    await service.house.desk.claim(requestId, anna);
    for (const number of [1, 2, 3]) await service.house.desk.answer(requestId, anna, { id: `answer-${number}`, text: `Svar ${number}` });
    await until(() => connector.refused.some(({ activity }) => activity.conversation.id === someone.conversationId));
    connector.failing = undefined;
    await until(() => allShown(service, someone));
    expect(someone.texts.slice(-3)).toEqual(['Anna: Svar 1', 'Anna: Svar 2', 'Anna: Svar 3']);
  });

  test('Retry-After is respected, whatever is said meanwhile', async () => {
    const someone = new BotFrameworkClient(service.base, connector);
    await someone.joins();
    connector.failures.push({ status: 429, headers: { 'Retry-After': '1' } });
    await someone.says('hej');
    const refusedAt = connector.refused.at(-1)?.at ?? 0;
    await someone.says('jeg har glemt min adgangskode til MitID');
    expect(someone.shown).toHaveLength(1);
    await until(() => allShown(service, someone));
    const next = connector.taken.filter(({ activity }) => activity.conversation.id === someone.conversationId)[1];
    expect((next?.at ?? 0) - refusedAt).toBeGreaterThanOrEqual(990);
  });

  test.each([['3', 3000], ['0', 0], ['soon', null], [null, null], ['Thu, 01 Jan 1970 00:00:00 GMT', 0]])('Retry-After: %s is %s milliseconds', (header, wait) => {
    expect(waitOf(header)).toBe(wait);
  });
});

describe('over a restart on the same data', () => {
  test('what was undelivered goes out, in order, and the conversation goes on', async () => {
    const dataDir = newDataDir();
    const first = await startChannelService({}, dataDir);
    const someone = new BotFrameworkClient(first.base, connector);
    await someone.joins();
    await someone.says('jeg har glemt min adgangskode til MitID');
    await someone.says('menneske');
    const requestId = await requestOf(first, someone);
    connector.failing = { status: 500 };
    await someone.says('hej');
    await first.house.desk.claim(requestId, anna);
    await first.house.desk.answer(requestId, anna, { id: 'before', text: 'Skrevet før genstarten' });
    await first.stop();
    connector.failing = undefined;
    const before = someone.shown.length;
    const second = await startChannelService({}, dataDir);
    try {
      await someone.sees('Anna: Skrevet før genstarten');
      expect(someone.shown.length).toBeGreaterThan(before + 2);
      expect(await allShown(second, someone)).toBe(true);
      await second.house.desk.answer(requestId, anna, { id: 'after', text: 'Skrevet efter genstarten' });
      await someone.sees('Anna: Skrevet efter genstarten');
      await second.house.desk.close(requestId, anna, done('bot'));
      await someone.sees('givet samtalen tilbage');
      const again = new BotFrameworkClient(second.base, connector, someone.conversationId);
      await again.says('jeg sidder fast');
      await until(() => allShown(second, someone));
      expect(someone.texts.filter((text) => text.includes('en robot. Skriv'))).toHaveLength(1);
      expect(second.logged).toEqual([]);
    } finally {
      await second.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  test('a connector that never answers does not hold the service back from stopping', async () => {
    const own = await startChannelService();
    const someone = new BotFrameworkClient(own.base, connector);
    await someone.joins();
    await someone.says('menneske');
    const requestId = await requestOf(own, someone);
    connector.failing = 'silent';
    await own.house.desk.claim(requestId, anna);
    await until(() => connector.refused.some(({ activity }) => activity.text?.includes('du taler nu med Anna') === true && activity.conversation.id === someone.conversationId));
    const begun = Date.now();
    await own.stop();
    expect(Date.now() - begun).toBeLessThan(2000);
    expect(own.logged).toEqual([]);
  });
});
