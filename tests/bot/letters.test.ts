import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweep } from '../../bot/sweep.ts';
import { Serial } from '../../bot/serial.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { startTestService, type RunningService } from '../support/service.ts';
import { anna, done, librarian } from '../support/staff.ts';

let service: RunningService;
beforeAll(async () => { service = await startTestService(); });
afterAll(() => service.stop());

const far = librarian('Fie', { libraryId: 'aarhus' });

async function callWanted(): Promise<{ citizen: DirectLineClient; requestId: string }> {
  const citizen = await DirectLineClient.start(service.base);
  await citizen.says('ring mig op');
  await citizen.says('noget med min pension');
  await citizen.says('Karen Holm, 20 30 40 50');
  const request = (await service.house.desk.queue(anna)).find(({ conversationId }) => conversationId === citizen.conversationId);
  return { citizen, requestId: request?.id ?? '' };
}

test('a telephone number reaches the library, and stands neither in the transcript nor in the state', async () => {
  const { citizen, requestId } = await callWanted();
  const read = await service.house.desk.read(requestId, anna);
  expect(read).toMatchObject({ request: { kind: 'call', reason: 'noget med min pension' }, contact: { name: 'Karen Holm', phone: '20 30 40 50' } });
  expect(JSON.stringify(read.transcript)).not.toMatch(/20 30 40|Karen/);
  expect(JSON.stringify(await service.house.store.load(citizen.conversationId))).not.toMatch(/20 30 40|Karen/);
  expect(citizen.activities.at(-1)).toMatchObject({ name: 'handoff.initiate', value: { state: 'waiting', kind: 'call' } });
});

test('it is deleted when the librarian is done', async () => {
  const { requestId } = await callWanted();
  await service.house.desk.claim(requestId, anna);
  expect((await service.house.desk.read(requestId, anna)).contact).not.toBeNull();
  await service.house.desk.close(requestId, anna, done('bot'));
  expect((await service.house.desk.read(requestId, anna)).contact).toBeNull();
});

test('after 14 days nobody has taken it: it is deleted, the request ends, and the citizen is told', async () => {
  const { citizen, requestId } = await callWanted();
  const { store, world } = service.house;
  const days = (count: number): Promise<void> => sweep({ store, serial: new Serial(), world: { ...world, now: () => new Date(Date.now() + count * 86_400_000) } });
  await days(13);
  expect((await store.request(requestId))?.state).toBe('waiting');
  await days(14.1);
  expect(await store.contactOf(requestId)).toBeNull();
  expect((await store.request(requestId))?.state).toBe('expired');
  expect((await citizen.read()).map(({ text }) => text ?? '').join('\n')).toContain('nåede desværre ikke at svare');
  expect((await store.load(citizen.conversationId))?.state.handoff).toBeNull();
});

test('another library reads only what the citizen lets it read', async () => {
  const citizen = await DirectLineClient.start(service.base);
  await citizen.says('min nabo hedder Ole og jeg hader ham');
  await citizen.says('et andet bibliotek');
  await citizen.says('aarhus');
  await citizen.presses('Nej, kun mit nye spørgsmål');
  await citizen.says('hvornår lukker I i dag');
  const request = (await service.house.desk.queue(far)).find(({ conversationId }) => conversationId === citizen.conversationId);
  const read = await service.house.desk.read(request?.id ?? '', far);
  const texts = read.transcript.map(({ text }) => text ?? '').join('\n');
  expect(texts).toContain('hvornår lukker I i dag');
  expect(texts).not.toMatch(/Ole|nabo|et andet bibliotek/);
  expect(read.request.stuckAt).toBeNull();
  await expect(service.house.desk.read(request?.id ?? '', anna)).rejects.toMatchObject({ code: 'RequestNotFound' });
});

test('a comment is kept without the conversation it came from', async () => {
  const citizen = await DirectLineClient.start(service.base);
  await citizen.says('feedback');
  await citizen.presses('Nej, ikke god');
  await citizen.presses('Skriv en kommentar');
  await citizen.says('knapperne er for små');
  const today = new Date().toISOString().slice(0, 10);
  const comments = await service.house.store.comments('slagelse', '2026-01-01', `${Number(today.slice(0, 4)) + 1}-01-01`);
  expect(comments).toEqual([expect.objectContaining({ about: 'guide', rating: 'bad', text: 'knapperne er for små' })]);
  expect(JSON.stringify(comments)).not.toContain(citizen.conversationId);
});
