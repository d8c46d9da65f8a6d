import { clock, danishTime, daysBetween } from '../common/local-time.ts';
import type { Guide } from '../knowledge/guide.ts';
import type { LibraryEvent } from '../libraries/event.ts';
import { holidayOn } from '../libraries/holidays.ts';
import type { BranchToday } from '../libraries/today.ts';
import type { Flow } from './flow.ts';
import { startGuide } from './guide.ts';
import { startLetter } from './letter.ts';
import { choice, push, stay, wayOut, withoutTop, withTop, type Choice, type Outcome } from './outcome.ts';
import { isMessageKey, say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState, LibraryFrame } from './state.ts';
import { reachLines } from './ways.ts';
import { dayWords, hours, whenWords } from './when.ts';

const computerGuide = 'bibliotek-computer-print';
const resourceGuide = 'digitale-ressourcer';

/** The library itself: which branch is open and whether anybody there can help, how to get in, help with dates, a helper. */
export const startLibrary = (state: ConversationState, topic: LibraryFrame['topic'], situation: Situation, { branchId = null, date = null }: Partial<Pick<LibraryFrame, 'branchId' | 'date'>> = {}): Outcome =>
  show(push(state, { dialog: 'library', topic, branchId, date }), situation);

/** What the library's own data answer at once, before a guide's steps; null where nothing is known. */
export function liveAnswer(guide: Guide, state: ConversationState, situation: Situation): string | null {
  if (guide.live === 'hours') return situation.today.branches.some(({ known }) => known) ? hoursText(state, situation) : null;
  if (guide.live === 'events') return (situation.today.events ?? []).length > 0 ? eventsText(state, situation) : null;
  return null;
}

function show(state: ConversationState, situation: Situation): Outcome {
  const topic = topOf(state)?.topic ?? 'menu';
  const text = { menu: menuText, hours: hoursText, entry: entryText, events: eventsText }[topic](state, situation);
  const all = topic === 'hours' && branchAsked(state, situation) !== undefined && situation.today.branches.length > 1 ? [choice(state, 'library-all-hours')] : [];
  const topics = [...all, ...(['hours', 'entry', 'events'] as const).filter((each) => each !== topic).map((each) => choice(state, `library-${each}`))];
  const guides: Choice[] = topic !== 'menu' ? [] : [[computerGuide, 'library-computers'] as const, [resourceGuide, 'library-resources'] as const].flatMap(([id, key]) => (situation.guide(id) === undefined ? [] : [choice(state, key)]));
  return stay(state, { text, choices: [...topics, choice(state, 'letter-booking'), ...guides, choice(state, 'library-done'), wayOut(state)] });
}

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const frame = topOf(state);
  if (frame === undefined) return undefined;
  const below = withoutTop(state);
  const topic = /^library-(hours|entry|events)$/.exec(choiceId)?.[1];
  if (topic === 'hours' || topic === 'entry' || topic === 'events') return show(withTop(state, { ...frame, topic }), situation);
  if (choiceId === 'library-all-hours') return show(withTop(state, { ...frame, topic: 'hours', branchId: null, date: null }), situation);
  switch (choiceId) {
    case 'library-computers': return startGuide(below, computerGuide, situation);
    case 'library-resources': return startGuide(below, resourceGuide, situation);
    case 'letter-booking': return startLetter(below, 'booking', situation);
    case 'library-done': case 'stop': case 'no-resume': case 'back': return stay(below, { text: say(state.language, 'anything-else'), choices: below.stack.length === 0 ? [wayOut(below)] : [] });
    default: return undefined;
  }
}

function topOf(state: ConversationState): LibraryFrame | undefined {
  const frame = state.stack.at(-1);
  return frame?.dialog === 'library' ? frame : undefined;
}

export const libraryFlow: Flow = { show, choose, passing: true };

const menuText = (state: ConversationState, situation: Situation): string =>
  [say(state.language, 'library.menu', { library: situation.library.name }), ...reachLines(state, situation, true)].join('\n');

/** More branches than these are a wall of text; the rest stand on the website. */
const branchesShown = 6;
/** Minutes after which what the website said is told with its age. */
const freshMinutes = 60;

function branchAsked(state: ConversationState, { today }: Situation): BranchToday | undefined {
  const branchId = topOf(state)?.branchId;
  return today.branches.find(({ id }) => id === branchId);
}

/** A branch in one line each: who is there now, and when somebody can help next. The citizen's own comes first, then where help is. */
function hoursText(state: ConversationState, situation: Situation): string {
  const { today, library } = situation;
  const { language } = state;
  const asked = branchAsked(state, situation);
  const named = asked === undefined ? today.branches : [asked];
  const known = named.filter((branch) => branch.known).sort((a, b) => rank(a, state) - rank(b, state));
  if (known.length === 0) return say(language, 'library.hours-unknown', { website: library.website });
  const date = topOf(state)?.date ?? null;
  const holiday = `holiday.${(date === null ? today.holiday : holidayOn(date)) ?? ''}`;
  return [
    ...(isMessageKey(holiday) ? [say(language, holiday)] : []),
    ...known.slice(0, branchesShown).map((branch) => (date === null ? branchLine(branch, state, situation) : dayLine(branch, date, state, situation))),
    ...(known.length > branchesShown || known.length < named.length ? [say(language, 'library.other-branches', { website: library.website })] : []),
    ...ageLine(today.hoursReadAt, state, situation),
  ].join('\n');
}

