import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createDepartures, undoFor } from '../../../../web/desk/editing/learning/departures.ts';

const sent: [string, readonly string[]][] = [];
const departures = () => createDepartures((groupId, ids) => { sent.push([groupId, ids]); });

beforeEach(() => {
  sent.length = 0;
  jest.useFakeTimers();
});
afterEach(() => { jest.useRealTimers(); });

test('what is put aside leaves once, after the time in which it can be undone', () => {
  const { leave, undo } = departures();
  leave('a', ['1', '2']);
  jest.advanceTimersByTime(undoFor - 1);
  expect(sent).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(sent).toEqual([['a', ['1', '2']]]);
  expect(undo('a')).toBe(false);
  jest.advanceTimersByTime(undoFor * 2);
  expect(sent).toHaveLength(1);
});

test('what is undone stays, and the others leave', () => {
  const { leave, undo } = departures();
  leave('a', ['1']);
  leave('b', ['2']);
  expect(undo('a')).toBe(true);
  jest.advanceTimersByTime(undoFor);
  expect(sent).toEqual([['b', ['2']]]);
});

test('put aside again, the time begins anew', () => {
  const { leave } = departures();
  leave('a', ['1']);
  jest.advanceTimersByTime(undoFor - 1);
  leave('a', ['1', '3']);
  jest.advanceTimersByTime(undoFor - 1);
  expect(sent).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(sent).toEqual([['a', ['1', '3']]]);
});

test('whoever leaves the page sends all that waits at once, and nothing later', () => {
  const { leave, flush } = departures();
  leave('a', ['1']);
  leave('b', ['2']);
  flush();
  jest.advanceTimersByTime(undoFor);
  expect(sent).toEqual([['a', ['1']], ['b', ['2']]]);
});

test('a page that is closed sends all of it in one, and nothing where nothing waits', () => {
  const { leave, flush } = departures();
  const closing: (readonly string[])[] = [];
  flush((ids) => { closing.push(ids); });
  leave('a', ['1']);
  leave('b', ['2', '3']);
  flush((ids) => { closing.push(ids); });
  jest.advanceTimersByTime(undoFor);
  expect([closing, sent]).toEqual([[['1', '2', '3']], []]);
});
