import { expect, test } from '@jest/globals';
import { danishDay } from '../../bot/day.ts';

test.each([
  ['2026-11-23T22:59:59.999Z', '2026-11-23'],
  ['2026-11-23T23:00:00.000Z', '2026-11-24'],
  ['2026-06-30T21:59:59.999Z', '2026-06-30'],
  ['2026-06-30T22:00:00.000Z', '2026-07-01'],
])('%s is %s in Denmark', (time, day) => {
  expect(danishDay(new Date(time))).toBe(day);
});
