import { expect, test } from '@jest/globals';
import { danishTime } from '../../common/local-time.ts';
import { loadByHour } from '../../handoff/load.ts';
import { claim } from '../../handoff/request.ts';
import { anna, request } from './requests.ts';

const asked = (id: string, openedAt: string, claimedAt: string | null = null, kind: 'chat' | 'call' = 'chat') =>
  (claimedAt === null ? request(id, { openedAt, kind }) : claim(request(id, { openedAt, kind }), anna, claimedAt));

test('chats by local weekday and hour, how many were answered and the middle of their waits, and nobody\'s name', () => {
  const load = loadByHour([
    asked('a', '2026-11-23T09:00:00Z', '2026-11-23T09:02:00Z'), asked('b', '2026-11-16T09:59:59Z', '2026-11-16T10:09:59Z'), asked('c', '2026-11-23T09:30:00Z'),
    asked('d', '2026-11-23T09:10:00Z', '2026-11-23T09:13:00Z'),
    // Half an hour before midnight in London is Tuesday here.
    asked('e', '2026-11-23T23:30:00Z'),
    asked('f', '2026-11-23T09:00:00Z', null, 'call'),
  ], danishTime);
  expect(load).toEqual([
    { weekday: 1, hour: 10, opened: 4, answered: 3, waitMinutes: 3 },
    { weekday: 2, hour: 0, opened: 1, answered: 0, waitMinutes: null },
  ]);
  expect(JSON.stringify(load)).not.toContain('Anna');
});
