import { describe, expect, test } from '@jest/globals';
import type { Insights } from '../../common/insights-api.ts';
import { HouseError } from '../../common/errors.ts';
import { csvOf } from '../../insights/csv.ts';
import { rangesOf, type Sum } from '../../insights/few.ts';
import { insightsOf } from '../../insights/insights.ts';
import da from '../../insights/messages/da.json' with { type: 'json' };
import en from '../../insights/messages/en.json' with { type: 'json' };
import { periodOf, weeksOf } from '../../insights/period.ts';
import type { Counted, GuideOutline, Tally, Waited } from '../../insights/ports.ts';

const period = { from: '2026-11-16', to: '2026-11-24' };
const guides: GuideOutline[] = [
  { id: 'pas', title: 'Forny dit pas', steps: [{ id: 'foto', text: 'Få taget et foto' }, { id: 'bestil', text: 'Bestil tid' }] },
  { id: 'mitid', title: 'Glemt kode', steps: [{ id: 'app', text: 'Åbn appen' }] },
  { id: 'ubrugt', title: 'Ingen har brugt den', steps: [{ id: 'a', text: 'a' }] },
];
const counted = (day: string, event: Tally, total: number, guideId = '', stepId = ''): Counted => ({ day, libraryId: 'b', event, guideId, stepId, total });
const of = (counts: Counted[], requests: Waited[] = [], more: Partial<Parameters<typeof insightsOf>[0]> = {}): Insights => insightsOf({ counts, requests, guides, period, requestsSince: '2026-01-01', ...more });

describe('counts', () => {
  const insights = of([
    counted('2026-11-15', 'guide-started', 99, 'pas'),
    counted('2026-11-16', 'guide-started', 20, 'pas'), counted('2026-11-17', 'guide-started', 10, 'mitid'), counted('2026-11-17', 'guide-started', 7, 'vaek'),
    counted('2026-11-16', 'guide-worked', 12, 'pas', 'bestil'),
    counted('2026-11-16', 'guide-failed', 5, 'pas', 'foto'), counted('2026-11-17', 'guide-left', 6, 'pas', 'bestil'), counted('2026-11-18', 'guide-person', 7, 'pas', 'bestil'), counted('2026-11-18', 'guide-left', 8, 'pas', 'gammelt'),
    counted('2026-11-16', 'handoff-opened', 6, 'pas', 'foto'), counted('2026-11-16', 'letter-opened', 8), counted('2026-11-24', 'not-understood', 9), counted('2026-11-25', 'not-understood', 50),
  ]);

  test('stand under their day, and a day without any has zeros', () => {
    expect(insights).toMatchObject({ from: '2026-11-16', to: '2026-11-24', fewest: 5 });
    expect(insights.days).toHaveLength(9);
    expect(insights.days[0]).toEqual({ day: '2026-11-16', started: 20, solvedAlone: 12, withLibrarian: 14, givenUp: 5, notUnderstood: 0 });
    expect(insights.days[1]).toEqual({ day: '2026-11-17', started: 17, solvedAlone: 0, withLibrarian: 0, givenUp: 6, notUnderstood: 0 });
    expect(insights.totals).toEqual({ started: 37, solvedAlone: 12, withLibrarian: 14, givenUp: 26, notUnderstood: 9 });
  });

  test('of guides, most asked for first, with their steps in order; what has gone is among them', () => {
    expect(insights.guides.map(({ guideId, title, started }) => [guideId, title, started])).toEqual([['pas', 'Forny dit pas', 20], ['mitid', 'Glemt kode', 10], ['vaek', 'vaek', 7]]);
    expect(insights.guides[0]).toMatchObject({ worked: 12, failed: 26, steps: [{ stepId: 'foto', number: 1, text: 'Få taget et foto', stopped: 5 }, { stepId: 'bestil', number: 2, stopped: 13 }, { stepId: '', number: 0, text: '', stopped: 8 }] });
    expect(insights.guides[1]?.steps).toEqual([{ stepId: 'app', number: 1, text: 'Åbn appen', stopped: 0 }]);
  });

  test('of self-reliance by week, each hidden where it is small', () => {
    const { selfReliance } = of([counted('2026-11-16', 'alone-yes', 4, 'pas'), counted('2026-11-22', 'alone-yes', 3, 'mitid'), counted('2026-11-23', 'alone-no', 4, 'pas')]);
    expect(selfReliance).toEqual([{ week: '2026-11-16', yes: 7, maybe: 0, no: 0 }, { week: '2026-11-23', yes: 0, maybe: 0, no: null }]);
  });
});

