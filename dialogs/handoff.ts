import type { RequestKind } from '../common/desk-api.ts';
import { clock } from '../common/local-time.ts';
import { isAnswered, lastMinutes } from '../handoff/duty.ts';
import { isSwitchedOff } from './bad-day.ts';
import { stuckAt } from './guide-view.ts';
import { choice, counted, line, message, push, stay, then, wayOut, withEffects, type Choice, type OpenHandoff, type Outcome, type Reply } from './outcome.ts';
import { say } from './say.ts';
import { isScamUnderWay } from './scam-words.ts';
import type { Situation } from './situation.ts';
import type { ConversationState, Frame } from './state.ts';
import { atTheCounter, isOpen, showWays } from './ways.ts';

/**
 * The wish for a person. `reason` is the wish in the citizen's own words, null where a button
 * was pressed. Where the chat is the only way it is opened at once; where staff stand ten
 * metres away, or nobody has chat duty, the citizen chooses how.
 */
export function openHandoff(state: ConversationState, reason: string | null, situation: Situation): Outcome {
  const asked: ConversationState = { ...state, question: reason ?? state.question };
  if (state.handoff !== null) return stay(state, { text: say(state.language, state.handoff.kind === 'chat' ? 'handoff.already' : isLetter(state.handoff.kind) ? 'handoff.already-letter' : 'handoff.already-counter'), choices: [wayOut(state)] });
  return isOpen(situation) && (isUrgent(asked) || atTheCounter(state, situation) === null) ? openChat(asked, reason, situation) : showWays(push(asked, { dialog: 'ways' }), situation);
}

/** Puts the citizen in the queue. The flows below stay as they are: waiting does not stop the bot from helping. */
export function openChat(state: ConversationState, reason: string | null, situation: Situation, elsewhere: Elsewhere | null = null): Outcome {
  if (isSwitchedOff(situation.switches.handoff) && state.handoff?.phase !== 'claimed') return showWays(push(state, { dialog: 'ways' }), situation);
  const why = reason ?? state.question;
  const opened = request(state, situation, { request: 'chat', reason: why, ...(elsewhere === null ? {} : { libraryId: elsewhere.id, shared: elsewhere.shared }) });
  const library = elsewhere?.name ?? situation.library.name;
  const lines = [say(opened.state.language, elsewhere?.shared === 'from-now' ? 'handoff.opened-new' : 'handoff.opened', { library }), ...(elsewhere === null ? queueLines(opened.state, isUrgent(state), situation) : [])];
  const { closes } = situation.duty;
  const late = elsewhere === null && closes !== null && closes.inMinutes <= lastMinutes;
  const letters = elsewhere === null && (late || !isAnswered(situation.duty)) ? letterChoices(opened.state, situation) : [];
  if (late) lines.push(say(state.language, 'handoff.closing', { at: clock(closes.at, state.language) }));
  const asks = why === null && opened.effects.every((effect) => effect.kind !== 'open-handoff' || effect.stuckAt === null) && state.stack.length === 0;
  if (asks) lines.push(say(state.language, 'reason.ask'));
  const waits = asks ? push(opened.state, { dialog: 'reason' }) : opened.state;
  const { pool } = situation;
  const told = pool === null || elsewhere !== null
    ? stay(waits, { text: lines.join(' '), choices: [...letters, wayOut(waits)] })
    : stay(push(waits, { dialog: 'pool' }), { text: lines.join(' '), choices: [] }, poolQuestion(waits, pool, letters));
  return counted(then(opened, told), 'handoff-opened', ...countedPlace(state, situation));
}

/** Whether the staff of a pool may help as well, and see what was said. */
export const poolQuestion = (state: ConversationState, { name }: NonNullable<Situation['pool']>, letters: Choice[] = []): Reply =>
  ({ text: say(state.language, 'pool.ask', { pool: name[state.language] }), choices: [choice(state, 'share-pool'), choice(state, 'share-own'), ...letters, wayOut(state)] });

interface Elsewhere {
  id: string;
  name: string;
  shared: OpenHandoff['shared'];
}

/** Somebody to come, or to go to: staff of the same branch. */
export function openCounter(state: ConversationState, kind: 'counter' | 'come', situation: Situation): Outcome {
  const here = atTheCounter(state, situation);
  if (here === null) return stay(state);
  const code = spoken(situation.counterCode);
  const opened = request(state, situation, { request: kind, reason: state.question, code });
  const text = say(state.language, `handoff.${kind}`, { code, branch: here.branch.name, computer: here.computer });
  return counted(then(opened, stay(opened.state, { text, choices: [wayOut(opened.state)] })), 'handoff-opened', ...countedPlace(state, situation));
}

