import { isSwitchedOff } from './bad-day.ts';
import { askWhich, guideChoices } from './clarify.ts';
import { readIn } from './choose.ts';
import { backToFlow, repeat, withoutPassing } from './flows.ts';
import { startGuide } from './guide.ts';
import { openHandoff } from './handoff.ts';
import { asksForHours, branchNamed, dayNamed } from './hours-words.ts';
import { startCall } from './letter.ts';
import { startLibrary } from './library.ts';
import { choice, counted, line, message, push, stay, then, wayOut, type Outcome } from './outcome.ts';
import { chat, refer } from './referral.ts';
import { say } from './say.ts';
import { isScamUnderWay, tellsOfScam } from './scam-words.ts';
import { blockGuide, perhapsScam, startScam } from './scam.ts';
import type { Situation, TextInput } from './situation.ts';
import type { ConversationState } from './state.ts';
import { showWays } from './ways.ts';
import { wordsOf } from './wording.ts';

/** A guide below this probability is not offered after "I am not sure". */
const worthOffering = 0.08;

/** After these the flow does not push on with its step; it waits below until the citizen says more. */
const graveTopics = new Set(['emergency', 'despair', 'abuse']);

/** Whether the words tell of danger: then nothing else comes first. */
export const isGrave = ({ decision }: TextInput): boolean => decision.kind === 'referral' && graveTopics.has(decision.topic ?? '');

/** What is answered although the robot is silent: danger, a scam, the wish for a person, the library's hours. */
export const isHeardInSilence = (input: TextInput, situation: Situation): boolean =>
  isGrave(input) || isScam(input) || input.decision.kind === 'handoff' || hoursAsked(input, situation) !== null;

/**
 * Words that a flow has taken may mean more. Where they tell of a scam, what to do this minute is
 * answered and nothing before it; where they said why a person is wanted, the robot helps meanwhile.
 */
export function alsoHelped(taken: Outcome, before: ConversationState, input: TextInput, situation: Situation): Outcome {
  if (isScam(input)) return then({ ...taken, replies: [] }, startScam(taken.state, situation));
  const helps = !isSwitchedOff(situation.switches.bot) && (input.decision.kind === 'guide' || input.decision.kind === 'clarify');
  const asked = before.stack.at(-1)?.dialog;
  return (asked === 'reason' || asked === 'pool') && helps ? then(taken, understood(taken.state, input, situation)) : taken;
}

/** What the words mean to the engine, and to the rules that must never depend on it. */
export function understood(state: ConversationState, input: TextInput, situation: Situation): Outcome {
  const { decision, text } = input;
  const free = withoutPassing(state);
  const asked: ConversationState = { ...free, question: text };
  const best = decision.candidates[0]?.id;
  if (isScam(input)) return startScam(asked, situation);
  const hours = hoursAsked(input, situation);
  if (hours !== null) return startLibrary(free, 'hours', situation, hours);
  switch (decision.kind) {
    case 'guide':
      if (best === undefined || situation.guide(best) === undefined) return withoutGuide(asked, input, situation);
      return startGuide(asked, best, situation);
    case 'clarify':
      if (!decision.candidates.some(({ id }) => situation.guide(id) !== undefined)) return withoutGuide(asked, input, situation);
      return then(stay(asked, ...(maybeScam(input) ? [perhapsScam(asked, situation)] : [])), askWhich(asked, decision.candidates.map(({ id }) => id), text, situation));
    case 'handoff': {
      const call = startCall(free, input, situation);
      if (call !== undefined) return call;
      // A scam that is on the screen is what makes the wish urgent.
      return backToFlow(openHandoff(state.stack.at(-1)?.dialog === 'scam' ? state : free, text, situation), situation);
    }
    case 'smalltalk':
      return backToFlow(chat(free, decision), situation);
    case 'referral': {
      const answer = refer(free, decision, situation);
      if (answer === null) return notUnderstood(free, input, situation);
      return graveTopics.has(decision.topic ?? '') ? answer : backToFlow(answer, situation);
    }
    case 'unknown':
      return notUnderstood(free, input, situation);
  }
}

/** The branch and the day whose hours are asked for, each null where none is named; null where the words ask something else. */
function hoursAsked({ text, decision }: TextInput, { today, guide }: Situation): { branchId: string | null; date: string | null } | null {
  if (!asksForHours(text)) return null;
  const branchId = branchNamed(text, today.branches);
  const date = dayNamed(text, today.date);
  // An account may be closed today too: a day alone is enough only where the words mean nothing else.
  const meant = branchId !== null || (date !== null && decision.kind === 'unknown') || decision.candidates.slice(0, 3).some(({ id }) => guide(id)?.live === 'hours');
  return meant ? { branchId, date: date === today.date ? null : date } : null;
}

/** Abuse is among what may be meant. */
const maybeScam = ({ decision }: TextInput): boolean => decision.candidates.slice(0, 3).some(({ id, score }) => id === blockGuide && score >= worthOffering);

/** The guide against abuse is always the fast lane, also where it is only the likeliest of several; other words are where they tell that it has happened, unless the engine is sure of something else. */
function isScam({ decision, text }: TextInput): boolean {
  const [best] = decision.candidates;
  if ((decision.kind === 'guide' || decision.kind === 'clarify') && best?.id === blockGuide) return true;
  if (!tellsOfScam(text) || (decision.kind === 'referral' && graveTopics.has(decision.topic ?? ''))) return false;
  return decision.kind !== 'guide' || decision.candidates.slice(0, 3).some(({ id }) => isScamUnderWay(id));
}

const hotlineGuide = 'digital-hotline';

/** The guide is not there. A hotline that the municipality does not take part in is not named; whoever asks for one wants somebody who answers. */
function withoutGuide(state: ConversationState, input: TextInput, situation: Situation): Outcome {
  if (input.decision.candidates[0]?.id !== hotlineGuide) return notUnderstood(state, input, situation);
  const { municipality, municipalityPage: page } = situation.library;
  return then(stay(state, line(state, 'ways.by-phone', { municipality, page })), showWays(push(state, { dialog: 'ways' }), situation));
}

function notUnderstood(state: ConversationState, input: TextInput, situation: Situation): Outcome {
  const asked: ConversationState = { ...state, question: input.text };
  const foreign = ['ar', 'uk', 'pl', 'tr', 'de'].find((language) => language === input.decision.language);
  if (foreign !== undefined) {
    const reader = readIn(asked, foreign);
    const key = `foreign.${foreign as 'ar' | 'uk' | 'pl' | 'tr' | 'de'}` as const;
    return counted(backToFlow(stay(reader, message(reader, key)), situation), 'not-understood');
  }
  const top = asked.stack.at(-1);
  const guide = top?.dialog === 'guide' ? situation.guide(top.guideId, top.revision) : undefined;
  if (guide !== undefined) {
    const { title } = wordsOf(guide, asked);
    return counted(then(stay(asked, line(asked, 'not-understood.in-guide', { title })), repeat(asked, situation)), 'not-understood');
  }
  const near = input.decision.candidates.filter(({ score }) => score >= worthOffering).slice(0, 3).map(({ id }) => id);
  return counted(stay(asked, { text: say(asked.language, 'not-understood'), choices: [...guideChoices(asked, near, situation), choice(asked, 'help'), wayOut(asked)] }), 'not-understood');
}
