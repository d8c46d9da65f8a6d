import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forgetOld, keepRetention } from '../../bot/retention.ts';
import { ConfigError, readConfig } from '../../config.ts';
import { openStore } from '../../storage/open.ts';
import { change, conversation, question, stored } from '../contract/store/make.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { startTestService, type RunningService } from '../support/service.ts';
import { until } from '../support/until.ts';

const day = 24 * 3600_000;
let service: RunningService;
let ahead = 0;
const world = { now: () => new Date(Date.now() + ahead) };
beforeAll(async () => { service = await startTestService({ KEEP_DAYS: '10' }, { world }); });
afterAll(() => service.stop());

/** Says something days later, when a token would have to be bought anew. */
const later = ({ conversationId }: DirectLineClient, text: string): Promise<unknown> =>
  service.house.bot.receive({ channel: 'webchat', conversationId, clientId: null, from: { id: 'citizen' }, text, choice: null, reference: null });

const forget = (keepDays = 10): Promise<void> => forgetOld({ store: service.house.store, keepDays, world });

describe('what has been kept for long enough', () => {
  test('goes with its questions; what somebody has written in since stays', async () => {
    const { store } = service.house;
    ahead = 0;
    const [old, other] = [await DirectLineClient.start(service.base), await DirectLineClient.start(service.base)];
    for (const citizen of [old, other]) await citizen.says('kan I pudse mine briller');
    ahead = 6 * day;
    await later(other, 'er der nogen der stadig kan pudse mine briller');
    await forget();
    expect(await store.load(old.conversationId)).toBeDefined();
    ahead = 11 * day;
    await forget();
    expect([await store.load(old.conversationId), await store.activitiesAfter(old.conversationId, 0, 9)]).toEqual([undefined, []]);
    expect(await store.load(other.conversationId)).toBeDefined();
    expect((await store.openQuestions('slagelse', 99)).map(({ text }) => text)).toEqual(['er der nogen der stadig kan pudse mine briller']);
    ahead = 17 * day;
    await forget();
    expect(await store.load(other.conversationId)).toBeUndefined();
    expect(await store.openQuestions('slagelse', 99)).toEqual([]);
  });

  test('stays while somebody waits for an answer', async () => {
    const { store } = service.house;
    ahead = 0;
    const citizen = await DirectLineClient.start(service.base);
    await citizen.says('læg en besked');
    await citizen.says('hvornår holder I loppemarked');
    await citizen.presses('Svar mig bare her');
    ahead = 5 * day;
    await forget(1);
    expect(await store.load(citizen.conversationId)).toBeDefined();
    const [request] = await store.requestsOf(citizen.conversationId);
    await service.house.desk.claim(request?.id ?? '', { id: 'bo', email: 'bo@example.dk', firstName: 'Bo', role: 'librarian', libraryId: 'slagelse' });
    ahead = 6.9 * day;
    await forget(1);
    expect(await store.load(citizen.conversationId)).toBeDefined();
    await later(citizen, 'forfra');
    ahead = 8 * day;
    await forget(1);
    expect(await store.load(citizen.conversationId)).toBeUndefined();
  });

  test('is gone for a page that is still open, and begins anew for whoever comes back, also where it had moved', async () => {
    ahead = 0;
    const citizen = await DirectLineClient.start(service.base);
    await citizen.says('fortsæt på min telefon');
    const code = citizen.activities.flatMap(({ channelData }) => channelData?.move?.code ?? [])[0] ?? '';
    const telephone = new DirectLineClient(service.base);
    const opened = await telephone.call('POST', '/api/webchat/token', { continue: { code, taker: 'telefonen' } });
    expect(opened.status).toBe(200);
    ahead = 3 * day;
    await forget(2);
    const resumed = new DirectLineClient(service.base);
    const { body } = await resumed.call('POST', '/api/webchat/token', { resume: opened.body.resume });
    Object.assign(resumed, { token: body.token, conversationId: body.conversationId });
    expect((await resumed.post({ text: 'hej' })).status).toBe(404);
    expect((await resumed.call('POST', '/v3/directline/conversations')).status).toBe(201);
    expect((await resumed.read())[0]?.text).toContain('robot');
    expect(await resumed.says('hej')).not.toEqual([]);
  });

  test('a day\'s worth of many conversations goes in batches, by several instances at once', async () => {
    const { store } = service.house;
    ahead = 0;
    const old = { createdAt: '2026-01-01T08:00:00.000Z', updatedAt: '2026-01-02T08:00:00.000Z' };
    const talks = await Promise.all(Array.from({ length: 230 }, () => stored(store, old)));
    await store.commit(change(conversation(), ['hej'], { questions: Array.from({ length: 230 }, (_, at) => question('x', { libraryId: 'mange', at: `2026-01-02T08:00:00.${String(at).padStart(3, '0')}Z` })) }));
    await Promise.all([forget(), forget(), forget()]);
    expect((await Promise.all(talks.map(({ id }) => store.load(id)))).every((talk) => talk === undefined)).toBe(true);
    expect(await store.openQuestions('mange', 999)).toEqual([]);
  });
});

test('the clockwork looks at the start, says what fails, and stops', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'selvhjulpen-retention-'));
  const store = await openStore({ dataDir });
  const { id } = await stored(store, { createdAt: '2026-01-01T08:00:00.000Z', updatedAt: '2026-01-01T08:00:00.000Z' });
  const failures: unknown[] = [];
  const clock = keepRetention({ store, keepDays: 1, world: { now: () => new Date() } }, (error) => failures.push(error));
  await until(async () => (await store.load(id)) === undefined);
  clock.close();
  expect(failures).toEqual([]);
  const broken = keepRetention({ store: { forgetConversations: async () => 0, forgetQuestions: async () => { throw new Error('The disk is full.'); } }, keepDays: 1, world: { now: () => new Date() } }, (error) => failures.push(error));
  await until(async () => failures.length === 1);
  expect(failures).toEqual([new Error('The disk is full.')]);
  broken.close();
  await store.close();
  rmSync(dataDir, { recursive: true });
});

test('KEEP_DAYS is 90, or what is set from 1 to 3650', () => {
  expect(readConfig({}).keepDays).toBe(90);
  expect(readConfig({ KEEP_DAYS: '3650' }).keepDays).toBe(3650);
  for (const KEEP_DAYS of ['0', '3651', '1.5', 'altid']) expect(() => readConfig({ KEEP_DAYS })).toThrow(new ConfigError('KEEP_DAYS has a value that cannot be used. Set KEEP_DAYS to a number of days from 1 to 3650, such as 90.'));
});
