import type { Contact } from '../common/desk-api.ts';
import type { Hours } from '../common/roster.ts';
import { isSwitchedOff } from './bad-day.ts';
import { asksForCall, contactIn, hasContact, reaches, withoutContact } from './contact.ts';
import type { Flow } from './flow.ts';
import { request } from './handoff.ts';
import { choice, counted, line, push, stay, then, wayOut, withoutTop, withTop, type Choice, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation, TextInput } from './situation.ts';
import type { ConversationState, LetterFrame } from './state.ts';
import { showWays } from './ways.ts';
import { whenWords } from './when.ts';

/**
 * Something the library answers later: a message, a call, a time with a helper.
 *
 *   (time, for a booking) ──▶ text ──words──▶ contact ──words, skip──▶ sent
 *                              └──words that say how to reach the citizen──▶ sent
 */

/** Begins one; who already waits for a chat waits for this instead, once it is sent. Where the library takes none today, the ways that remain are shown. */
export function startLetter(state: ConversationState, kind: LetterFrame['kind'], situation: Situation): Outcome {
  if (isSwitchedOff(situation.switches.handoff)) return showWays(push(state, { dialog: 'ways' }), situation);
  const text = state.handoff?.reason ?? state.question;
  return show(push(state, { dialog: 'letter', kind, phase: kind === 'booking' ? 'time' : afterTime(text), text, time: null }), situation);
}

/** A wish to be called, in the citizen's own words; a number in them is taken at once. @returns undefined for other words, and where nobody calls or somebody waits already. */
export function startCall(state: ConversationState, input: TextInput, situation: Situation): Outcome | undefined {
  if (!asksForCall(input.text) || state.handoff !== null || isSwitchedOff(situation.switches.handoff) || !situation.library.answering.ways.includes('call')) return undefined;
  const asked = startLetter(state, 'call', situation);
  return contactIn(input.text).phone === null ? asked : hear(asked.state, input, situation);
}

/** What it is about is asked only where nobody has said it yet. */
const afterTime = (text: string | null): LetterFrame['phase'] => (text === null ? 'text' : 'contact');

function show(state: ConversationState, situation: Situation): Outcome {
  const frame = topOf(state);
  if (frame === undefined) return stay(state);
  const { language } = state;
  const library = situation.library.name;
  switch (frame.phase) {
    case 'text':
      return stay(state, { text: say(language, `letter.text.${frame.kind}`, { library }), choices: [choice(state, 'letter-cancel')] });
    case 'time':
      return stay(state, { text: say(language, 'letter.time', { library }), choices: [...timeChoices(state, situation), choice(state, 'letter-any-time'), choice(state, 'letter-cancel')] });
    case 'contact': {
      const text = [...(frame.text === null ? [] : [say(language, 'letter.about', { text: shortened(frame.text) })]), say(language, `letter.contact.${frame.kind}`, { library })].join('\n');
      // Without a number nobody can call; a message is answered here in any case.
      return stay(state, { text, choices: [...(frame.kind === 'call' ? [choice(state, 'letter-instead')] : [choice(state, 'letter-skip')]), choice(state, 'letter-cancel')] });
    }
  }
}

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const frame = topOf(state);
  if (frame === undefined) return undefined;
  const time = /^letter-time:(\d{4}-\d{2}-\d{2})$/.exec(choiceId)?.[1];
  if (time !== undefined && frame.phase === 'time') {
    const found = staffedDays(situation).find(({ date }) => date === time);
    return show(withTop(state, { ...frame, time: found === undefined ? time : whenWords(found, situation.today.date, state.language), phase: afterTime(frame.text) }), situation);
  }
  switch (choiceId) {
    case 'letter-any-time': return frame.phase === 'time' ? show(withTop(state, { ...frame, phase: afterTime(frame.text) }), situation) : undefined;
    case 'letter-skip': return frame.phase === 'contact' && frame.kind !== 'call' ? send(state, frame, null, situation) : undefined;
    case 'letter-instead': return frame.phase === 'contact' ? show(withTop(state, { ...frame, kind: 'message' }), situation) : undefined;
    case 'letter-cancel': case 'stop': case 'cancel-handoff': {
      const left = withoutTop(state);
      return stay(left, { text: say(state.language, 'letter.cancelled'), choices: left.stack.length === 0 ? [choice(left, 'help'), wayOut(left)] : [] });
    }
    default: return undefined;
  }
}

/** Words for the library. What somebody writes of how to reach them is taken out of what is stored of the conversation. */
function hear(state: ConversationState, { text }: TextInput, situation: Situation): Outcome | undefined {
  const frame = topOf(state);
  if (frame === undefined) return undefined;
  if (frame.phase === 'time') return show(withTop(state, { ...frame, time: text, phase: afterTime(frame.text) }), situation);
  const contact = contactIn(text);
  if (frame.phase === 'text') {
    if (!hasContact(contact)) return show(withTop(state, { ...frame, text, phase: 'contact' }), situation);
    // The rest of such a message is what it is about, so no name is looked for in it.
    const said = withoutContact(text);
    const told: LetterFrame = { ...frame, text: said };
    const found: Contact = { ...contact, name: null };
    return { ...(reaches(found, frame.kind) ? send(state, told, found, situation) : show(withTop(state, { ...told, phase: 'contact' }), situation)), said };
  }
  const said = say(state.language, 'letter.contact-kept');
  if (!reaches(contact, frame.kind)) return { ...then(stay(state, line(state, frame.kind === 'call' ? 'letter.no-phone' : 'letter.no-contact')), show(state, situation)), said };
  return { ...send(state, frame, contact, situation), said };
}

function send(state: ConversationState, frame: LetterFrame, contact: Contact | null, situation: Situation): Outcome {
  if (isSwitchedOff(situation.switches.handoff)) return showWays(push(withoutTop(state), { dialog: 'ways' }), situation);
  const sent = request(withoutTop(state), situation, { request: frame.kind, reason: frame.text, contact, time: frame.time });
  const key = frame.kind === 'call' ? 'letter.sent.call' : contact === null ? (`letter.sent.${frame.kind}-here` as const) : (`letter.sent.${frame.kind}` as const);
  const reply = line(sent.state, key, { library: situation.library.name });
  const free = sent.state.stack.length === 0;
  return counted(then(sent, stay(sent.state, free ? { ...reply, choices: [choice(sent.state, 'help'), wayOut(sent.state)] } : reply)), 'letter-opened');
}

const daysOffered = 3;

/** The next days with staff in any branch, as days to wish for; the library answers with place and time. */
function timeChoices(state: ConversationState, situation: Situation): Choice[] {
  return staffedDays(situation).map((day) => ({ id: `letter-time:${day.date}`, label: whenWords(day, situation.today.date, state.language) }));
}

function staffedDays({ today }: Situation): Hours[] {
  const days = today.branches.flatMap(({ nextStaffed }) => nextStaffed);
  return [...new Map(days.map((day) => [day.date, day])).values()].sort((a, b) => (a.date < b.date ? -1 : 1)).slice(0, daysOffered);
}

function topOf(state: ConversationState): LetterFrame | undefined {
  const frame = state.stack.at(-1);
  return frame?.dialog === 'letter' ? frame : undefined;
}

const shortened = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 159).trimEnd()}…`);

export const letterFlow: Flow = { show, choose, hear, passing: false };
