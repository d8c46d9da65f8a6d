import type { Branch, OpeningCategory } from './branch.ts';
import { holidayOn, isHoliday } from './holidays.ts';
import type { Library } from './library.ts';

export type { OpeningCategory };

/** One opening of one day, local time HH:MM. */
export interface Opening {
  category: OpeningCategory;
  /** As the library writes it. */
  title: string;
  from: string;
  to: string;
}

/** A day and its hours, local: YYYY-MM-DD and HH:MM. */
export interface Hours {
  date: string;
  from: string;
  to: string;
}

/** A branch as it is now. */
export interface BranchToday {
  id: string;
  name: string;
  address: string | null;
  phone: string | null;
  /** Staff are there now ("Med betjening"), until this time; null when not. */
  staffedUntil: string | null;
  /** The door opens by itself now ("Selvbetjening") and nobody can help; null when not, and while staff are there. */
  selfServiceUntil: string | null;
  /** Borgerservice in the branch is open now, until this time. */
  citizenServiceUntil: string | null;
  /** The next time staff are there; null when unknown within 14 days. */
  nextStaffed: Hours | null;
  today: Opening[];
  /** Which holiday it is, as the end of a message's key; null on other days. */
  holiday: string | null;
  /** Whether hours are known at all. */
  known: boolean;
  /** When the hours were read from the library's own system, ISO 8601; null for typed-in hours. */
  readAt: string | null;
  /** How one gets in by oneself; null where the library has not said. */
  entry: { da: string; en: string } | null;
}

/** Help with dates. */
export interface LibraryEvent {
  id: string;
  title: string;
  /** Local, YYYY-MM-DDTHH:MM. */
  start: string;
  end: string;
  allDay: boolean;
  place: string | null;
  online: boolean;
  url: string;
  state: 'active' | 'sold-out' | 'not-open';
  kind: 'it-cafe' | 'course' | 'drop-in' | 'other-it';
  /** Volunteers help. */
  volunteers: boolean;
}

/** A library at one moment. */
export interface LibraryToday {
  /** ISO 8601. */
  now: string;
  /** Local date, YYYY-MM-DD, and time, HH:MM. */
  date: string;
  time: string;
  branches: BranchToday[];
  events: LibraryEvent[];
  eventsReadAt: string | null;
  eventsKnown: boolean;
  /** The library's own help telephone, and whether somebody answers it now; without known hours both are null. */
  helpPhone: { number: string; openUntil: string | null; next: Hours | null } | null;
  /** The next hours with staff in any branch. */
  nextStaffed: (Hours & { branchName: string }) | null;
  /** The municipality takes part in Den Digitale Hotline. */
  hotline: boolean;
}

const zone = 'Europe/Copenhagen';
const daysAhead = 14;

/** The library at `now`, from the hours that its settings say. On a holiday the week's hours do not hold. */
export function todayOf(library: Library, now: Date): LibraryToday {
  const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(now);
  const [date, time] = [local.slice(0, 10), local.slice(11, 16)];
  const branches = library.branches.map((branch) => branchAt(branch, date, time));
  const next = branches.flatMap(({ name, nextStaffed }) => (nextStaffed === null ? [] : [{ branchName: name, ...nextStaffed }])).sort((a, b) => (a.date + a.from < b.date + b.from ? -1 : 1))[0] ?? null;
  return { now: now.toISOString(), date, time, branches, events: [], eventsReadAt: null, eventsKnown: false, helpPhone: phoneAt(library, date, time), nextStaffed: next, hotline: library.hotline };
}

function branchAt(branch: Branch, date: string, time: string): BranchToday {
  const openings = openingsOn(branch, date);
  const until = (category: OpeningCategory): string | null => openings.filter((each) => each.category === category && each.from <= time && time < each.to).map(({ to }) => to).sort().at(-1) ?? null;
  const staffedUntil = until('staffed');
  return {
    id: branch.id, name: branch.name, address: branch.address, phone: branch.phone, entry: branch.entry,
    staffedUntil,
    selfServiceUntil: staffedUntil === null ? until('self-service') : null,
    citizenServiceUntil: until('citizen-service'),
    nextStaffed: nextIn((day) => openingsOn(branch, day).filter(({ category }) => category === 'staffed'), date, time),
    today: openings, holiday: holidayOn(date), known: branch.hours.length > 0, readAt: null,
  };
}

/** One day's openings, in order of time: what the library has said of the day itself, else of its weekday. */
function openingsOn(branch: Branch, date: string): Opening[] {
  const exception = branch.exceptions.find(({ from, to }) => from <= date && date <= to);
  const holds = exception === undefined && isHoliday(date) ? branch.hours.filter(({ category }) => category === 'self-service' && branch.selfServiceOnHolidays) : branch.hours;
  const hours = exception === undefined ? holds.filter(({ days }) => days.includes(weekday(date))) : exception.hours;
  return hours.map(({ category, from, to }) => ({ category, title: '', from, to })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

function phoneAt({ helpPhone, phone }: Library, date: string, time: string): LibraryToday['helpPhone'] {
  if (helpPhone === null) return phone === null ? null : { number: phone, openUntil: null, next: null };
  const on = (day: string): { from: string; to: string }[] => (isHoliday(day) ? [] : helpPhone.hours.filter(({ days }) => days.includes(weekday(day))));
  return { number: helpPhone.number, openUntil: on(date).find(({ from, to }) => from <= time && time < to)?.to ?? null, next: nextIn(on, date, time) };
}

/** The first hours that begin after this moment. */
function nextIn(on: (day: string) => { from: string; to: string }[], date: string, time: string): Hours | null {
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = new Date(Date.parse(`${date}T00:00:00Z`) + ahead * 86_400_000).toISOString().slice(0, 10);
    const found = on(day).filter(({ from }) => ahead > 0 || from > time).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
    if (found !== undefined) return { date: day, from: found.from, to: found.to };
  }
  return null;
}

/** Monday 1 to Sunday 7. */
const weekday = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
