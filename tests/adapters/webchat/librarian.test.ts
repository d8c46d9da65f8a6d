import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Activity } from '../../../common/activity.ts';
import type { StaffMember } from '../../../common/desk-api.ts';
import { DirectLineClient } from '../../support/direct-line.ts';
import { startTestService, type RunningService } from '../../support/service.ts';
import { librarian } from '../../support/staff.ts';
import { until } from '../../support/until.ts';

let service: RunningService;
let client: DirectLineClient;
let anna: StaffMember;
let requestId: string;
let frames: string[];
let socket: WebSocket;
beforeAll(async () => { service = await startTestService(); });
afterAll(() => service.stop());
beforeEach(async () => {
  const { desk } = service.house;
  client = await DirectLineClient.start(service.base, { library: 'slagelse' });
  frames = [];
  socket = new WebSocket(client.streamUrl);
  socket.on('message', (data) => frames.push(String(data)));
  await client.says('jeg vil tale med et menneske');
  anna = librarian('Anna');
  requestId = (await desk.queue(anna)).find(({ conversationId }) => conversationId === client.conversationId)?.id ?? '';
  await desk.claim(requestId, anna);
});

const streamed = (): Activity[] => frames.filter((frame) => frame !== '').flatMap((frame) => (JSON.parse(frame) as { activities: Activity[] }).activities);
const newest = async (): Promise<number> => (await service.house.store.load(client.conversationId))?.watermark ?? 0;
const reads = (watermark: unknown): ReturnType<DirectLineClient['call']> => client.call('POST', client.path, { type: 'event', name: 'conversation.read', from: { id: 'u' }, value: { watermark } });

test('a note among colleagues reaches neither the stream nor the poll, nor any activity of the conversation', async () => {
  const { desk, store } = service.house;
  const secret = 'hun hører dårligt på venstre øre';
  await desk.note(requestId, anna, { id: 'note-00001', text: secret });
  await desk.transfer(requestId, anna, { to: { kind: 'queue' }, note: `${secret} og på højre` });
  await desk.claim(requestId, anna);
  await desk.answer(requestId, anna, { id: 'answer-0001', text: 'Sidste ord' });
  await until(() => streamed().some(({ text }) => text === 'Sidste ord'));
  client.watermark = '';
  expect((await client.read()).map(({ text }) => text)).toContain('Sidste ord');
  const transcript = await store.activitiesAfter(client.conversationId, 0, 1000);
  for (const heard of [frames, client.activities, transcript]) expect(JSON.stringify(heard)).not.toContain(secret);
  expect((await desk.read(requestId, anna)).notes.map(({ text }) => text)).toEqual([secret, `${secret} og på højre`]);
  socket.close();
});

test('that the librarian has read is told on the stream, and is no part of the conversation', async () => {
  const before = await newest();
  await service.house.desk.markRead(requestId, anna, { watermark: before });
  await until(() => streamed().some(({ name }) => name === 'conversation.read'));
  expect(streamed().find(({ name }) => name === 'conversation.read')).toMatchObject({ type: 'event', from: { role: 'bot' }, value: { watermark: before } });
  expect(await newest()).toBe(before);
  client.watermark = '';
  expect(JSON.stringify(await client.read())).not.toContain('conversation.read');
  socket.close();
});

test('what the citizen has read is marked, never further than what there is, and does not come back', async () => {
  const before = await newest();
  const marked = async (): Promise<number> => (await service.house.store.marksOf(client.conversationId)).citizen;
  for (const [watermark, mark] of [[2, 2], [1, 2], ['3', 2], [-1, 2], [9999, before]] as const) {
    expect((await reads(watermark)).status).toBe(200);
    expect(await marked()).toBe(mark);
  }
  expect(await newest()).toBe(before);
  await client.says('hej Anna');
  await until(() => streamed().some(({ text }) => text === 'hej Anna'));
  expect(JSON.stringify(frames)).not.toContain('conversation.read');
  socket.close();
});

test('a page that is open is noted as listening', async () => {
  const listened = async (id: string): Promise<boolean> => (await service.house.store.lastListened([id])).has(id);
  await until(() => listened(client.conversationId));
  socket.close();
});
