import { describe, expect, test } from '@jest/globals';
import { deskAfter, emptyDesk, eventOf, newDesk, unreadOf, unsentIn, type DeskEvent, type DeskState } from '../../../web/desk/state.ts';
import { claimedBy, note, opened, request, said } from './samples.ts';

const after = (...events: DeskEvent[]): DeskState => events.reduce(deskAfter, emptyDesk);
const ids = (state: DeskState): string[] => Object.keys(state.requests ?? {}).sort();
const lines = (state: DeskState): string[] | undefined => state.open['1']?.lines.map(({ activity }) => activity.id);
const sends = (id: string): DeskEvent => ({ kind: 'sending', id: '1', pending: { id, text: 'Hej', failed: false } });
const comes = (id: string, watermark: number | null = null, role: 'citizen' | 'bot' | 'librarian' = 'citizen'): DeskEvent => ({ kind: 'activity', id: '1', activity: said(id, role), watermark });
const arrived = said('x', 'librarian', { channelData: { role: 'librarian', clientActivityID: 'p1' } });

describe('the queue', () => {
  test('loading it again forgets what has left it, but not a conversation that is open on the screen', () => {
    const state = after({ kind: 'queue', requests: [request('1'), request('2')], cursor: 1 }, { kind: 'select', id: '1' }, { kind: 'queue', requests: [request('3')], cursor: 2 });
    expect(ids(state)).toEqual(['1', '3']);
  });

  test('forgets a request that somebody only wrote in, and one that these staff may no longer see', () => {
    const state = after({ kind: 'queue', requests: [request('1'), request('2')], cursor: 1 }, { kind: 'typing', id: '1', who: 'citizen', at: 5 }, { kind: 'select', id: '2' });
    expect(ids(deskAfter(state, { kind: 'queue', requests: [], cursor: 2 }))).toEqual(['2']);
    expect(deskAfter(state, { kind: 'gone', id: '2' })).toMatchObject({ selected: null, requests: { 1: { id: '1' } } });
  });

  test('what is older than what is known never wins, whichever way it comes', () => {
    const known = after({ kind: 'queue', requests: [request('1')], cursor: 4 }, { kind: 'request', request: claimedBy('Bo', '1'), cursor: 6 });
    const late: DeskEvent[] = [
      { kind: 'request', request: request('1'), cursor: 5 },
      { kind: 'queue', requests: [request('1')], cursor: 5 },
      { kind: 'loaded', opened: opened([]), cursor: 5 },
    ];
    expect(late.map((event) => deskAfter(known, event).requests?.['1']?.state)).toEqual(['claimed', 'claimed', 'claimed']);
    expect(deskAfter(known, { kind: 'request', request: request('1'), cursor: 7 }).requests?.['1']?.state).toBe('waiting');
  });

  test('a request that comes while the queue is loading is not lost', () => {
    const state = after({ kind: 'request', request: request('2'), cursor: 8 }, { kind: 'queue', requests: [request('1')], cursor: 7 });
    expect(ids(state)).toEqual(['1', '2']);
  });
});

describe('a conversation', () => {
  test('what came while it was loading is kept, in the conversation\'s order, once', () => {
    const state = after({ kind: 'select', id: '1' }, { kind: 'loaded', opened: opened([said('a', 'bot')]), cursor: 0 }, comes('c', 3), comes('b', 2), comes('b', 2), { kind: 'loaded', opened: opened([said('a', 'bot')]), cursor: 0 });
    expect(lines(state)).toEqual(['a', 'b', 'c']);
  });

  test('what came before it was loaded for the first time is not lost', () => {
    const early = after({ kind: 'select', id: '1' }, comes('b', 2));
    expect(early.open['1']?.loaded).toBe(false);
    const loaded = deskAfter(early, { kind: 'loaded', opened: opened([said('a', 'bot')]), cursor: 0 });
    expect([lines(loaded), loaded.open['1']?.loaded]).toEqual([['a', 'b'], true]);
  });

  test('an answer that was not sent is there again on a new page, and sent again it keeps its place', () => {
    const state = after(sends('p1'), sends('p2'), { kind: 'send-failed', id: '1', pendingId: 'p1' });
    expect(deskAfter(newDesk(unsentIn(state)), sends('p1')).open['1']?.pending.map(({ id }) => id)).toEqual(['p1', 'p2']);
    expect(unsentIn(after({ kind: 'select', id: '1' }))).toEqual({});
  });

  test('a citizen\'s words that nobody sees come are unread until the conversation is looked at; each counts once', () => {
    const state = after({ kind: 'queue', requests: [claimedBy('Anna', '1'), request('2')], cursor: 0 }, { kind: 'select', id: '2' }, comes('a', 1), comes('a', 1), comes('b', 2, 'bot'), comes('c', 3));
    expect([unreadOf(state, 'anna'), unreadOf(state, 'bo')]).toEqual([2, 0]);
    expect(unreadOf([{ kind: 'select', id: '1' } as const, comes('d', 4)].reduce(deskAfter, state), 'anna')).toBe(0);
  });

  test('is never emptied by a failure', () => {
    const state = after({ kind: 'loaded', opened: opened([said('a', 'bot')]), cursor: 0 }, { kind: 'load-failed', id: '1' });
    expect([lines(state), state.open['1']?.failed]).toEqual([['a'], true]);
  });

  test('an answer is shown while it is sent, once when it has arrived, and kept when it has not', () => {
    expect(after(sends('p1')).open['1']?.pending).toHaveLength(1);
    expect(after(sends('p1'), { kind: 'activity', id: '1', activity: arrived, watermark: 1 }).open['1']).toMatchObject({ pending: [], lines: [{ activity: { id: 'x' } }] });
    const failed = after(sends('p1'), { kind: 'send-failed', id: '1', pendingId: 'p1' });
    expect(failed.open['1']?.pending).toEqual([{ id: 'p1', text: 'Hej', failed: true }]);
    expect(deskAfter(failed, sends('p1')).open['1']?.pending).toEqual([{ id: 'p1', text: 'Hej', failed: false }]);
  });

  test('an answer that arrived before the line broke is found in the transcript that is loaded after it', () => {
    expect(after(sends('p1'), { kind: 'loaded', opened: opened([arrived]), cursor: 0 }).open['1']?.pending).toEqual([]);
  });

  test('typing ends when the words of the one who typed are there', () => {
    const typing = after({ kind: 'typing', id: '1', who: 'citizen', at: 5 }, { kind: 'typing', id: '1', who: 'librarian', at: 6 });
    expect(deskAfter(typing, comes('a', 1)).open['1']?.typingAt).toEqual({ citizen: 0, librarian: 6 });
  });

  test('a note stands there once, whether it is loaded or told, and read marks never go back', () => {
    const first = note('n1', 'Bo', '2026-11-23T10:00:00.000Z');
    const state = after({ kind: 'loaded', opened: opened([], { notes: [first], read: { citizen: 4, librarian: 2 } }), cursor: 0 }, { kind: 'note', note: first },
      eventOf({ kind: 'read', requestId: '1', who: 'citizen', watermark: 3 }, 0), eventOf({ kind: 'read', requestId: '1', who: 'librarian', watermark: 3 }, 0));
    expect(state.open['1']).toMatchObject({ notes: [{ id: 'n1' }], read: { citizen: 4, librarian: 3 } });
  });
});