describe('what could tell of somebody', () => {
  test('is hidden, and cannot be worked out from the total, the other days or the guides', () => {
    const { days, totals, guides: shown } = of([counted('2026-11-16', 'guide-started', 2, 'pas'), counted('2026-11-17', 'guide-started', 9, 'mitid'), counted('2026-11-18', 'guide-started', 7, 'mitid')]);
    expect(days.slice(0, 3).map(({ started }) => started)).toEqual([null, 9, null]);
    expect(totals.started).toBe(18);
    expect(shown.map(({ guideId, started }) => [guideId, started])).toEqual([['pas', null], ['mitid', null]].toSorted((a, b) => (shown.findIndex(({ guideId }) => guideId === a[0]) - shown.findIndex(({ guideId }) => guideId === b[0]))));
  });

  test('nor does the order of the guides tell it', () => {
    const many: GuideOutline[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id, steps: [] }));
    const { guides: shown } = of([counted('2026-11-16', 'guide-started', 9, 'd'), counted('2026-11-16', 'guide-started', 8, 'c'), counted('2026-11-16', 'guide-started', 7, 'b'), counted('2026-11-16', 'guide-started', 1, 'a')], [], { guides: many });
    expect(shown.map(({ guideId, started }) => [guideId, started])).toEqual([['d', 9], ['c', 8], ['a', null], ['b', null]]);
  });

  test('whatever was counted, nobody who sees the answer and can add works out a hidden count', () => {
    const events: Tally[] = ['guide-started', 'guide-worked', 'guide-failed', 'guide-left', 'guide-person', 'handoff-opened', 'not-understood'];
    let state = 7;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 200; round += 1) {
      const counts = Array.from({ length: random(40) }, () => counted(`2026-11-${16 + random(9)}`, events[random(events.length)] ?? 'scam', 1 + random(random(3) === 0 ? 30 : 4), ['pas', 'mitid', 'vaek'][random(3)], ['foto', 'bestil', 'app', 'gammelt'][random(4)]));
      expectNothingToWorkOut(of(counts));
    }
  });
});

/** Reads only what the answer says; null is what is not known. */
function expectNothingToWorkOut({ days, totals, guides: shown }: Insights): void {
  const cells = new Map<string, number>();
  const hidden = new Set<string>();
  const sums: Sum[] = [];
  const put = (name: string, count: number | null): string => {
    if (count === null) hidden.add(name);
    else expect(count === 0 || count >= 5).toBe(true);
    cells.set(name, count ?? NaN);
    return name;
  };
  for (const measure of ['started', 'solvedAlone', 'withLibrarian', 'givenUp', 'notUnderstood'] as const) {
    sums.push({ total: put(`total ${measure}`, totals[measure]), parts: days.map((day) => put(`${day.day} ${measure}`, day[measure])) });
  }
  for (const [each, measure] of [['started', 'started'], ['worked', 'solvedAlone'], ['failed', 'givenUp']] as const) sums.push({ total: `total ${measure}`, parts: shown.map((guide) => put(`${guide.guideId} ${each}`, guide[each])) });
  for (const guide of shown) sums.push({ total: `${guide.guideId} failed`, parts: guide.steps.map(({ stepId, stopped }) => put(`${guide.guideId} step ${stepId}`, stopped)) });
  const ranges = rangesOf(cells, sums, hidden);
  for (const name of hidden) expect(ranges.get(name)?.least).toBeLessThan(ranges.get(name)?.most ?? 0);
}

describe('waiting for a librarian', () => {
  const waited = (openedAt: string, minutes: number | null, kind: Waited['kind'] = 'chat'): Waited => ({ kind, openedAt, claimedAt: minutes === null ? null : new Date(Date.parse(openedAt) + minutes * 60_000).toISOString() });
  const waits = [1, 2, 3, 4, 10.04].map((minutes) => waited('2026-11-17T10:00:00.000Z', minutes));

  test('by week, the middle and the longest of nine in ten; few tell nothing', () => {
    expect(of([], [...waits, waited('2026-11-17T10:00:00.000Z', null), waited('2026-11-17T10:00:00.000Z', 600, 'message'), waited('2026-11-23T10:00:00.000Z', 5)]).waits).toEqual([
      { week: '2026-11-16', answered: 5, medianMinutes: 3, p90Minutes: 10 },
      { week: '2026-11-23', answered: null, medianMinutes: null, p90Minutes: null },
    ]);
    expect(of([]).waits).toEqual([{ week: '2026-11-16', answered: 0, medianMinutes: null, p90Minutes: null }, { week: '2026-11-23', answered: 0, medianMinutes: null, p90Minutes: null }]);
  });

  test('by the Danish day, and only in weeks of which nothing has been deleted', () => {
    const late = Array.from({ length: 5 }, () => waited('2026-11-15T23:30:00.000Z', 2));
    expect(of([], late).waits[0]).toMatchObject({ week: '2026-11-16', answered: 5 });
    expect(of([], waits, { requestsSince: '2026-11-17' }).waits).toEqual([{ week: '2026-11-23', answered: 0, medianMinutes: null, p90Minutes: null }]);
  });
});

