import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Branch } from '../../libraries/branch.ts';
import { easterSunday, holidayOn } from '../../libraries/holidays.ts';
import { Library, librariesOf } from '../../libraries/library.ts';
import { todayOf, type BranchToday } from '../../libraries/today.ts';
import { weekWords } from '../../libraries/week-words.ts';
import { openDocuments } from '../../storage/documents.ts';
import { testLibrary } from '../support/library.ts';

const branch = Branch.parse({
  id: 'midtby', name: 'Midtby',
  hours: [
    { days: [1, 2, 3, 4, 5], category: 'staffed', from: '10:00', to: '18:00' },
    { days: [1, 2, 3, 4, 5, 6, 7], category: 'self-service', from: '07:00', to: '22:00' },
    { days: [4], category: 'citizen-service', from: '10:00', to: '17:00' },
  ],
  exceptions: [{ from: '2026-11-26', to: '2026-11-26', hours: [{ category: 'staffed', from: '12:00', to: '14:00' }] }],
});
const library = testLibrary('a', { branches: [branch], helpPhone: { number: '58 57 00 00', hours: [{ days: [1, 2], from: '09:00', to: '12:00' }] } });
const at = (moment: string): BranchToday => {
  const [found] = todayOf(library, new Date(moment)).branches;
  if (found === undefined) throw new Error('There is no branch.');
  return found;
};

describe('a branch now', () => {
  test('staffed hours are told as staffed, though the door would open by itself', () => {
    expect(at('2026-11-24T10:00:00Z')).toMatchObject({ staffedUntil: '18:00', selfServiceUntil: null, nextStaffed: [{ date: '2026-11-25', from: '10:00', to: '18:00' }, { date: '2026-11-26', from: '12:00', to: '14:00' }, { date: '2026-11-27', from: '10:00', to: '18:00' }] });
  });

  test('outside them the door opens and nobody is there', () => {
    expect(at('2026-11-24T18:30:00Z')).toMatchObject({ staffedUntil: null, selfServiceUntil: '22:00' });
    expect(at('2026-11-24T23:30:00Z')).toMatchObject({ staffedUntil: null, selfServiceUntil: null });
  });

  test('a day of its own counts more than its weekday', () => {
    expect(at('2026-11-26T09:30:00Z')).toMatchObject({ staffedUntil: null });
    expect(at('2026-11-26T09:30:00Z').nextStaffed[0]).toEqual({ date: '2026-11-26', from: '12:00', to: '14:00' });
  });

  test('on a holiday the week\'s hours do not hold', () => {
    expect(at('2026-12-25T11:00:00Z')).toMatchObject({ staffedUntil: null, selfServiceUntil: null });
    expect(at('2026-12-25T11:00:00Z').nextStaffed[0]).toEqual({ date: '2026-12-28', from: '10:00', to: '18:00' });
    expect(todayOf(library, new Date('2026-12-25T11:00:00Z')).holiday).toBe('christmas-day');
    const open = todayOf(testLibrary('b', { branches: [{ ...branch, selfServiceOnHolidays: true }] }), new Date('2026-12-25T11:00:00Z')).branches[0];
    expect(open).toMatchObject({ staffedUntil: null, selfServiceUntil: '22:00' });
  });

  test('at no minute of a year is it both staffed and without staff', () => {
    for (let minute = Date.parse('2026-01-01T00:00:00Z'); minute < Date.parse('2027-01-01T00:00:00Z'); minute += 37 * 60_000) {
      const { staffedUntil, selfServiceUntil } = at(new Date(minute).toISOString());
      expect(staffedUntil !== null && selfServiceUntil !== null).toBe(false);
    }
  });

  test('the clock is Denmark\'s, in summer and in winter', () => {
    expect(at('2026-07-07T08:00:00Z').staffedUntil).toBe('18:00');
    expect(at('2026-11-24T08:59:00Z').staffedUntil).toBeNull();
    expect(at('2026-11-24T09:00:00Z').staffedUntil).toBe('18:00');
    // The night of 29 March 2026 has no hour from two to three.
    expect(todayOf(library, new Date('2026-03-29T00:59:00Z')).time).toBe('01:59');
    expect(todayOf(library, new Date('2026-03-29T01:00:00Z')).time).toBe('03:00');
  });
});

test('typed hours that nobody has compared with the door for a year are told to nobody', () => {
  const checked = testLibrary('d', { branches: [{ ...branch, exceptions: [], hoursCheckedOn: '2025-11-24' }] });
  expect(todayOf(checked, new Date('2026-11-24T10:00:00Z')).branches[0]).toMatchObject({ known: true, staffedUntil: '18:00' });
  expect(todayOf(checked, new Date('2026-11-25T10:00:00Z')).branches[0]).toMatchObject({ known: false, staffedUntil: null, nextStaffed: [] });
});

