import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { releaseAbandoned, type Missed } from '../../bot/release.ts';
import { Serial } from '../../bot/serial.ts';
import { createSituations } from '../../bot/situations.ts';
import type { StaffMember } from '../../common/desk-api.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { startTestService, type RunningService } from '../support/service.ts';
import { librarian } from '../support/staff.ts';

let anna: StaffMember;
const bo = librarian('Bo');

let service: RunningService;
let ahead = 0;
let missed: Missed;
beforeAll(async () => { service = await startTestService({}, { world: { now: () => new Date(Date.now() + ahead) } }); });
afterAll(() => service.stop());
beforeEach(() => {
  missed = new Map();
  anna = librarian('Anna');
});

const look = (): Promise<void> => {
  const { store, libraries, pools, switches, outages, calendars, shelf, room, world } = service.house;
  const situations = createSituations({ store, guides: { ...shelf, draft: room.draft }, outages: outages.current, calendar: calendars.of, libraries, pools, switches, publicUrl: null, world });
  return releaseAbandoned({ store, situations, serial: new Serial(), world }, missed).finally(() => situations.close());
};
const pass = (minutes: number): void => { ahead += minutes * 60_000; };
const seen = (staff: StaffMember): Promise<void> => service.house.store.seenAtDesk(staff.id, staff.libraryId, service.house.world.now().toISOString(), '');

/** A citizen whom Anna helps, in the middle of a guide. */
async function helped(): Promise<{ citizen: DirectLineClient; id: string }> {
  const citizen = await DirectLineClient.start(service.base);
  await citizen.says('jeg har glemt min adgangskode til mitid');
  await citizen.says('jeg vil tale med et menneske');
  const id = (await service.house.desk.queue(anna)).find(({ conversationId }) => conversationId === citizen.conversationId)?.id ?? '';
  await seen(anna);
  await service.house.desk.claim(id, anna);
  return { citizen, id };
}
const stateOf = async (id: string): Promise<string | undefined> => (await service.house.store.request(id))?.state;

test('whose librarian closed the browser is back in the queue after three minutes, is told, and is shown the step again', async () => {
  const { citizen, id } = await helped();
  const { openedAt } = await service.house.store.request(id) ?? { openedAt: '' };
  await service.house.store.leftDesk(anna.id);
  await look();
  pass(2.9);
  await look();
  expect(await stateOf(id)).toBe('claimed');
  pass(0.2);
  await look();
  expect(await service.house.store.request(id)).toMatchObject({ state: 'waiting', claimedBy: null, claimedAt: null, openedAt });
  const news = await citizen.read();
  expect(news.map(({ text }) => text ?? '').join('\n')).toMatch(/Anna er ikke ved skærmen mere\. Du står forrest i køen igen.*Trin 1 af/s);
  expect(news.at(-1)).toMatchObject({ name: 'handoff.initiate', value: { requestId: id, state: 'waiting' } });
  expect((await citizen.says('næste')).map(({ text }) => text).join()).not.toBe('');
  await service.house.desk.claim(id, bo);
  expect(await service.house.store.request(id)).toMatchObject({ state: 'claimed', claimedBy: { firstName: 'Bo' } });
});

test('a page that is loaded again, or a short break of the network, changes nothing', async () => {
  const { id } = await helped();
  await service.house.store.leftDesk(anna.id);
  await look();
  pass(2);
  await seen(anna);
  await look();
  await service.house.store.leftDesk(anna.id);
  pass(2);
  await look();
  expect(await stateOf(id)).toBe('claimed');
});

test('a desk that is open, but where nobody answers for ten minutes, loses the conversation too', async () => {
  const { citizen, id } = await helped();
  await service.house.desk.answer(id, anna, { id: 'answer-0001', text: 'Hej' });
  await citizen.says('er du der?');
  pass(9);
  await seen(anna);
  await look();
  expect(await stateOf(id)).toBe('claimed');
  pass(1.1);
  await seen(anna);
  await look();
  expect(await stateOf(id)).toBe('waiting');
});

test('who has answered and waits for the citizen keeps the conversation', async () => {
  const { citizen, id } = await helped();
  await citizen.says('er du der?');
  await service.house.desk.answer(id, anna, { id: 'answer-0002', text: 'Ja. Prøv nu.' });
  pass(60);
  await seen(anna);
  await look();
  expect(await stateOf(id)).toBe('claimed');
});

test('a librarian puts a conversation back, and nobody else may', async () => {
  const { citizen, id } = await helped();
  await expect(service.house.desk.release(id, bo)).rejects.toMatchObject({ code: 'NotYours' });
  await service.house.desk.release(id, anna);
  expect(await stateOf(id)).toBe('waiting');
  expect((await service.house.desk.release(id, anna)).state).toBe('waiting');
  expect((await citizen.read()).map(({ text }) => text ?? '').join('\n')).toContain('Anna giver dig videre til en kollega');
  expect((await service.house.store.load(citizen.conversationId))?.state.handoff).toMatchObject({ phase: 'waiting', requestId: id, librarian: null });
});