describe('the period', () => {
  test('is the last four weeks, or what was asked for', () => {
    expect(periodOf(null, null, '2026-11-24')).toEqual({ from: '2026-10-28', to: '2026-11-24' });
    expect(periodOf('2026-11-01', null, '2026-11-24')).toEqual({ from: '2026-11-01', to: '2026-11-24' });
    expect(periodOf(null, '2026-03-01', '2026-11-24')).toEqual({ from: '2026-02-02', to: '2026-03-01' });
    expect(periodOf('2026-11-24', '2026-11-24', '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-24' });
    expect(periodOf('2024-01-01', '2024-12-31', '2026-11-24')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(weeksOf({ from: '2026-11-22', to: '2026-11-23' })).toEqual(['2026-11-16', '2026-11-23']);
  });

  test.each([['2026-11-25', '2026-11-24'], ['i går', null], [null, '2026-02-30'], ['2026-1-1', '2026-02-01'], ['2025-11-23', '2026-11-24']])('from %p to %p is none', (from, to) => {
    expect(() => periodOf(from, to, '2026-11-24')).toThrow(new HouseError('BadArgument'));
  });
});

describe('as a table for a spreadsheet', () => {
  const insights = of([counted('2026-11-16', 'guide-started', 20, 'pas'), counted('2026-11-17', 'guide-started', 2, 'pas'), counted('2026-11-17', 'guide-started', 6, '=2+3'), counted('2026-11-16', 'guide-left', 5, 'pas', 'gammelt'), counted('2026-11-16', 'not-understood', 3)]);

  test('with a mark for Excel, translated headers, the total last, and a word for what is hidden', () => {
    const lines = csvOf({ ...insights, days: insights.days.slice(0, 2) }, 'days', 'da').split('\r\n');
    expect(lines).toEqual(['\uFEFFDag,Begyndte en vejledning,Klarede det selv,Bad om en bibliotekar,Gav op,Blev ikke forstået', '2026-11-16,20,0,0,5,skjult', '2026-11-17,8,0,0,0,0', 'I alt,28,0,0,5,skjult', '']);
    expect(csvOf(insights, 'days', 'en')).toContain('All days,28,0,0,5,hidden\r\n');
  });

  test('of guides, steps, self-reliance and waits', () => {
    expect(csvOf(insights, 'guides', 'da').split('\r\n').slice(1)).toEqual(['pas,Forny dit pas,22,0,5', "'=2+3,'=2+3,6,0,0", '']);
    expect(csvOf(insights, 'steps', 'en').split('\r\n').slice(1)).toEqual(['pas,Forny dit pas,1,Få taget et foto,0', 'pas,Forny dit pas,2,Bestil tid,0', 'pas,Forny dit pas,steps that have gone,,5', '']);
    expect(csvOf(insights, 'alone', 'da').split('\r\n')[1]).toBe('2026-11-16,0,0,0');
    expect(csvOf(insights, 'waits', 'da').split('\r\n')[1]).toBe('2026-11-16,0,,');
  });

  test('commas, quotes and line breaks are kept, and no cell is a formula', () => {
    const step = (text: string): Insights => ({ ...insights, guides: [{ guideId: 'x', title: 'x', started: 0, worked: 0, failed: 0, steps: [{ stepId: 's', number: 1, text, stopped: null }] }] });
    const cell = (text: string): string => csvOf(step(text), 'steps', 'da').split('\r\n').slice(1).join('\r\n');
    expect(cell('a, "b"\nc')).toBe('x,x,1,"a, ""b""\nc",skjult\r\n');
    for (const text of ['=1+1', '+45 20', '-5', '@SUM(A1)', '\t=1']) expect(cell(text)).toBe(`x,x,1,'${text},skjult\r\n`);
  });

  test('in both languages with the same words', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(da).toSorted());
  });
});