describe('the libraries that come along', () => {
  const shipped = librariesOf(openDocuments(Library, join(import.meta.dirname, '../../libraries/settings'), '/nowhere').all(), 'slagelse');

  test('have their branches, and hours as old as their source', () => {
    expect(shipped.get('aarhus')?.branches.map(({ name }) => name)).toContain('Viby Bibliotek');
    const at = (id: string, moment: string) => todayOf(shipped.get(id) ?? shipped.default, new Date(moment)).branches;
    expect(at('slagelse', '2020-06-15T10:00:00Z')).toContainEqual(expect.objectContaining({ id: 'slagelse', staffedUntil: '18:00' }));
    expect(at('slagelse', '2021-06-01T17:00:00Z')).toContainEqual(expect.objectContaining({ id: 'skaelskoer', staffedUntil: null, selfServiceUntil: '20:00' }));
    expect(at('aarhus', '2020-06-15T07:00:00Z')).toContainEqual(expect.objectContaining({ id: 'dokk1', staffedUntil: null, selfServiceUntil: '10:00' }));
    for (const { id } of shipped.all) expect(at(id, '2026-11-24T10:00:00Z').filter(({ known }) => known)).toEqual([]);
  });

  test('are read from their own website where it is on the shared CMS', () => {
    expect(shipped.all.flatMap(({ id, cms }) => (cms === null ? [] : [`${id} ${cms.url}`]))).toEqual(['aarhus https://www.aakb.dk', 'koebenhavn https://bibliotek.kk.dk', 'odense https://www.odensebib.dk', 'ringsted https://ringstedbib.dk']);
  });
});

test('the week of the telephone in few words', () => {
  const week = [{ days: [1, 2, 3, 4], from: '09:00', to: '15:30' }, { days: [5, 7], from: '09:00', to: '13:00' }];
  expect([weekWords(week, 'da'), weekWords(week, 'en'), weekWords([], 'da')]).toEqual(['man–tors 9–15.30, fre, søn 9–13', 'Mon–Thu 09:00–15:30, Fri, Sun 09:00–13:00', '']);
});

test('courses and IT cafés are those that have not ended, the soonest first', () => {
  const event = (title: string, start: string, end: string) => ({ title, start, end, place: 'Midtby', url: 'https://a.example.dk/it', state: 'active', volunteers: false, allDay: false }) as const;
  const kept = testLibrary('c', { events: [event('sent', '2026-11-26T14:00', '2026-11-26T16:00'), event('slut', '2026-11-24T08:00', '2026-11-24T10:00'), event('nu', '2026-11-24T10:00', '2026-11-24T12:00')] });
  expect(todayOf(kept, new Date('2026-11-24T10:00:00Z')).events?.map(({ title }) => title)).toEqual(['nu', 'sent']);
  expect(todayOf(library, new Date('2026-11-24T10:00:00Z')).events).toBeNull();
});

test('the help telephone says until when it answers, and when next', () => {
  expect(todayOf(library, new Date('2026-11-24T09:00:00Z')).helpPhone).toEqual({ number: '58 57 00 00', openUntil: '12:00', next: { date: '2026-11-30', from: '09:00', to: '12:00' } });
  expect(todayOf(library, new Date('2026-11-24T12:00:00Z')).helpPhone).toMatchObject({ openUntil: null });
});

describe('holidays', () => {
  test.each([[2024, '2024-03-31'], [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2038, '2038-04-25']])('Easter Sunday of %i is %s', (year, day) => expect(easterSunday(year)).toBe(day));

  test('those that move and those that do not', () => {
    const found = ['2026-01-01', '2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-05-14', '2026-05-24', '2026-05-25', '2026-06-05', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31'].map(holidayOn);
    expect(found).toEqual(['new-years-day', 'maundy-thursday', 'good-friday', 'easter-sunday', 'easter-monday', 'ascension-day', 'whit-sunday', 'whit-monday', 'constitution-day', 'christmas-eve', 'christmas-day', 'second-christmas-day', 'new-years-eve']);
    expect(['2026-11-24', '2026-04-04', '2026-05-01'].map(holidayOn)).toEqual([null, null, null]);
  });

  test('Great Prayer Day ended with 2023', () => {
    expect([holidayOn('2023-05-05'), holidayOn('2024-04-26'), holidayOn('2026-05-01')]).toEqual(['great-prayer-day', null, null]);
  });
});