/** The effect and the state of a new request, which takes the place of one that waits; says nothing. */
export function request(state: ConversationState, situation: Situation, wish: Pick<OpenHandoff, 'request' | 'reason'> & Partial<OpenHandoff>): Outcome {
  const shared = wish.shared ?? 'all';
  const waiting: ConversationState = {
    ...state,
    question: null,
    handoff: { dialog: 'handoff', phase: 'waiting', kind: wish.request, requestId: null, reason: wish.reason, librarian: null },
  };
  const before = state.handoff?.requestId ?? null;
  const left = state.handoff?.phase === 'claimed' ? 'pass-on' : 'cancel-handoff';
  return withEffects(stay(waiting), ...(before === null ? [] : [{ kind: left, requestId: before } as const]), {
    kind: 'open-handoff', urgency: isUrgent(state) ? 'scam' : 'normal', libraryId: null, contact: null, time: null, code: null,
    stuckAt: shared === 'all' ? stuckAt(state, situation) : null, ...wish, shared,
  });
}

/** A message or a call instead of what the citizen waits for; only what the library offers. */
export function letterChoices(state: ConversationState, { library, switches }: Situation): Choice[] {
  const ways = isSwitchedOff(switches.handoff) ? [] : library.answering.ways;
  return [...(ways.includes('message') && state.handoff?.kind !== 'message' ? [choice(state, 'letter-message')] : []), ...(ways.includes('call') ? [choice(state, 'letter-call')] : [])];
}

/** The citizen no longer wants to wait, or leaves the librarian for the robot. */
export function cancelHandoff(state: ConversationState): Outcome {
  const { handoff } = state;
  if (handoff === null || handoff.requestId === null) return stay(state, message(state, 'anything-else'));
  const free: ConversationState = { ...state, handoff: null, stack: withoutAsking(state) };
  const key = isWithLibrarian(state) ? 'handoff.left' : isLetter(handoff.kind) ? 'handoff.cancelled-letter' : handoff.kind === 'chat' ? 'handoff.cancelled' : 'handoff.cancelled-counter';
  return withEffects(stay(free, message(free, key)), { kind: 'cancel-handoff', requestId: handoff.requestId });
}

/** Whether a librarian answers in the chat, so that the robot is silent. Whoever waits for a call or a time is not left with a silence meanwhile. */
export const isWithLibrarian = ({ handoff }: ConversationState): boolean => handoff?.phase === 'claimed' && !isElsewhere(handoff.kind);

/** The librarian writes in the chat, whatever was asked for: what the citizen says from now on is for them. */
export const spokenTo = (state: ConversationState): ConversationState =>
  (state.handoff?.phase !== 'claimed' || isWithLibrarian(state) ? state : { ...state, handoff: { ...state.handoff, kind: 'message' } });

/** A librarian has the request: takes over the chat, or will be in touch elsewhere. */
export function claimed(state: ConversationState, requestId: string, librarian: string): { state: ConversationState; reply: Reply } {
  const handoff = { dialog: 'handoff' as const, phase: 'claimed' as const, kind: state.handoff?.kind ?? 'chat', requestId, reason: state.handoff?.reason ?? null, librarian };
  const stack = withoutAsking(state);
  return { state: { ...state, stack, handoff }, reply: line(state, isElsewhere(handoff.kind) ? 'handoff.claimed-call' : 'handoff.claimed', { librarian }) };
}

/** The librarian's part has ended; `over` when the whole conversation has, `abuse` when that is why. Who was stuck is shown the step again; how it went is asked when nothing else is under way. */
export function ended(state: ConversationState, librarian: string, over: boolean, abuse = false): { state: ConversationState; reply: Reply } {
  const steps = withoutAsking(state).map((frame) => (frame.dialog === 'guide' && frame.phase === 'stuck' ? { ...frame, phase: 'step' as const } : frame));
  const howItWent: Frame = { dialog: 'feedback', about: 'librarian', guideId: '', phase: 'rate', rating: null };
  const stack = over || abuse ? steps : [howItWent, ...steps.filter(({ dialog }) => dialog !== 'feedback')];
  return {
    state: { ...state, stack, handoff: null, over },
    reply: line(state, isElsewhere(state.handoff?.kind) && !abuse ? 'handoff.returned-call' : `handoff.${over ? 'closed' : 'returned'}${abuse ? '-abuse' as const : '' as const}`, { librarian }),
  };
}

