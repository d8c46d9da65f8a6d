import { expect, test } from '@jest/globals';
import { isAnswered, rosterNow, usualWait } from '../../handoff/duty.ts';

const roster = [{ days: [2, 4], from: '10:00', to: '12:00' }, { days: [2], from: '14:00', to: '16:00' }];
const never = (): boolean => false;

test('chat duty is within the roster, and the next one is known', () => {
  expect(rosterNow(roster, '2026-11-24', '10:30', never)).toEqual({ rostered: true, next: { date: '2026-11-24', from: '14:00', to: '16:00' }, closes: { inMinutes: 90, at: '12:00' } });
  expect(rosterNow(roster, '2026-11-24', '16:00', never)).toEqual({ rostered: false, next: { date: '2026-11-26', from: '10:00', to: '12:00' }, closes: null });
});

test('duty closes when the last of the hours that follow on each other end', () => {
  const shifts = [{ days: [2], from: '10:00', to: '12:00' }, { days: [2], from: '12:00', to: '14:30' }, { days: [2], from: '15:00', to: '16:00' }];
  expect(rosterNow(shifts, '2026-11-24', '11:45', never).closes).toEqual({ inMinutes: 165, at: '14:30' });
  expect(rosterNow(shifts, '2026-11-24', '14:30', never).closes).toBeNull();
});

test('nobody has duty on a holiday', () => {
  expect(rosterNow(roster, '2026-11-24', '10:30', (date) => date === '2026-11-24')).toEqual({ rostered: false, next: { date: '2026-11-26', from: '10:00', to: '12:00' }, closes: null });
});

test('without a roster it is answered whenever a desk is open', () => {
  const duty = { ...rosterNow(null, '2026-11-24', '10:30', never), waiting: 0, waitMinutes: null };
  expect([isAnswered({ ...duty, atDesk: 1 }), isAnswered({ ...duty, atDesk: 0 })]).toEqual([true, false]);
});

test('the usual wait is the middle one, and unknown after too few', () => {
  expect(usualWait([60_000, 60_000])).toBeNull();
  expect(usualWait([60_000, 5 * 60_000, 60 * 60_000])).toBe(5);
  expect(usualWait([1, 1, 1])).toBe(1);
});
