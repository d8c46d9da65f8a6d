import type { Activity } from '../../../common/activity.ts';
import type { Note, OpenRequest, QueueItem } from '../../../common/desk-api.ts';

export const request = (id: string, change: Partial<QueueItem> = {}): QueueItem => ({
  id, conversationId: `c-${id}`, libraryId: 'slagelse', kind: 'chat', state: 'waiting', time: null, code: null, place: null, sharedFrom: 1, poolId: null, urgency: 'normal', language: 'da',
  reason: null, stuckAt: null, openedAt: `2026-11-23T10:0${id}:00.000Z`, offer: null, claimedBy: null, claimedAt: null, citizenGoneAt: null, closing: null, attempts: [], endedAt: null, outcome: null, topic: null, ...change,
});

const person = (name: string): { id: string; firstName: string } => ({ id: name.toLowerCase(), firstName: name });

export const claimedBy = (name: string, id: string, change: Partial<QueueItem> = {}): QueueItem => request(id, { state: 'claimed', claimedBy: person(name), claimedAt: `2026-11-23T11:0${id}:00.000Z`, ...change });

export const offeredTo = (name: string, id: string, by: string | null = null): QueueItem => request(id, { offer: { to: person(name), until: '2026-11-23T12:00:00.000Z', by: by === null ? null : person(by) } });

export const said = (id: string, role: 'citizen' | 'bot' | 'librarian', change: Partial<Activity> = {}): Activity => ({
  type: 'message', id, timestamp: '2026-11-23T10:00:00.000Z', channelId: 'webchat', conversation: { id: 'c' }, from: { id: 'x' }, text: id, channelData: { role }, ...change,
});

export const note = (id: string, by: string, at: string): Note => ({ id, requestId: '1', at, by: person(by), text: id });

export const opened = (transcript: Activity[], change: Partial<OpenRequest> = {}): OpenRequest =>
  ({ request: request('1'), transcript, firstWatermark: 1, notes: [], read: { citizen: 0, librarian: 0 }, earlier: [], contact: null, ...change });
