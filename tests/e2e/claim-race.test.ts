import { randomBytes, randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HandoffStatus } from '../../common/activity.ts';
import { Queue, QueueItem } from '../../common/desk-api.ts';
import { saveAccount } from '../../identity/account.ts';
import { freshDatabase } from '../support/postgres.ts';
import { newDataDir, startTestService, type RunningService } from '../support/service.ts';

/** With SOAK=1 the whole race: 50 librarians, 1,000 citizens. */
const [librarians, citizens] = process.env['SOAK'] === undefined ? [12, 120] : [50, 1000];
const libraryId = 'slagelse';

const stores = [
  { name: 'SQLite, one instance', open: async () => ({ services: [await startTestService({ TRUSTED_PROXIES: '127.0.0.1' }, { undoFor: 0 })], remove: async () => undefined }) },
  {
    name: 'PostgreSQL, two instances',
    async open() {
      const { url, drop } = await freshDatabase();
      const start = () => startTestService({ TRUSTED_PROXIES: '127.0.0.1', DATABASE_URL: url, DATA_DIR: newDataDir() }, { undoFor: 0 });
      return { services: [await start(), await start()], remove: drop };
    },
  },
];

describe.each(stores)('a race for the queue ($name)', ({ open }) => {
  let services: RunningService[];
  let remove: () => Promise<unknown>;
  beforeAll(async () => { ({ services, remove } = await open()); });
  afterAll(async () => {
    for (const service of services ?? []) await service.stop();
    await remove?.();
  });

  test(`of ${librarians} librarians for ${citizens} citizens has no double claim, and forgets nobody`, async () => {
    const [{ house }] = services as [RunningService];
    const conversations = await Promise.all(Array.from({ length: citizens }, async (_, n) => {
      const conversationId = `race-${n}-${randomBytes(6).toString('hex')}`;
      await house.bot.open({ channel: 'webchat', conversationId, libraryId, language: 'da', reference: null });
      await house.bot.receive({ channel: 'webchat', conversationId, clientId: null, from: { id: 'citizen' }, text: 'Tal med en bibliotekar', choice: { choice: 'person' }, reference: null });
      return conversationId;
    }));
    const clients = await Promise.all(Array.from({ length: librarians }, (_, n) => signIn(services[n % services.length] as RunningService, n)));
    const tallies = await Promise.all(clients.map((client) => work(client)));

    const won = new Map<string, number>();
    for (const { claimed } of tallies) for (const id of claimed) won.set(id, (won.get(id) ?? 0) + 1);
    const released = new Map<string, number>();
    for (const { given } of tallies) for (const id of given) released.set(id, (released.get(id) ?? 0) + 1);
    const requests = (await Promise.all(conversations.map((id) => house.store.requestsOf(id)))).flat();
    expect(requests).toHaveLength(citizens);
    for (const { id, state, conversationId } of requests) {
      expect(state).toBe('resolved');
      expect({ id, won: won.get(id) }).toEqual({ id, won: 1 + (released.get(id) ?? 0) });
      expect(await acceptedIn(house.store, conversationId)).toBe(won.get(id));
    }
    expect(tallies.reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThan(0);
    expect(await house.store.openRequests(libraryId)).toEqual([]);
  }, process.env['SOAK'] === undefined ? 120_000 : 1_200_000);
});

/** How often a librarian came into a conversation, by what its citizen was told. */
async function acceptedIn(store: RunningService['house']['store'], conversationId: string): Promise<number> {
  const rows = await store.activitiesAfter(conversationId, 0, 500);
  return rows.filter(({ activity: { name, value } }) => name === 'handoff.status' && HandoffStatus.parse(value).state === 'accepted').length;
}

type Client = (method: string, path: string, body?: unknown) => Promise<Response>;

async function signIn({ base, house }: RunningService, n: number): Promise<Client> {
  const [email, password] = [`racer${n}@example.dk`, randomBytes(12).toString('hex')];
  await saveAccount({ email, firstName: `Racer${n}`, role: 'librarian', libraryId, password }, { store: house.store, now: () => new Date(), newId: house.world.newId, randomBytes });
  // Each comes from an address of their own, as on 50 desks.
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': `10.0.0.${n + 1}` };
  const signedIn = await fetch(`${base}/api/desk/session`, { method: 'POST', headers, body: JSON.stringify({ email, password }) });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  return (method, path, body) => fetch(`${base}/api/desk/${path}`, { method, headers: { ...headers, cookie }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/** Takes from the head of the queue until it is empty; now and then somebody gives a conversation back. */
async function work(call: Client): Promise<{ claimed: string[]; given: string[]; lost: number }> {
  const tally = { claimed: [] as string[], given: [] as string[], lost: 0 };
  for (;;) {
    const { requests } = Queue.parse(await (await call('GET', 'requests')).json());
    const waiting = requests.filter(({ state }) => state === 'waiting');
    if (requests.length === 0) return tally;
    // All reach for the same few, so that they collide.
    const wanted = waiting[randomInt(Math.min(waiting.length, 5) || 1)];
    if (wanted === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    const answer = await call('POST', `requests/${wanted.id}/claim`);
    if (answer.status !== 200) {
      expect(answer.status).toBe(409);
      tally.lost += 1;
      continue;
    }
    expect(QueueItem.parse(await answer.json())).toMatchObject({ id: wanted.id, state: 'claimed' });
    tally.claimed.push(wanted.id);
    if (randomInt(10) === 0) {
      expect((await call('POST', `requests/${wanted.id}/release`)).status).toBe(200);
      tally.given.push(wanted.id);
    } else {
      expect((await call('POST', `requests/${wanted.id}/close`, { to: 'end', outcome: 'solved' })).status).toBe(200);
    }
  }
}
