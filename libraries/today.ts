import { danishTime } from '../common/local-time.ts';
import { nextSpan, shiftsOn, spansAt, type Hours, type Span } from '../common/roster.ts';
import type { Branch, OpeningCategory } from './branch.ts';
import type { LibraryEvent } from './event.ts';
import { holidayOn, isHoliday } from './holidays.ts';
import type { Library } from './library.ts';

/** A branch as it is now. */
export interface BranchToday {
  id: string;
  name: string;
  /** Staff are there now ("Med betjening"), until this time; null when not. */
  staffedUntil: string | null;
  /** The door opens by itself now ("Selvbetjening") and nobody can help; null when not, and while staff are there. */
  selfServiceUntil: string | null;
  /** Borgerservice in the branch is open now, until this time. */
  citizenServiceUntil: string | null;
  /** The next times staff are there, the soonest first, one a day; none when unknown within two weeks. */
  nextStaffed: Hours[];
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
  /** Those that have not ended, the soonest first; null where the library has typed no calendar. */
  events: LibraryEvent[] | null;
  /** The telephone for help, and whether somebody answers it now; without known hours both are null. */
  helpPhone: { number: string; openUntil: string | null; next: Hours | null } | null;
  /** The next hours with staff in any branch. */
  nextStaffed: (Hours & { branchName: string }) | null;
}

/** Days with staff that are known ahead. */
const daysKept = 3;

/** The library at `now`, from what its settings say. On a holiday the week's hours do not hold. */
export function todayOf(library: Library, now: Date): LibraryToday {
  const { date, time } = danishTime(now);
  const branches = library.branches.map((branch) => branchAt(branch, date, time));
  const [next] = branches.flatMap(({ name, nextStaffed }) => nextStaffed.slice(0, 1).map((hours) => ({ branchName: name, ...hours }))).sort((a, b) => compare(a.date + a.from, b.date + b.from));
  return {
    date, time, branches, holiday: holidayOn(date), nextStaffed: next ?? null, helpPhone: phoneAt(library, date, time),
    events: library.events?.filter(({ end }) => end > `${date}T${time}`).sort((a, b) => compare(a.start, b.start)) ?? null,
  };
}

function branchAt(branch: Branch, date: string, time: string): BranchToday {
  const openings = openingsOn(branch, date);
  const until = (category: OpeningCategory): string | null => spansAt(openings, time).filter((each) => each.category === category).map(({ to }) => to).sort().at(-1) ?? null;
  const staffedUntil = until('staffed');
  return {
    id: branch.id, name: branch.name, entry: branch.entry, known: branch.hours.length > 0,
    staffedUntil,
    selfServiceUntil: staffedUntil === null ? until('self-service') : null,
    citizenServiceUntil: until('citizen-service'),
    nextStaffed: nextDays((day) => openingsOn(branch, day).filter(({ category }) => category === 'staffed'), date, time),
  };
}

function nextDays(on: (date: string) => Span[], date: string, time: string): Hours[] {
  const days: Hours[] = [];
  for (let from: Hours | null = nextSpan(on, date, time); from !== null && days.length < daysKept; from = nextSpan(on, from.date, '24:00')) days.push(from);
  return days;
}

/** One day's openings: what the library has said of the day itself, else of its weekday. */
function openingsOn(branch: Branch, date: string): (Span & { category: OpeningCategory })[] {
  const exception = branch.exceptions.find(({ from, to }) => from <= date && date <= to);
  if (exception !== undefined) return exception.hours;
  const hours = shiftsOn(branch.hours, date);
  return isHoliday(date) ? hours.filter(({ category }) => category === 'self-service' && branch.selfServiceOnHolidays) : hours;
}

function phoneAt({ helpPhone, phone }: Library, date: string, time: string): LibraryToday['helpPhone'] {
  if (helpPhone === null) return phone === null ? null : { number: phone, openUntil: null, next: null };
  const on = (day: string): Span[] => (isHoliday(day) ? [] : shiftsOn(helpPhone.hours, day));
  return { number: helpPhone.number, openUntil: spansAt(on(date), time)[0]?.to ?? null, next: nextSpan(on, date, time) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