function rank({ id, staffedUntil, selfServiceUntil, openUntil }: BranchToday, { place }: ConversationState): number {
  if (place?.branchId === id) return 0;
  return staffedUntil !== null ? 1 : openUntil !== null ? 2 : selfServiceUntil !== null ? 3 : 4;
}

/** What the library's website said some time ago may be wrong by now; then citizens hear how old it is. */
function ageLine(readAt: string | null, { language }: ConversationState, { today, library }: Situation): string[] {
  if (readAt === null) return [];
  const { date, time } = danishTime(new Date(readAt));
  const minutes = daysBetween(date, today.date) * 1440 + minutesOf(today.time) - minutesOf(time);
  if (minutes <= freshMinutes) return [];
  return [say(language, 'library.read-at', { when: daysBetween(date, today.date) === 0 ? say(language, 'when.earlier-today') : dayWords(date, language), time: clock(time, language), website: library.website })];
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A branch on the day that was asked about, with all that is open then. */
function dayLine({ name, days }: BranchToday, date: string, { language }: ConversationState, { today, library }: Situation): string {
  const when = whenWords({ date }, today.date, language);
  const openings = days.find((day) => day.date === date)?.openings ?? null;
  if (openings === null) return say(language, 'library.day-unknown', { branch: name, when, website: library.website });
  const told = openings.flatMap((opening) => {
    const spoken = hours(opening, language);
    switch (opening.category) {
      case 'staffed': return [say(language, 'library.day-staffed', { hours: spoken })];
      case 'self-service': return [say(language, 'library.day-self-service', { hours: spoken })];
      case 'citizen-service': return [say(language, 'library.day-citizen-service', { hours: spoken })];
      case 'open': return [say(language, 'library.day-open', { title: opening.title ?? say(language, 'library.open-word'), hours: spoken })];
      case 'phone': return [];
    }
  });
  return told.length === 0 ? say(language, 'library.day-closed', { branch: name, when }) : say(language, 'library.day', { branch: name, when, told: told.join(' ') });
}

function branchLine(branch: BranchToday, state: ConversationState, { today }: Situation): string {
  const { language } = state;
  const { name } = branch;
  const [soonest] = branch.nextStaffed;
  const next = soonest === undefined ? '' : ` ${say(language, 'library.next-staffed', { when: whenWords(soonest, today.date, language), hours: hours(soonest, language) })}`;
  const service = branch.citizenServiceUntil === null ? '' : ` ${say(language, 'library.citizen-service', { until: clock(branch.citizenServiceUntil, language) })}`;
  if (branch.staffedUntil !== null) return `${say(language, 'library.staffed', { branch: name, until: clock(branch.staffedUntil, language) })}${service}`;
  if (branch.selfServiceUntil !== null) return `${say(language, 'library.self-service', { branch: name, until: clock(branch.selfServiceUntil, language) })}${next}`;
  if (branch.openUntil !== null) {
    const { title, until } = branch.openUntil;
    return `${title === null ? say(language, 'library.open', { branch: name, until: clock(until, language) }) : say(language, 'library.open-as', { branch: name, title, until: clock(until, language) })}${service}${next}`;
  }
  return `${say(language, 'library.closed', { branch: name })}${service}${next}`;
}

function entryText(state: ConversationState, { today, library, guide }: Situation): string {
  const { language } = state;
  const told = today.branches.flatMap((branch) => (branch.entry === null ? [] : [say(language, 'library.entry', { branch: branch.name, how: branch.entry[language] })]));
  const general = library.local['self-service']?.[language];
  if (told.length === 0 && general === undefined) return say(language, guide('aabent-bibliotek') === undefined ? 'library.entry-unknown' : 'library.entry-guide', { website: library.website });
  return [...told, ...(general === undefined ? [] : [general])].join('\n');
}

const eventsShown = 5;

function eventsText(state: ConversationState, situation: Situation): string {
  const { today, library } = situation;
  const { language } = state;
  const own = library.local['it-help']?.[language];
  const events = today.events ?? [];
  if (events.length === 0) return [say(language, today.events === null ? 'library.events-unknown' : 'library.no-events', { website: library.website }), ...(own === undefined ? [] : [own])].join('\n');
  return [say(language, 'library.events'), ...events.slice(0, eventsShown).map((event) => eventLine(event, state, today.date)), ...ageLine(today.eventsReadAt, state, situation)].join('\n');
}

function eventLine({ title, start, end, allDay, place, url, state: bookings, volunteers }: LibraryEvent, { language }: ConversationState, today: string): string {
  const notes = [...(volunteers ? [say(language, 'library.event-volunteers')] : []), say(language, `library.event-${bookings}`, { url })];
  const day = whenWords({ date: start.slice(0, 10) }, today, language);
  const when = allDay ? day : `${day} ${hours({ from: start.slice(11), to: end.slice(11) }, language)}`;
  return `– ${when}: ${title}, ${place ?? say(language, 'library.event-online')}. ${notes.join(' ')}`;
}
