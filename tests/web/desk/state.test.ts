import { describe, expect, test } from '@jest/globals';
import type { Activity } from '../../../common/activity.ts';
import type { QueueItem } from '../../../common/desk-api.ts';
import { deskAfter, emptyDesk, inProgress, newDesk, unreadOf, unsentIn, waiting, type DeskEvent, type DeskState } from '../../../web/desk/state.ts';

const request = (id: string, change: Partial<QueueItem> = {}): QueueItem => ({
  id, conversationId: `c-${id}`, libraryId: 'slagelse', kind: 'chat', state: 'waiting', time: null, code: null, place: null, sharedFrom: 1, urgency: 'normal', language: 'da', reason: null, stuckAt: null,
  openedAt: `2026-11-23T10:0${id}:00.000Z`, claimedBy: null, claimedAt: null, endedAt: null, ...change,
});
const said = (id: string, text: string, clientId?: string): Activity => ({
  type: 'message', id, timestamp: '2026-11-23T10:00:00.000Z', channelId: 'webchat', conversation: { id: 'c' }, from: { id: 'x' }, text,
  ...(clientId === undefined ? {} : { channelData: { clientActivityID: clientId } }),
});
const after = (...events: DeskEvent[]): DeskState => events.reduce(deskAfter, emptyDesk);

describe('the queue', () => {
  test('scams first, then who has waited longest; claimed and ended ones are not waiting', () => {
    const state = after({ kind: 'queue', requests: [request('2'), request('1'), request('3', { urgency: 'scam' }), request('4', { state: 'claimed' }), request('5', { state: 'resolved' })] });
    expect(waiting(state).map(({ id }) => id)).toEqual(['3', '1', '2']);
  });

  test('of those in progress one\'s own come first', () => {
    const claimed = (id: string, by: string, at: string): QueueItem => request(id, { state: 'claimed', claimedBy: { id: by, firstName: by }, claimedAt: at });
    const state = after({ kind: 'queue', requests: [claimed('1', 'bo', '1'), claimed('2', 'anna', '3'), claimed('3', 'anna', '2')] });
    expect(inProgress(state, 'anna').map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  test('loading it again forgets what has left it, but not a conversation that is open on the screen', () => {
    const state = after({ kind: 'queue', requests: [request('1'), request('2')] }, { kind: 'select', id: '1' }, { kind: 'queue', requests: [request('3')] });
    expect(Object.keys(state.requests ?? {}).sort()).toEqual(['1', '3']);
  });
});

describe('a conversation', () => {
  test('what came while it was loading is kept, in order, once', () => {
    const state = after(
      { kind: 'select', id: '1' },
      { kind: 'transcript', id: '1', transcript: [said('a', 'hej')] },
      { kind: 'activity', id: '1', activity: said('b', 'er der nogen') },
      { kind: 'activity', id: '1', activity: said('b', 'er der nogen') },
      { kind: 'transcript', id: '1', transcript: [said('a', 'hej')] },
    );
    expect(state.open['1']?.transcript?.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('what came before it was loaded for the first time is not lost', () => {
    const early = after({ kind: 'select', id: '1' }, { kind: 'activity', id: '1', activity: said('b', 'er der nogen') });
    expect(early.open['1']?.transcript).toBeNull();
    const loaded = deskAfter(early, { kind: 'transcript', id: '1', transcript: [said('a', 'hej')] });
    expect(loaded.open['1']?.transcript?.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('an answer that was not sent is there again on a new page, and sent again it keeps its place', () => {
    const sending = (id: string): DeskEvent => ({ kind: 'sending', id: '1', pending: { id, text: id, failed: false } });
    const state = after(sending('p1'), sending('p2'), { kind: 'send-failed', id: '1', pendingId: 'p1' });
    expect(deskAfter(newDesk(unsentIn(state)), sending('p1')).open['1']?.pending.map(({ id }) => id)).toEqual(['p1', 'p2']);
    expect(unsentIn(after({ kind: 'select', id: '1' }))).toEqual({});
  });

  test('a citizen\'s words that nobody sees come are unread until the conversation is looked at; each counts once', () => {
    const words = (id: string, role: 'citizen' | 'bot'): DeskEvent => ({ kind: 'activity', id: '1', activity: { ...said(id, id), channelData: { role } } });
    const mine = request('1', { state: 'claimed', claimedBy: { id: 'anna', firstName: 'Anna' }, claimedAt: '1' });
    const state = after({ kind: 'queue', requests: [mine, request('2')] }, { kind: 'select', id: '2' }, words('a', 'citizen'), words('a', 'citizen'), words('b', 'bot'), words('c', 'citizen'));
    expect([unreadOf(state, 'anna'), unreadOf(state, 'bo')]).toEqual([2, 0]);
    const seen = deskAfter(state, { kind: 'select', id: '1' });
    expect(unreadOf(deskAfter(seen, words('d', 'citizen')), 'anna')).toBe(0);
  });

  test('is never emptied by a failure', () => {
    const state = after({ kind: 'transcript', id: '1', transcript: [said('a', 'hej')] }, { kind: 'transcript-failed', id: '1' });
    expect(state.open['1']).toMatchObject({ failed: true, transcript: [{ id: 'a' }] });
  });

  test('an answer is shown while it is sent, once when it has arrived, and kept when it has not', () => {
    const sending: DeskEvent = { kind: 'sending', id: '1', pending: { id: 'p1', text: 'Hej', failed: false } };
    const loaded: DeskEvent = { kind: 'transcript', id: '1', transcript: [] };
    expect(after(loaded, sending).open['1']?.pending).toHaveLength(1);
    expect(after(loaded, sending, { kind: 'activity', id: '1', activity: said('x', 'Hej', 'p1') }).open['1']).toMatchObject({ pending: [], transcript: [{ id: 'x' }] });
    const failed = after(loaded, sending, { kind: 'send-failed', id: '1', pendingId: 'p1' });
    expect(failed.open['1']?.pending).toEqual([{ id: 'p1', text: 'Hej', failed: true }]);
    expect(deskAfter(failed, sending).open['1']?.pending).toEqual([{ id: 'p1', text: 'Hej', failed: false }]);
  });

  test('an answer that arrived before the line broke is found in the transcript that is loaded after it', () => {
    const state = after({ kind: 'sending', id: '1', pending: { id: 'p1', text: 'Hej', failed: true } }, { kind: 'transcript', id: '1', transcript: [said('x', 'Hej', 'p1')] });
    expect(state.open['1']?.pending).toEqual([]);
  });

  test('typing ends when the words are there', () => {
    const typing = after({ kind: 'transcript', id: '1', transcript: [] }, { kind: 'typing', id: '1', at: 5 });
    expect(typing.open['1']?.typingAt).toBe(5);
    expect(deskAfter(typing, { kind: 'activity', id: '1', activity: said('a', 'hej') }).open['1']?.typingAt).toBe(0);
  });
});
