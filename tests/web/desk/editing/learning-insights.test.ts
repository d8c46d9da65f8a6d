import { expect, test } from '@jest/globals';
import type { Insights } from '../../../../common/insights-api.ts';
import { countWords, minutesWords } from '../../../../web/desk/editing/insights/counts.ts';
import { daysInWords, guidesInWords, selfRelianceInWords, waitsInWords } from '../../../../web/desk/editing/insights/in-words.ts';
import { faultOf, periodOf } from '../../../../web/desk/editing/insights/period.ts';
import { axisEnd } from '../../../../web/desk/editing/insights/scale.ts';
import '../../../../web/desk/editing/words.ts';
import { wordsIn } from '../../../../web/desk/words.ts';

const danish = wordsIn('da');
const none = { started: 0, solvedAlone: 0, withLibrarian: 0, givenUp: 0, notUnderstood: 0 };

test('periods end today and hold whole weeks, months and years', () => {
  expect(periodOf('weeks', '2026-11-24')).toEqual({ from: '2026-10-28', to: '2026-11-24' });
  expect(periodOf('quarter', '2026-11-24')).toEqual({ from: '2026-08-25', to: '2026-11-24' });
  expect(periodOf('year', '2026-11-24')).toEqual({ from: '2025-11-25', to: '2026-11-24' });
  expect(periodOf('quarter', '2026-05-31').from).toBe('2026-03-01');
  expect(periodOf('year', '2028-02-29').from).toBe('2027-03-01');
});

test('what is wrong with two dates is said', () => {
  const fault = (from: string, to: string) => faultOf({ from, to }, '2026-11-24');
  expect([fault('', '2026-11-24'), fault('2026-11-02', '2026-11-01'), fault('2026-11-01', '2026-11-25'), fault('2025-11-23', '2026-11-24'), fault('2025-11-24', '2026-11-24'), fault('2026-11-24', '2026-11-24')])
    .toEqual(['missing', 'backwards', 'future', 'long', null, null]);
});

test('every choice of a year is a period that can be shown', () => {
  for (const today of ['2028-02-29', '2028-12-31', '2026-11-24', '2027-01-01']) expect({ today, fault: faultOf(periodOf('year', today), today) }).toEqual({ today, fault: null });
});

test('an axis ends at a round number that is not below what it shows', () => {
  expect([0, 2, 3, 13, 81, 101, 1432].map(axisEnd)).toEqual([2, 2, 4, 16, 100, 120, 1600]);
});

test('a hidden count is told as hidden and never as nothing', () => {
  expect([countWords(danish, null), countWords(danish, 0), countWords(danish, 1204)]).toEqual(['skjult', '0', '1.204']);
  const day = { day: '2026-11-23', ...none, started: null };
  const said = daysInWords(danish, { days: [day, { ...day, day: '2026-11-24' }], totals: { ...none, started: 6, solvedAlone: null } });
  expect(said).toBe('Borgerne begyndte 6 vejledninger. De klarede det selv et skjult antal gange, bad om en bibliotekar 0 gange og gav op 0 gange.');
});

test('the busiest day is named, by what is shown', () => {
  const days = [['2026-11-22', 7], ['2026-11-23', null], ['2026-11-24', 9]].map(([day, started]) => ({ ...none, day: String(day), started: started as number | null }));
  expect(daysInWords(danish, { days, totals: { ...none, started: 18 } })).toMatch(/Travlest var tirsdag (den )?24\. november med 9\.$/);
});

test('self-reliance is told of the weeks that can be seen', () => {
  const week = (yes: number | null, maybe: number | null, no: number | null): Insights['selfReliance'][number] => ({ week: '2026-11-23', yes, maybe, no });
  expect(selfRelianceInWords(danish, [week(6, 0, 6), week(12, 0, 0)])).toBe('75 % af dem, der svarede, mener, de kan klare det selv næste gang.');
  expect(selfRelianceInWords(danish, [week(6, 0, 6), week(50, null, 0)])).toBe('50 % af dem, der svarede, mener, de kan klare det selv næste gang. Uger med få svar er ikke talt med.');
  expect([selfRelianceInWords(danish, [week(null, 0, 0)]), selfRelianceInWords(danish, [week(0, 0, 0)]), selfRelianceInWords(danish, [])]).toEqual(['Der er for få svar til at sige noget sikkert.', 'Ingen har svaret på spørgsmålet i den periode.', 'Ingen har svaret på spørgsmålet i den periode.']);
});

test('waiting is told of the latest week that has a number', () => {
  const week = (medianMinutes: number | null, p90Minutes: number | null): Insights['waits'][number] => ({ week: '2026-11-23', answered: 9, medianMinutes, p90Minutes });
  expect(waitsInWords(danish, [week(1, 9), week(3.2, 11.8), week(null, null)])).toBe('I den seneste uge med tal ventede halvdelen højst 3 minutter, og ni ud af ti højst 12 minutter.');
  expect(waitsInWords(danish, [week(0.4, null)])).toBe('I den seneste uge med tal ventede halvdelen højst 1 minut.');
  expect([waitsInWords(danish, []), minutesWords(danish, 1), minutesWords(danish, null)]).toEqual(['Der er for få samtaler til at vise ventetider.', '1 minut', 'skjult']);
});

test('the guides are told by the most used one and the step where most people stop; steps that are gone are not named', () => {
  const guide = (title: string, started: number | null, ...stopped: [number, number | null][]): Insights['guides'][number] => ({ guideId: title, title, started, worked: 0, failed: 0, steps: stopped.map(([number, count]) => ({ stepId: String(number), number, text: 'x', stopped: count })) });
  expect(guidesInWords(danish, [guide('Print', 40, [1, null], [2, 6]), guide('MitID', 20, [1, 9], [0, 12])])).toBe('Mest brugt er »Print«, begyndt 40 gange. Flest stopper på trin 1 i »MitID«: 9.');
  expect([guidesInWords(danish, [guide('Print', null, [1, null])]), guidesInWords(danish, [])]).toEqual(['', 'Ingen vejledninger er begyndt i den periode.']);
});
