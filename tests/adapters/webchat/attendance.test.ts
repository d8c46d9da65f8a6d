import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Attendance } from '../../../adapters/webchat/attendance.ts';

const now = new Date('2026-11-23T09:00:00.000Z');
let noted: { ids: string[]; at: string }[];
let fails: boolean;
let conversations: string[];
let attendance: Attendance;
beforeEach(() => {
  jest.useFakeTimers();
  [noted, fails, conversations] = [[], false, []];
  const listening = (ids: readonly string[], at: string): Promise<void> => {
    noted.push({ ids: [...ids], at });
    return fails ? Promise.reject(new Error('away')) : Promise.resolve();
  };
  const streams = { get conversations() { return conversations; } };
  attendance = new Attendance({ listening }, streams, { now: () => now });
});
afterEach(() => {
  attendance.close();
  jest.useRealTimers();
});

const beat = (): void => { jest.advanceTimersByTime(20_000); };

test('a page is noted at once when it opens, and with all others in one call every 20 seconds', () => {
  attendance.opened('a');
  expect(noted).toEqual([{ ids: ['a'], at: now.toISOString() }]);
  conversations = ['a', 'b'];
  beat();
  expect(noted.slice(1)).toEqual([{ ids: ['a', 'b'], at: now.toISOString() }]);
});

test('a page that polls is noted with the next beat, once, also where another opens meanwhile', () => {
  conversations = ['a'];
  attendance.polled('b');
  attendance.polled('a');
  attendance.opened('c');
  beat();
  beat();
  expect(noted.map(({ ids }) => ids)).toEqual([['c'], ['a', 'b'], ['a']]);
});

test('where no page is open nothing is written, and a store that is away is asked again with the next beat', async () => {
  beat();
  expect(noted).toEqual([]);
  [conversations, fails] = [['a'], true];
  beat();
  await Promise.resolve();
  beat();
  expect(noted).toHaveLength(2);
});
