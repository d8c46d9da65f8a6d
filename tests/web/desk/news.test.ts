import { describe, expect, test } from '@jest/globals';
import type { DeskNews } from '../../../common/desk-news.ts';
import { announcementOf } from '../../../web/desk/announcement.ts';
import { learnTime, secondsUntil } from '../../../web/desk/clock.ts';
import { cursorAfter } from '../../../web/desk/cursor.ts';
import { deskAfter, emptyDesk, type DeskState } from '../../../web/desk/state.ts';
import { wordsIn } from '../../../web/desk/words.ts';
import { anna } from '../../support/staff.ts';
import { claimedBy, note, offeredTo, request, said } from './samples.ts';

const hello = (cursor: number, resumed: boolean): DeskNews => ({ kind: 'hello', staff: anna, cursor, resumed });
const newRequest = (item: ReturnType<typeof request>, cursor = 1): DeskNews => ({ kind: 'request', request: item, cursor });

describe('the cursor', () => {
  test('is that of the newest news, and a line that resumes does not skip what follows', () => {
    const heard = [hello(10, false), newRequest(request('1'), 12), hello(20, true), newRequest(request('2'), 11)];
    expect(heard.map((_, count) => heard.slice(0, count + 1).reduce(cursorAfter, null))).toEqual([10, 12, 12, 12]);
  });

  test('begins anew where the service has forgotten what was missed', () => {
    expect([hello(10, false), hello(900, false)].reduce(cursorAfter, null)).toBe(900);
  });
});

describe('what somebody is told who does not look', () => {
  const now = Date.parse('2026-11-23T10:05:00.000Z');
  const desk = (...known: ReturnType<typeof request>[]): DeskState => deskAfter(emptyDesk, { kind: 'queue', requests: known, cursor: 0 });
  const told = (news: DeskNews, state: DeskState) => announcementOf(news, state, 'anna', wordsIn('da'), now);

  test('a new citizen once, and an offer once', () => {
    expect(told(newRequest(request('1')), desk())).toMatchObject({ notice: 'request' });
    expect(told(newRequest(request('1')), desk(request('1')))).toBeNull();
    expect(told(newRequest(offeredTo('Anna', '1')), desk(request('1')))).toMatchObject({ text: expect.stringContaining('Vil du tage samtalen?'), notice: 'offer' });
    expect(told(newRequest(offeredTo('Anna', '1')), desk(offeredTo('Anna', '1')))).toBeNull();
    expect(told(newRequest(offeredTo('Anna', '1', 'Bo')), desk(claimedBy('Bo', '1')))?.text).toContain('Bo vil gerne give dig en samtale');
  });

  test('an offer that follows at once on the request sounds with it and not again', () => {
    expect(told(newRequest(offeredTo('Anna', '5')), desk(request('5')))).toMatchObject({ notice: null });
  });

  test('a citizen\'s words sound in one\'s own conversation alone; those of the robot are not told', () => {
    const words = (role: 'citizen' | 'bot'): DeskNews => ({ kind: 'activity', requestId: '1', activity: said('Hej', role), watermark: 1, cursor: 2 });
    expect(told(words('citizen'), desk(claimedBy('Anna', '1')))?.notice).toBe('message');
    expect(told(words('citizen'), desk(claimedBy('Bo', '1')))?.notice).toBeNull();
    expect(told(words('bot'), desk(claimedBy('Anna', '1')))).toBeNull();
  });

  test('a colleague\'s note is told, one\'s own is not, and an end that the citizen broke off is', () => {
    const mine = claimedBy('Anna', '1');
    const noted = (by: string): DeskNews => ({ kind: 'note', note: note('husk', by, '2026-11-23T10:00:00.000Z'), cursor: 3 });
    expect([told(noted('Bo'), desk(mine))?.text, told(noted('Anna'), desk(mine)), told(noted('Bo'), desk(claimedBy('Cæcilie', '1')))]).toEqual(['Intern note fra Bo: husk', null, null]);
    const closing = { ...mine, closing: { to: 'end', outcome: 'solved', topic: null, at: '2026-11-23T10:05:08.000Z' } } as const;
    expect(told(newRequest(mine), desk(closing))?.text).toContain('fortsætter');
  });
});

test('what ends by the service\'s clock counts down rightly on a computer whose clock is wrong', () => {
  const wrong = Date.parse('2026-11-23T10:00:00.000Z');
  learnTime('Mon, 23 Nov 2026 10:05:00 GMT', wrong);
  expect(secondsUntil('2026-11-23T10:05:08.000Z', wrong)).toBe(8);
  learnTime('Mon, 23 Nov 2026 10:00:01 GMT', wrong);
  expect([secondsUntil('2026-11-23T10:00:08.000Z', wrong), secondsUntil('2026-11-23T09:00:00.000Z', wrong)]).toEqual([8, 0]);
});
