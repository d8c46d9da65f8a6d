import { danishTime } from '../common/local-time.ts';
import { isBranch } from './branch.ts';
import { readEvents } from './cms/events.ts';
import { readHours } from './cms/hours.ts';
import type { Library } from './library.ts';
import type { Calendar, CalendarStore, Imported } from './ports.ts';

/** Milliseconds between two looks at what is due, and at what another instance has read. */
const lookPause = 30_000;
/** Milliseconds after which a library's website is read again: after an answer, and after none. */
const [readPause, retryPause] = [15 * 60_000, 2 * 60_000];

/** A reading bears the time when it began, and others' clocks differ: so far back the store is looked through again, in milliseconds. */
const overlap = 2 * 60_000;

export interface CalendarBoard {
  /** The newest known, from memory. */
  of(libraryId: string): Imported;
  /** Reads what is due, and what other instances have read. Faults are logged, never thrown. */
  refresh(): Promise<void>;
  /** Gives up what is being read. */
  close(): Promise<void>;
}

export interface CalendarNeeds {
  store: CalendarStore;
  libraries: readonly Library[];
  now(): Date;
  log(message: string, error: unknown): void;
}

/** Begins with what the store has kept, so that a start waits for no website; then reads in the background. One instance reads at a time. */
export async function openCalendarBoard({ store, libraries, now, log }: CalendarNeeds): Promise<CalendarBoard> {
  const known = new Map<string, Imported>();
  const named = new Set<string>();
  const away = new Set<string>();
  const ended = new AbortController();
  let running: Promise<void> = Promise.resolve();

  let newest = '';
  /** What this instance and others have read since the last time. */
  const recall = async (): Promise<void> => {
    for (const calendar of await store.calendars(newest === '' ? '' : later(new Date(newest), -overlap))) {
      if (calendar.readAt > newest) newest = calendar.readAt;
      const imported = known.get(calendar.libraryId) ?? { hours: null, events: null };
      known.set(calendar.libraryId, calendar.kind === 'hours' ? { ...imported, hours: calendar } : { ...imported, events: calendar });
    }
  };

  async function read(library: Library, website: string, kind: Calendar['kind']): Promise<void> {
    const moment = now();
    if (!(await store.takeCalendar(library.id, kind, moment.toISOString(), later(moment, retryPause)))) return;
    const frame = { libraryId: library.id, readAt: moment.toISOString() };
    const { date } = danishTime(moment);
    const { calendar, unreadable } = kind === 'hours'
      ? await readHours(website, date, ended.signal).then(({ content, unreadable }) => ({ calendar: { kind, ...frame, content } as const, unreadable }))
      : await readEvents(website, date, ended.signal).then(({ content, unreadable }) => ({ calendar: { kind, ...frame, content } as const, unreadable }));
    if (unreadable > 0) log(`${unreadable} entries of the ${kind} of ${library.id} cannot be read and are left out.`, null);
    if (calendar.kind === 'hours') nameStrangers(library, calendar);
    await store.keepCalendar(calendar, later(moment, readPause));
    if (away.delete(`${library.id} ${kind}`) && !isAway(library)) log(`The website of ${library.id} can be read again.`, null);
  }

  /** A branch without its number in the settings has no hours; whoever runs the service must hear of it, once. */
  function nameStrangers(library: Library, { content }: Extract<Calendar, { kind: 'hours' }>): void {
    const strangers = content.branches.filter((imported) => !library.branches.some((branch) => isBranch(branch, imported)));
    const names = strangers.map(({ id, isil }) => (isil === null ? String(id) : `${id} (${isil})`)).join(', ');
    if (names === '' || named.has(`${library.id} ${names}`)) return;
    named.add(`${library.id} ${names}`);
    log(`The website of ${library.id} has hours of branches that its settings do not know: ${names}. Write the number as "cmsBranch" of the right branch.`, null);
  }

  async function lookAll(): Promise<void> {
    if (ended.signal.aborted) return;
    await Promise.all(libraries.flatMap((library) => (library.cms === null ? [] : (['hours', 'events'] as const).map((kind) =>
      read(library, library.cms?.url ?? '', kind).catch((error: unknown) => tellAway(library, kind, error))))));
    if (ended.signal.aborted) return;
    await recall().catch((error: unknown) => log('The calendars cannot be read from the store.', error));
  }

  const isAway = ({ id }: Library): boolean => away.has(`${id} hours`) || away.has(`${id} events`);

  /** A website that is away for a day is told once. */
  function tellAway(library: Library, kind: Calendar['kind'], error: unknown): void {
    const known = isAway(library);
    away.add(`${library.id} ${kind}`);
    if (ended.signal.aborted || known) return;
    // Where it failed says nothing more than why.
    log(`The website of ${library.id} cannot be read for hours and events; what it has said before stands.`, error instanceof Error ? error.message : error);
  }

  const refresh = (): Promise<void> => (running = running.then(lookAll));

  await recall();
  const timer = setInterval(() => void refresh(), lookPause);
  timer.unref();
  void refresh();
  return {
    of: (libraryId) => known.get(libraryId) ?? { hours: null, events: null },
    refresh,
    close() {
      clearInterval(timer);
      ended.abort();
      return running;
    },
  };
}

const later = (moment: Date, milliseconds: number): string => new Date(moment.getTime() + milliseconds).toISOString();
