import { describe, expect, test } from '@jest/globals';
import type { Activity } from '../../../common/activity.ts';
import { answeringOf, echoes, emptyLog, messagesOf, newestOf, promptOf, readMessage, receive } from '../../../web/chat/log.ts';

const activity = (id: string, more: Partial<Activity> = {}): Activity => ({
  type: 'message', id, timestamp: '2026-11-23T10:00:00Z', channelId: 'webchat', conversation: { id: 'c' }, from: { id: 'bot', role: 'bot' }, text: id, ...more,
});
const citizen = (id: string): Activity => activity(id, { from: { id: 'citizen', role: 'user' }, channelData: { clientActivityID: `m-${id}` } });
const asks = (id: string): Activity => activity(id, { suggestedActions: { actions: [{ type: 'messageBack', title: 'Ja', text: 'Ja', displayText: 'Ja', value: { choice: 'yes', prompt: '1' } }] } });
const status = (state: string, more: object = {}): Activity => activity(`s-${state}`, { type: 'event', name: 'handoff.status', value: { requestId: 'r', state, ...more } });
const texts = (log: Parameters<typeof messagesOf>[0]): string[] => messagesOf(log).map(({ text }) => text);
const logOf = (...activities: Activity[]): ReturnType<typeof receive> => receive(emptyLog, activities, String(activities.length));

describe('receiving', () => {
  test('an id counts once, in one frame and across frames', () => {
    const once = receive(emptyLog, [activity('a'), activity('b'), activity('a')], '3');
    expect(texts(receive(once, [activity('b'), activity('c')], '4'))).toEqual(['a', 'b', 'c']);
  });

  test('the watermark decides the order, not the arrival', () => {
    const late = receive(receive(emptyLog, [activity('d')], '4'), [activity('a'), activity('b'), activity('c')], '3');
    expect(texts(late)).toEqual(['a', 'b', 'c', 'd']);
    expect(late.watermark).toBe('4');
  });

  test('what is there already changes nothing at all', () => {
    const log = receive(emptyLog, [activity('a')], '1');
    expect(receive(log, [activity('a')], '1')).toBe(log);
    expect(receive(log, [], '1')).toBe(log);
  });

  test('typing leaves no trace and takes no place', () => {
    const log = receive(receive(emptyLog, [activity('a')], '1'), [activity('t', { type: 'typing' })], '1');
    expect(texts(receive(log, [activity('b')], '2'))).toEqual(['a', 'b']);
  });

  test('a service without watermarks is shown in the order of arrival', () => {
    expect(texts(receive(receive(emptyLog, [activity('b')], undefined), [activity('a')], undefined))).toEqual(['b', 'a']);
  });
});

test('echoes are the ids of the citizen’s own messages', () => {
  expect(echoes([activity('a'), citizen('b'), activity('c', { channelData: { clientActivityID: 'x' } })])).toEqual(['m-b']);
});

test('a message keeps its key when it comes back', () => {
  expect(messagesOf(logOf(citizen('b')))[0]?.key).toBe('m-b');
});

describe('the buttons that can be pressed', () => {
  test('are the newest question’s', () => {
    expect(promptOf(logOf(asks('a'), asks('b')))?.key).toBe('b');
    expect(promptOf(logOf(asks('a'), activity('b')))?.key).toBe('a');
  });
  test('are gone once the citizen has said something', () => {
    expect(promptOf(logOf(asks('a'), citizen('b')))).toBeNull();
    expect(promptOf(logOf(asks('a'), citizen('b'), activity('c')))).toBeNull();
  });
  test('are gone while a librarian has the conversation, and back after it', () => {
    expect(promptOf(logOf(asks('a'), status('accepted')))).toBeNull();
    expect(promptOf(logOf(asks('a'), status('accepted'), asks('b'), status('completed')))?.key).toBe('b');
    expect(promptOf(logOf(asks('a'), status('waiting')))?.key).toBe('a');
  });
});

test('the citizen’s newest message is read once the mark has reached it, until it is answered', () => {
  const log = logOf(activity('a'), citizen('b'), citizen('c'));
  expect([0, 2, 3, 9].map((read) => readMessage(log, read))).toEqual([null, null, 'm-c', 'm-c']);
  expect(readMessage(receive(log, [status('accepted')], '4'), 3)).toBe('m-c');
  expect(readMessage(receive(log, [activity('d')], '4'), 9)).toBeNull();
});

test('a librarian’s newest message is at its place in the conversation', () => {
  const librarian = (id: string): Activity => activity(id, { channelData: { role: 'librarian' } });
  expect(newestOf(logOf(librarian('a'), activity('b'), librarian('c'), citizen('d')), 'librarian')).toBe(3);
  expect(newestOf(logOf(activity('a'), citizen('b')), 'librarian')).toBe(0);
});

test('who answers is what the newest handoff event says', () => {
  expect(answeringOf(emptyLog)).toEqual({ who: 'robot' });
  expect(answeringOf(logOf(status('waiting')))).toEqual({ who: 'nobody-yet' });
  expect(answeringOf(logOf(status('waiting'), status('accepted', { librarian: 'Anna' }), activity('hej')))).toEqual({ who: 'librarian', name: 'Anna' });
  expect(answeringOf(logOf(status('accepted'), status('completed')))).toEqual({ who: 'robot' });
  // Whoever will be called goes on with the robot, and keeps its buttons.
  expect(answeringOf(logOf(status('accepted', { kind: 'call', librarian: 'Anna' })))).toEqual({ who: 'robot' });
  expect(promptOf(logOf(asks('a'), status('accepted', { kind: 'call' })))?.key).toBe('a');
});
