import { danishTime, daysBetween, daysLater } from '../common/local-time.ts';
import { nextSpan, shiftsOn, spansAt, type Hours, type Span } from '../common/roster.ts';
import { isBranch, type Branch } from './branch.ts';
import type { LibraryEvent } from './event.ts';
import { holidayOn, isHoliday } from './holidays.ts';
import type { Library } from './library.ts';
import type { Imported, ImportedOpening } from './ports.ts';

/** A branch as it is now. */
export interface BranchToday {
  id: string;
  name: string;
  /** Staff are there now ("Med betjening"), until this time; null when not. */
  staffedUntil: string | null;
  /** The door opens by itself now ("Selvbetjening") and nobody can help; null when not, and while staff are there. */
  selfServiceUntil: string | null;
  /** The branch is open now, and the library has not said whether anybody can help; its own word for it, or null for "Åbent". Null while staff are there or the door opens by itself. */
  openUntil: { until: string; title: string | null } | null;
  /** Borgerservice in the branch is open now, until this time. */
  citizenServiceUntil: string | null;
  /** The next times staff are there, the soonest first, one a day; none when unknown within two weeks. */
  nextStaffed: Hours[];
  /** Today and the week after it: every opening in order of time; null for a day of which nothing is known. */
  days: { date: string; openings: Opening[] | null }[];
  /** Whether hours are known at all. */
  known: boolean;
  /** How one gets in by oneself; null where the library has not said. */
  entry: { da: string; en: string } | null;
}

/** A library at one moment. */
export interface LibraryToday {
  /** Local date, YYYY-MM-DD. */
  date: string;
  /** Local time, HH:MM. */
  time: string;
  /** Which holiday it is, as the end of a message's key; null on other days. */
  holiday: string | null;
  branches: BranchToday[];
  /** When hours were read from the library's website (ISO 8601); null where typed hours hold alone. */
  hoursReadAt: string | null;
  /** Those that have not ended, the soonest first; null where the library has no calendar here. */
  events: LibraryEvent[] | null;
  eventsReadAt: string | null;
  /** The telephone for help, and whether somebody answers it now; without known hours both are null. */
  helpPhone: { number: string; openUntil: string | null; next: Hours | null } | null;
  /** The next hours with staff in any branch. */
  nextStaffed: (Hours & { branchName: string }) | null;
}

/** Today and the same weekday next week. */
const daysTold = 8;
/** Days with staff that are known ahead. */
const daysKept = 3;

/** Days after which typed hours that nobody has compared again are told to nobody. */
const oldestHours = 365;

const nothing: Imported = { hours: null, events: null };

export type Opening = Span & Pick<ImportedOpening, 'category' | 'title'>;

/** The library at `now`: what its website has said, else what its settings say. On a holiday the settings' week does not hold. */
export function todayOf(library: Library, now: Date, imported: Imported = nothing): LibraryToday {
  const { date, time } = danishTime(now);
  const branches = library.branches.map((branch) => branchAt(branch, imported, date, time));
  const [next] = branches.flatMap(({ name, nextStaffed }) => nextStaffed.slice(0, 1).map((hours) => ({ branchName: name, ...hours }))).sort((a, b) => compare(a.date + a.from, b.date + b.from));
  const events = [...(library.events ?? []), ...(imported.events?.content ?? [])];
  return {
    date, time, branches, holiday: holidayOn(date), nextStaffed: next ?? null, helpPhone: phoneAt(library, imported, date, time),
    hoursReadAt: library.branches.some((branch) => importedOn(branch, imported, date) !== undefined) ? (imported.hours?.readAt ?? null) : null,
    events: library.events === null && imported.events === null ? null : events.filter(({ end, allDay }) => (allDay ? end.slice(0, 10) >= date : end > `${date}T${time}`)).sort((a, b) => compare(a.start, b.start)),
    eventsReadAt: imported.events?.readAt ?? null,
  };
}

function branchAt(branch: Branch, imported: Imported, date: string, time: string): BranchToday {
  const openings = openingsOn(branch, imported, date);
  const now = spansAt(openings ?? [], time);
  const until = (category: Opening['category']): string | null => now.filter((each) => each.category === category).map(({ to }) => to).sort().at(-1) ?? null;
  const staffedUntil = until('staffed');
  const selfServiceUntil = staffedUntil === null ? until('self-service') : null;
  const open = now.find(({ category }) => category === 'open');
  return {
    id: branch.id, name: branch.name, entry: branch.entry, known: openings !== undefined,
    staffedUntil, selfServiceUntil,
    openUntil: open === undefined || staffedUntil !== null || selfServiceUntil !== null ? null : { until: open.to, title: open.title },
    citizenServiceUntil: until('citizen-service'),
    days: Array.from({ length: daysTold }, (_, ahead) => daysLater(date, ahead)).map((day) => ({ date: day, openings: openingsOn(branch, imported, day)?.toSorted((a, b) => compare(a.from, b.from)) ?? null })),
    nextStaffed: nextDays((day) => (openingsOn(branch, imported, day) ?? []).filter(({ category }) => category === 'staffed'), date, time),
  };
}

function nextDays(on: (date: string) => Span[], date: string, time: string): Hours[] {
  const days: Hours[] = [];
  for (let from: Hours | null = nextSpan(on, date, time); from !== null && days.length < daysKept; from = nextSpan(on, from.date, '24:00')) days.push(from);
  return days;
}

/** One day's openings: what the library has said of the day itself, else its website, else its weekday. Undefined where nobody has said anything that still holds. */
function openingsOn(branch: Branch, imported: Imported, date: string): Opening[] | undefined {
  const exception = branch.exceptions.find(({ from, to }) => from <= date && date <= to);
  if (exception !== undefined) return exception.hours.map(untitled);
  const read = importedOn(branch, imported, date);
  if (read !== undefined) return read;
  if (branch.hours.length === 0 || (branch.hoursCheckedOn !== null && daysBetween(branch.hoursCheckedOn, date) > oldestHours)) return undefined;
  const hours = shiftsOn(branch.hours, date).map(untitled);
  return isHoliday(date) ? hours.filter(({ category }) => category === 'self-service' && branch.selfServiceOnHolidays) : hours;
}

const untitled = <Each extends Span & Pick<Opening, 'category'>>(opening: Each): Each & { title: null } => ({ ...opening, title: null });

/** What the website has said of a date; a branch of which it has said nothing at all is not thereby closed. */
function importedOn(branch: Branch, { hours }: Imported, date: string): Opening[] | undefined {
  if (hours === null || date < hours.content.from || date > hours.content.to) return undefined;
  const found = hours.content.branches.find((each) => isBranch(branch, each));
  return found === undefined ? undefined : (found.days[date] ?? []);
}

/** The telephone's typed hours; without them those that the website gives as "Telefontid". */
function phoneAt(library: Library, imported: Imported, date: string, time: string): LibraryToday['helpPhone'] {
  const { helpPhone, phone } = library;
  const number = helpPhone?.number ?? phone;
  if (number === null) return null;
  const on = (day: string): Span[] => {
    if (helpPhone !== null) return isHoliday(day) ? [] : shiftsOn(helpPhone.hours, day);
    return library.branches.flatMap((branch) => importedOn(branch, imported, day) ?? []).filter(({ category }) => category === 'phone');
  };
  return { number, openUntil: spansAt(on(date), time).map(({ to }) => to).sort().at(-1) ?? null, next: nextSpan(on, date, time) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
