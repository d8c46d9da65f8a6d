import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Activity, HandoffStatus } from '../../common/activity.ts';
import type { StaffMember } from '../../common/desk-api.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { freshDatabase } from '../support/postgres.ts';
import { startTestService, type RunningService } from '../support/service.ts';

/** Two services on one PostgreSQL: a citizen on the one, a librarian on the other. */
let services: [RunningService, RunningService];
let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
  services = [await startTestService({ DATABASE_URL: database.url }), await startTestService({ DATABASE_URL: database.url })];
});
afterAll(async () => {
  for (const service of services ?? []) await service.stop();
  await database?.drop();
});

const anna: StaffMember = { id: 'anna', email: 'anna@example.dk', firstName: 'Anna', role: 'librarian', libraryId: 'slagelse' };
const bo: StaffMember = { ...anna, id: 'bo', firstName: 'Bo' };

async function until<T>(read: () => T | undefined): Promise<T> {
  for (let wait = 0; wait < 500; wait += 1) {
    const found = read();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen.');
}

test('a citizen on one instance talks with a librarian on the other, live', async () => {
  const [near, far] = services;
  const citizen = await DirectLineClient.start(near.base);
  const socket = new WebSocket(citizen.streamUrl);
  const seen: Activity[] = [];
  socket.on('message', (data) => { if (String(data) !== '') seen.push(...(JSON.parse(String(data)) as { activities: Activity[] }).activities); });
  await citizen.says('jeg vil tale med et menneske');
  const { requestId } = (await until(() => seen.find(({ name }) => name === 'handoff.initiate'))).value as HandoffStatus;

  const claims = await Promise.allSettled([near.house.desk.claim(requestId, anna), far.house.desk.claim(requestId, bo)]);
  expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [owner, place] = claims[0]?.status === 'fulfilled' ? [anna, near] as const : [bo, far] as const;
  await place.house.desk.answer(requestId, owner, { id: 'answer-over-there', text: 'Hej fra den anden' });
  await until(() => seen.find(({ text }) => text === 'Hej fra den anden'));

  citizen.base = far.base;
  const heard = new Promise<string>((resolve) => near.house.store.outbox.subscribe((item) => {
    if (item.kind === 'activities') for (const { activity } of item.rows) if (activity.text === 'nu skriver jeg her') resolve(activity.text);
  }));
  expect((await citizen.post({ text: 'nu skriver jeg her' })).status).toBe(200);
  expect(await heard).toBe('nu skriver jeg her');
  await until(() => (seen.some(({ text }) => text === 'nu skriver jeg her') ? true : undefined));
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  socket.close();
});

test('messages of one conversation through both instances at once are all kept, once, in one order', async () => {
  const [near, far] = services;
  const citizen = await DirectLineClient.start(near.base);
  const other = Object.assign(new DirectLineClient(far.base), { token: citizen.token, conversationId: citizen.conversationId });
  await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? citizen : other).post({ text: `besked ${n}`, channelData: { clientActivityID: `n${n}` } })));
  await citizen.read();
  await other.read();
  expect(other.activities.map(({ id }) => id)).toEqual(citizen.activities.map(({ id }) => id));
  const mine = citizen.activities.filter(({ from }) => from.role === 'user').map(({ text }) => text);
  expect(mine.toSorted()).toEqual(Array.from({ length: 12 }, (_, n) => `besked ${n}`).toSorted());
});
