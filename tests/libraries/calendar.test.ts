import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isDigitalHelp } from '../../libraries/cms/events.ts';
import { openCalendarBoard, type CalendarBoard } from '../../libraries/calendar-board.ts';
import { Branch } from '../../libraries/branch.ts';
import type { Library } from '../../libraries/library.ts';
import { todayOf, type LibraryToday } from '../../libraries/today.ts';
import { openStore } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';
import { FakeCms, eventEntry, openingEntry } from '../support/cms.ts';
import { testLibrary } from '../support/library.ts';
import { newDataDir } from '../support/service.ts';

const midtby = Branch.parse({ id: 'midtby', name: 'Midtby Bibliotek', cmsBranch: 12, hours: [{ days: [1, 2, 3, 4, 5], category: 'staffed', from: '09:00', to: '12:00' }] });
const nord = Branch.parse({ id: 'nord', name: 'Nord', isil: 'DK-732901' });
/** Tuesday, eleven o'clock in Denmark. */
const start = Date.parse('2026-11-24T10:00:00Z');

let cms: FakeCms;
let store: Store;
let now: number;
let library: Library;
let lines: string[];
const boards: CalendarBoard[] = [];

async function open(): Promise<CalendarBoard> {
  const board = await openCalendarBoard({ store, libraries: [library], now: () => new Date(now), log: (message, error) => lines.push(`${message} ${typeof error === 'string' ? error : ''}`) });
  boards.push(board);
  await board.refresh();
  return board;
}

const today = (board: CalendarBoard): LibraryToday => todayOf(library, new Date(now), board.of('midtby'));
const branchOf = (board: CalendarBoard, id = 'midtby') => today(board).branches.find((branch) => branch.id === id);
const pass = (minutes: number): void => { now += minutes * 60_000; };

beforeEach(async () => {
  cms = await new FakeCms().start();
  store = await openStore({ dataDir: newDataDir() });
  now = start;
  lines = [];
  library = testLibrary('midtby', { cms: { url: cms.url }, branches: [midtby, nord], phone: '57 62 00 00' });
});

afterEach(async () => {
  await Promise.all(boards.splice(0).map((board) => board.close()));
  await store.close();
  await cms.stop();
});

describe('hours from a library\'s own website', () => {
  test('are asked for as the call is described: four weeks of all branches, as JSON', async () => {
    await open();
    const [call] = cms.calls.filter(({ pathname }) => pathname === '/api/v1/opening_hours');
    expect(Object.fromEntries(call?.searchParams ?? [])).toEqual({ _format: 'json', from_date: '2026-11-24', to_date: '2026-12-22' });
  });

  test('staffed is not self-service, though both stand on the same hour; typed hours do not count beside them', async () => {
    cms.hours = [openingEntry('2026-11-24', 'Selvbetjening', '07:00', '22:00'), openingEntry('2026-11-24', 'Med betjening', '10:00', '16:00'), openingEntry('2026-11-24', 'Borgerservice', '10:00', '14:00'), openingEntry('2026-11-25', 'Med betjening', '13:00', '19:00')];
    const board = await open();
    expect(branchOf(board)).toMatchObject({ known: true, staffedUntil: '16:00', selfServiceUntil: null, citizenServiceUntil: '14:00', nextStaffed: [{ date: '2026-11-25', from: '13:00', to: '19:00' }] });
    pass(6 * 60);
    expect(branchOf(board)).toMatchObject({ staffedUntil: null, selfServiceUntil: '22:00' });
    expect(today(board).hoursReadAt).toBe('2026-11-24T10:00:00.000Z');
    expect(branchOf(board)?.days.slice(0, 3)).toEqual([
      { date: '2026-11-24', openings: [expect.objectContaining({ category: 'self-service', from: '07:00' }), expect.objectContaining({ category: 'staffed' }), expect.objectContaining({ category: 'citizen-service' })] },
      { date: '2026-11-25', openings: [expect.objectContaining({ category: 'staffed', from: '13:00' })] },
      { date: '2026-11-26', openings: [] },
    ]);
  });

  test('a branch is found by its ISIL too, and a day without an entry is closed', async () => {
    cms.hours = [openingEntry('2026-11-25', 'Med betjening', '10:00', '16:00', { branch: 77, isil: 'DK-732901' })];
    expect(branchOf(await open(), 'nord')).toMatchObject({ known: true, staffedUntil: null, selfServiceUntil: null, nextStaffed: [{ date: '2026-11-25', from: '10:00', to: '16:00' }] });
  });

  test('of "Åbent" and a library\'s own category nobody says that there is staff', async () => {
    cms.hours = [openingEntry('2026-11-24', 'Åbent', '10:00', '12:00'), openingEntry('2026-11-24', 'Aftenbibliotek', '18:00', '21:00')];
    const board = await open();
    expect(branchOf(board)).toMatchObject({ staffedUntil: null, openUntil: { until: '12:00', title: null }, nextStaffed: [] });
    pass(8 * 60);
    expect(branchOf(board)).toMatchObject({ openUntil: { until: '21:00', title: 'Aftenbibliotek' } });
  });

  test('midnight ends a day, and an opening past it goes on in the next', async () => {
    cms.hours = [openingEntry('2026-11-24', 'Selvbetjening', '00:00', '00:00'), openingEntry('2026-11-24', 'Selvbetjening', '06:00', '00:00'), openingEntry('2026-11-25', 'Selvbetjening', '20:00', '02:00')];
    const board = await open();
    expect(branchOf(board)).toMatchObject({ selfServiceUntil: '24:00' });
    now = Date.parse('2026-11-26T00:30:00Z');
    expect(branchOf(board)).toMatchObject({ selfServiceUntil: '02:00' });
  });

  test('"Telefontid" is when the telephone is answered, where none is typed', async () => {
    cms.hours = [openingEntry('2026-11-24', 'Telefontid', '10:00', '13:00')];
    expect(today(await open()).helpPhone).toEqual({ number: '57 62 00 00', openUntil: '13:00', next: null });
  });

  test('what the library says itself of a holiday holds; typed hours do not', async () => {
    now = Date.parse('2026-12-24T10:00:00Z');
    cms.hours = [openingEntry('2026-12-24', 'Med betjening', '10:00', '12:00')];
    expect(branchOf(await open())).toMatchObject({ staffedUntil: '12:00' });
    expect(todayOf(library, new Date(now)).branches[0]).toMatchObject({ staffedUntil: null });
  });

  test('an unknown branch is named once for whoever runs the service', async () => {
    cms.hours = [openingEntry('2026-11-24', 'Med betjening', '10:00', '16:00', { branch: 99, isil: 'DK-732999' })];
    const board = await open();
    pass(20);
    await board.refresh();
    expect(lines.filter((line) => line.includes('99 (DK-732999)'))).toHaveLength(1);
    expect(branchOf(board)).toMatchObject({ staffedUntil: '12:00' });
  });
});