/** A librarian proposes another library, and has the conversation until the citizen says yes. */
export const proposed = (state: ConversationState, libraryId: string, librarian: string): ConversationState =>
  push({ ...state, stack: withoutAsking(state) }, { dialog: 'other-library', phase: 'consent', libraryId, by: librarian });

/** The librarian is not there any more: the citizen waits again, and the robot helps meanwhile. */
export const released = (state: ConversationState, librarian: string): { state: ConversationState; reply: Reply } => backInQueue(state, line(state, 'handoff.released', { librarian }));

/** A librarian passes the conversation on to a colleague; both by first name. */
export const passedOn = (state: ConversationState, from: string, to: string): { state: ConversationState; reply: Reply } => backInQueue(state, line(state, 'handoff.passed-on', { from, to }));

/** A librarian passes the conversation on to whoever takes it. */
export const passedToQueue = (state: ConversationState, librarian: string): { state: ConversationState; reply: Reply } => backInQueue(state, line(state, 'handoff.passed-to-queue', { librarian }));

/** Who has left something for later stands in no queue that they look at. */
const backInQueue = (state: ConversationState, reply: Reply): { state: ConversationState; reply: Reply } =>
  ({ state: waitingAgain(state), reply: isLetter(state.handoff?.kind ?? 'chat') ? line(state, 'handoff.back-letter') : reply });

/** Nobody has the conversation any more, and it waits for a librarian again. */
export const waitingAgain = (state: ConversationState): ConversationState =>
  ({ ...state, stack: withoutAsking(state), handoff: state.handoff === null ? null : { ...state.handoff, phase: 'waiting', librarian: null } });

/** The citizen had closed the page and lost the place in the queue; what was said stays. */
export function abandoned(state: ConversationState): Outcome {
  const free: ConversationState = { ...state, stack: withoutAsking(state), handoff: null };
  return stay(free, { text: say(state.language, 'handoff.abandoned'), choices: [choice(free, 'person'), choice(free, 'help')] });
}

/** Nobody answered in time; what was said stays, and the citizen chooses anew. */
export function expired(state: ConversationState): { state: ConversationState; reply: Reply } {
  return { state: { ...state, stack: withoutAsking(state), handoff: null }, reply: line(state, state.handoff?.kind === 'chat' ? 'handoff.expired' : 'handoff.expired-letter') };
}

/** What is asked only as long as it is as it was: of those who wait, and by a librarian who has the conversation. */
const withoutAsking = ({ stack }: ConversationState): Frame[] => stack.filter((frame) => frame.dialog !== 'reason' && frame.dialog !== 'pool' && (frame.dialog !== 'other-library' || frame.by === null));

/** What a librarian does outside the chat. */
export const isElsewhere = (kind: RequestKind | undefined): boolean => kind === 'call' || kind === 'booking';

const isLetter = (kind: RequestKind): boolean => kind === 'message' || kind === 'call' || kind === 'booking';

const isUrgent = ({ stack }: ConversationState): boolean => stack.some((frame) => frame.dialog === 'scam' || (frame.dialog === 'guide' && isScamUnderWay(frame.guideId)));

/** What is known of the wait, and nothing where nothing is. */
function queueLines(state: ConversationState, urgent: boolean, { duty, today }: Situation): string[] {
  const lines: string[] = [];
  if (!isAnswered(duty)) lines.push(say(state.language, 'handoff.nobody'));
  else if (urgent) lines.push(say(state.language, 'handoff.first'));
  else {
    lines.push(duty.waiting === 0 ? say(state.language, 'handoff.next') : say(state.language, duty.waiting === 1 ? 'handoff.ahead-one' : 'handoff.ahead', { count: duty.waiting }));
    if (duty.waitMinutes !== null) lines.push(say(state.language, duty.waitMinutes === 1 ? 'handoff.wait-one' : 'handoff.wait', { minutes: duty.waitMinutes }));
  }
  if (today.helpPhone !== null) lines.push(say(state.language, 'handoff.opened.phone', { phone: today.helpPhone.number }));
  return lines;
}

function countedPlace(state: ConversationState, situation: Situation): [string, string] {
  const place = stuckAt(state, situation);
  return [place?.guideId ?? '', place?.stepId ?? ''];
}

/** K7M4 as it is said and shown: K7-M4. */
const spoken = (code: string): string => `${code.slice(0, 2)}-${code.slice(2)}`;
