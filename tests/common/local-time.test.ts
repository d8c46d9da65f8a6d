import { expect, test } from '@jest/globals';
import { danishTime, daysBetween, daysLater, weekdayOf } from '../../common/local-time.ts';

test.each([
  ['2026-11-23T22:59:59.999Z', '2026-11-23'],
  ['2026-11-23T23:00:00.000Z', '2026-11-24'],
  ['2026-06-30T21:59:59.999Z', '2026-06-30'],
  ['2026-06-30T22:00:00.000Z', '2026-07-01'],
])('%s is %s in Denmark', (time, day) => {
  expect(danishTime(new Date(time)).date).toBe(day);
});

test('days are counted and named over the change of the clock and of the year', () => {
  expect([daysLater('2026-03-28', 2), daysLater('2026-12-31', 1), daysBetween('2026-12-30', '2027-01-02'), daysBetween('2026-03-02', '2026-03-01')]).toEqual(['2026-03-30', '2027-01-01', 3, -1]);
  expect(['2026-11-23', '2026-11-29'].map(weekdayOf)).toEqual([1, 7]);
});