describe('events', () => {
  test('courses, cafés and drop-in help are kept, with volunteers, place, bookings and Danish time', async () => {
    cms.events = [
      eventEntry('IT-café', { description: '<p>Frivillige fra <b>Ældre Sagen</b> hjælper dig.</p>' }),
      eventEntry('Kom i gang med MitID', { state: 'SoldOut', date_time: { start: '2026-12-01T09:30:00Z', end: '2026-12-01T11:00:00Z' }, branches: [], address: { locationType: 'online', location: '', street: '', zip_code: null, city: '' } }),
      eventEntry('Foredrag om vikinger'), eventEntry('IT-café', { state: 'Cancelled' }), eventEntry('Computerspil for børn'), eventEntry('Dagens app', { all_day: true, branches: [], date_time: { start: '2026-11-30', end: '2026-11-30' } }),
    ];
    expect(today(await open()).events).toEqual([
      { title: 'IT-café', start: '2026-11-26T14:00', end: '2026-11-26T16:00', allDay: false, place: 'Midtby Bibliotek', url: 'https://midtby.example.dk/arrangementer/it', state: 'active', volunteers: true },
      { title: 'Dagens app', start: '2026-11-30T00:00', end: '2026-11-30T00:00', allDay: true, place: 'Lokale 2', url: 'https://midtby.example.dk/arrangementer/it', state: 'active', volunteers: false },
      { title: 'Kom i gang med MitID', start: '2026-12-01T10:30', end: '2026-12-01T12:00', allDay: false, place: null, url: 'https://midtby.example.dk/arrangementer/it', state: 'sold-out', volunteers: false },
    ]);
  });

  test.each([
    ['It-hjælp på biblioteket', '', true], ['Digital café', '', true], ['Åbent hus', 'Få hjælp til MitID og borger.dk', true], ['Lær din iPad at kende', '', true], ['Datastuen holder åbent', '', true],
    ['Strikkecafé', 'Tilmeld dig på nettet', false], ['Babysalmesang', '', false], ['Coding Pirates: it for børn', '', false], ['Krimiaften med forfatter', 'Køb billet i appen', false],
  ])('"%s" (%s) is digital help: %s', (title, description, expected) => {
    expect(isDigitalHelp({ title, description, state: 'Active' })).toBe(expected);
  });

  test('typed events stand beside those of the website', async () => {
    library = { ...library, events: [{ title: 'Mobilhjælp', start: '2026-11-25T10:00', end: '2026-11-25T11:00', allDay: false, place: 'Nord', url: 'https://midtby.example.dk/m', state: 'active', volunteers: false }] };
    cms.events = [eventEntry('IT-café')];
    expect(today(await open()).events?.map(({ title }) => title)).toEqual(['Mobilhjælp', 'IT-café']);
  });
});

