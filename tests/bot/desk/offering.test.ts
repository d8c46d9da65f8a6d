import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { offerWaiting } from '../../../bot/offering.ts';
import { Serial } from '../../../bot/serial.ts';
import type { StaffMember } from '../../../common/desk-api.ts';
import { openDeskStage, type DeskStage } from '../../support/desk-stage.ts';

let stage: DeskStage;
let here: StaffMember[] = [];
beforeAll(async () => { stage = await openDeskStage({ answering: { chatsAtOnce: 2 } }); });
afterAll(() => stage.stop());
afterEach(async () => {
  const { store, desk } = stage.service.house;
  for (const { id, conversationId } of await store.allOpenRequests()) {
    const conversation = await store.load(conversationId);
    if (conversation !== undefined) await store.commit({ conversation, activities: [], requests: [{ ...(await stage.request(id)), state: 'cancelled' }], counts: [] });
  }
  for (const staff of here) await desk.left(staff);
  here = [];
});

const arrives = async (firstName: string, change: Partial<StaffMember> = {}): Promise<StaffMember> => {
  const staff = await stage.arrives(firstName, change);
  here.push(staff);
  return staff;
};
const look = async (): Promise<void> => {
  const { store, libraries, pools, world } = stage.service.house;
  await offerWaiting({ store, libraries, pools, serial: new Serial(), world });
};
const offeredTo = async (id: string): Promise<string | undefined> => {
  await look();
  return (await stage.request(id)).offer?.to.firstName;
};
const status = async (staff: StaffMember): Promise<string | undefined> => (await stage.service.house.desk.team(staff)).present.find(({ id }) => id === staff.id)?.status;

test('a waiting citizen is offered to somebody who is ready, who can say no; then it is the next one\'s', async () => {
  const { desk } = stage.service.house;
  const [anna, bo] = [await arrives('Anna'), await arrives('Bo')];
  const { requestId } = await stage.citizen();
  const first = await offeredTo(requestId);
  const [asked, other] = first === 'Anna' ? [anna, bo] : [bo, anna];
  await desk.decline(requestId, asked);
  expect(await offeredTo(requestId)).toBe(other.firstName);
  await desk.decline(requestId, other);
  expect(await offeredTo(requestId)).toBeUndefined();
  // Nobody is forgotten: it stands in the queue, and anybody may still take it.
  expect((await desk.claim(requestId, asked)).claimedBy?.id).toBe(asked.id);
});

test('whoever leaves an offer unanswered is away, and is ready again as soon as they do something', async () => {
  const { desk } = stage.service.house;
  const anna = await arrives('Anna');
  const { requestId } = await stage.citizen();
  expect(await offeredTo(requestId)).toBe('Anna');
  stage.clock.aheadMinutes += 1.1;
  await stage.stays(anna);
  expect(await offeredTo(requestId)).toBeUndefined();
  expect(await status(anna)).toBe('away');
  await desk.claim(requestId, anna);
  expect(await status(anna)).toBe('ready');
});

test('only a no is a no: whoever loads the page anew, or comes back after a silence, is offered it again', async () => {
  const { desk } = stage.service.house;
  const anna = await arrives('Anna');
  const { requestId } = await stage.citizen();
  expect(await offeredTo(requestId)).toBe('Anna');
  await desk.left(anna);
  expect(await offeredTo(requestId)).toBeUndefined();
  await desk.seen(anna);
  expect(await offeredTo(requestId)).toBe('Anna');
  stage.clock.aheadMinutes += 1.1;
  await stage.stays(anna);
  expect(await offeredTo(requestId)).toBeUndefined();
  await desk.setStatus(anna, 'ready');
  expect(await offeredTo(requestId)).toBe('Anna');
  await desk.decline(requestId, anna);
  expect(await offeredTo(requestId)).toBeUndefined();
});

test('nobody at the counter is offered anything, until they are back', async () => {
  const { desk } = stage.service.house;
  const anna = await arrives('Anna');
  expect((await desk.setStatus(anna, 'counter')).present).toContainEqual({ id: anna.id, firstName: 'Anna', libraryId: 'naestby', status: 'counter' });
  const { requestId } = await stage.citizen();
  expect(await offeredTo(requestId)).toBeUndefined();
  await desk.setStatus(anna, 'ready');
  expect(await offeredTo(requestId)).toBe('Anna');
});

test('an offer to somebody whose desk has closed goes on to the next one', async () => {
  const { desk } = stage.service.house;
  const anna = await arrives('Anna');
  const { requestId } = await stage.citizen();
  expect(await offeredTo(requestId)).toBe('Anna');
  await arrives('Bo');
  await desk.left(anna);
  expect(await offeredTo(requestId)).toBe('Bo');
});

test('a librarian has as many chats as the library allows, however fast they press, and messages do not count', async () => {
  const { desk } = stage.service.house;
  const anna = await arrives('Anna');
  const waiting = await Promise.all([1, 2, 3, 4].map(() => stage.citizen()));
  const claims = await Promise.allSettled(waiting.map(({ requestId }) => desk.claim(requestId, anna)));
  expect(claims.filter(({ status: how }) => how === 'fulfilled')).toHaveLength(2);
  for (const claim of claims) if (claim.status === 'rejected') expect(claim.reason).toMatchObject({ code: 'TooManyChats' });
  const { citizen } = await stage.citizen('ring mig op').catch(async () => ({ citizen: await callWanted() }));
  const call = (await desk.queue(anna)).find(({ conversationId }) => conversationId === citizen.conversationId);
  expect((await desk.claim(call?.id ?? '', anna)).state).toBe('claimed');
});

async function callWanted() {
  const { DirectLineClient } = await import('../../support/direct-line.ts');
  const citizen = await DirectLineClient.start(stage.service.base, { library: 'naestby' });
  await citizen.says('ring mig op');
  await citizen.says('noget med min pension');
  await citizen.says('20 30 40 50');
  return citizen;
}

test('several instances that look at once offer it once', async () => {
  await arrives('Anna');
  await arrives('Bo');
  const { requestId } = await stage.citizen();
  await Promise.all([look(), look(), look(), look()]);
  const { offer, version } = await stage.request(requestId);
  expect(offer).not.toBeNull();
  await look();
  expect((await stage.request(requestId)).version).toBe(version);
});