describe('a website that is away', () => {
  const hours = [openingEntry('2026-11-24', 'Med betjening', '10:00', '16:00')];

  test('the last answer stands with its age, through a restart too, until it is back', async () => {
    cms.hours = hours;
    await (await open()).close();
    await cms.stop();
    pass(60);
    const board = await open();
    expect(branchOf(board)).toMatchObject({ staffedUntil: '16:00' });
    expect(today(board).hoursReadAt).toBe('2026-11-24T10:00:00.000Z');
    expect(lines.join('\n')).toContain('The website of midtby cannot be read for hours and events; what it has said before stands.');
    await cms.start();
    pass(3);
    await board.refresh();
    expect(today(board).hoursReadAt).toBe('2026-11-24T11:03:00.000Z');
    expect(lines).toHaveLength(2);
    expect(lines.join('\n')).toContain('The website of midtby can be read again.');
  });

  test('one call that keeps failing is told once, while the other is read', async () => {
    cms.hours = hours;
    cms.otherwise = ({ url }) => (url.pathname.endsWith('events') ? { status: 404, body: '{}' } : { body: JSON.stringify(hours) });
    const board = await open();
    for (let look = 0; look < 3; look += 1) {
      pass(16);
      await board.refresh();
    }
    expect(lines).toHaveLength(1);
    expect(branchOf(board)).toMatchObject({ staffedUntil: '16:00' });
  });

  test('it is asked again after two minutes, and after a good answer after a quarter of an hour', async () => {
    cms.otherwise = () => ({ status: 500, body: 'Der opstod en fejl' });
    const board = await open();
    const asked = (): number => cms.calls.filter(({ pathname }) => pathname.endsWith('hours')).length;
    pass(1);
    await board.refresh();
    expect(asked()).toBe(1);
    cms.otherwise = null;
    pass(1);
    await board.refresh();
    expect(asked()).toBe(2);
    expect(lines.filter((line) => line.startsWith('The website of midtby cannot'))).toHaveLength(1);
    pass(14);
    await board.refresh();
    expect(asked()).toBe(2);
    pass(1);
    await board.refresh();
    expect(asked()).toBe(3);
  });

  test('a service that has never reached it uses the typed hours, and starts without it', async () => {
    await cms.stop();
    const board = await open();
    expect(branchOf(board)).toMatchObject({ known: true, staffedUntil: '12:00' });
    expect(today(board)).toMatchObject({ hoursReadAt: null, events: null });
    expect(branchOf(board, 'nord')).toMatchObject({ known: false });
  });

  test.each([
    ['an error', { status: 503, body: '{}' }], ['no JSON', { body: '<html>Vedligeholdelse</html>' }], ['no list', { body: '{"message":"ok"}' }],
    ['another host', { status: 302, headers: { location: 'http://localhost:1/api/v1/opening_hours' } }], ['a circle', { status: 301, headers: { location: '/api/v1/opening_hours' } }],
    ['far too much', { body: `["${'x'.repeat(9 * 1024 * 1024)}"]` }],
  ])('%s in place of an answer loses nothing', async (_, answer) => {
    cms.hours = hours;
    const board = await open();
    cms.otherwise = () => answer;
    pass(20);
    await board.refresh();
    expect(branchOf(board)).toMatchObject({ staffedUntil: '16:00' });
    expect(today(board).hoursReadAt).toBe('2026-11-24T10:00:00.000Z');
    expect(lines.some((line) => line.startsWith('The website of midtby cannot be read'))).toBe(true);
  });

  test('a redirect on the same host is followed', async () => {
    cms.hours = hours;
    cms.otherwise = ({ url }) => (url.pathname.startsWith('/api') ? { status: 301, headers: { location: `/da${url.pathname}${url.search}` } } : { body: JSON.stringify(hours) });
    expect(branchOf(await open())).toMatchObject({ staffedUntil: '16:00' });
  });

  test('one bad entry is left out and told, and the rest holds', async () => {
    cms.hours = [{ ...openingEntry('2026-11-24', 'Med betjening', '08:00', '23:00'), start_time: 'ti' }, 7, ...hours];
    cms.events = [eventEntry('IT-café'), eventEntry('IT-café', { date_time: { start: 'snart' , end: 'senere end så' } }), eventEntry('', {})];
    const board = await open();
    expect(branchOf(board)).toMatchObject({ staffedUntil: '16:00' });
    expect(today(board).events).toHaveLength(1);
    expect(lines.map((line) => line.trim()).sort()).toEqual(['2 entries of the events of midtby cannot be read and are left out.', '2 entries of the hours of midtby cannot be read and are left out.']);
  });

  test('closing gives up an answer that never ends', async () => {
    cms.otherwise = () => ({ body: null });
    const board = await openCalendarBoard({ store, libraries: [library], now: () => new Date(now), log: (message) => lines.push(message) });
    while (cms.calls.length < 2) await new Promise((done) => setTimeout(done, 5));
    await board.close();
    expect(lines).toEqual([]);
  });
});

test('two instances read a website once, and both know the answer', async () => {
  cms.hours = [openingEntry('2026-11-24', 'Med betjening', '10:00', '16:00')];
  const [first, second] = [await open(), await open()];
  expect(cms.calls.filter(({ pathname }) => pathname.endsWith('hours'))).toHaveLength(1);
  expect([branchOf(first)?.staffedUntil, branchOf(second)?.staffedUntil]).toEqual(['16:00', '16:00']);
});
