import { Language } from '../common/language.ts';
import type { SecretKind } from '../common/secrets.ts';
import { guideLanguage } from '../knowledge/languages.ts';
import { guideIdOf } from '../knowledge/codes.ts';
import { outageNotice } from '../knowledge/outage.ts';
import { stepOf } from '../knowledge/way.ts';
import { askWhich, guideChoices } from './clarify.ts';
import { codeIn, commandOf, stepIn, typedChoice } from './command.ts';
import { startFeedback } from './feedback.ts';
import { flowOf, withoutPassing } from './flows.ts';
import { startGuide } from './guide.ts';
import { cancelHandoff, openHandoff } from './handoff.ts';
import { asksForHours } from './hours-words.ts';
import { startLetter } from './letter.ts';
import { startLibrary } from './library.ts';
import { startOtherLibrary } from './other-library.ts';
import { choice, counted, line, message, stay, then, wayOut, type Outcome } from './outcome.ts';
import { chat, refer } from './referral.ts';
import { say } from './say.ts';
import { isScamUnderWay, tellsOfScam } from './scam-words.ts';
import { startScam } from './scam.ts';
import type { Input, Situation, TextInput } from './situation.ts';
import type { ConversationState } from './state.ts';
import { wordsOf } from './wording.ts';

/** A guide below this probability is not offered after "I am not sure". */
const worthOffering = 0.08;

/** After so many minutes of silence a citizen is welcomed back, and shown the place before going on. */
const longAway = 120;

/** After these the flow does not push on with its step; it waits below until the citizen says more. */
const graveTopics = new Set(['emergency', 'despair', 'abuse']);

/**
 * The one visible route through the flows: a button, a typed button or command, words that a
 * flow has asked for, then what the words mean. Pure: the same state, input and situation give
 * the same outcome. An answer without buttons is followed by what the flow on top asks.
 */
export function respond(before: ConversationState, input: Input, situation: Situation): Outcome {
  const state = withoutLostGuides(before, situation);
  const lost = state === before ? null : stay(state, line(state, 'guide.gone'));
  const back = welcomeBack(state, input, situation);
  const outcome = answered(back ?? heard(state, input, situation), situation);
  return lost === null ? outcome : then(lost, outcome);
}

function answered(outcome: Outcome, situation: Situation): Outcome {
  return outcome.replies.some(({ choices }) => choices.length > 0) ? outcome : then(outcome, repeat(outcome.state, situation));
}

function heard(state: ConversationState, input: Input, situation: Situation): Outcome {
  switch (input.kind) {
    case 'start':
      return welcome(state, situation);
    case 'choice':
      return pressed(state, input.id, input.prompt, situation);
    case 'text': {
      const outcome = typed(state, input, situation);
      return input.masked.length === 0 ? outcome : then(explainMask(state, input.masked), outcome);
    }
  }
}

/** A guide or step that was withdrawn meanwhile is left; the flows below it stay. */
function withoutLostGuides(state: ConversationState, situation: Situation): ConversationState {
  const kept = state.stack.filter((frame) => {
    const guide = frame.dialog === 'guide' ? situation.guide(frame.guideId) : undefined;
    return frame.dialog !== 'guide' || (guide !== undefined && stepOf(guide, frame.stepId) !== undefined);
  });
  return kept.length === state.stack.length ? state : { ...state, stack: kept.filter((frame) => frame.dialog !== 'resume') };
}

/** Hours later, whoever only says hello or "go on" is first shown where they were; a step is not skipped by it. */
function welcomeBack(state: ConversationState, input: Input, situation: Situation): Outcome | null {
  const frame = state.stack.findLast((each) => each.dialog === 'guide');
  const guide = frame === undefined ? undefined : situation.guide(frame.guideId);
  if (situation.away < longAway || guide === undefined || input.kind !== 'text') return null;
  const goesOn = ['next', 'resume', 'repeat'].includes(commandOf(input.text) ?? '') || (input.decision.kind === 'smalltalk' && input.decision.topic === 'greeting');
  if (!goesOn) return null;
  const below = withoutPassing(state);
  return then(stay(below, line(state, 'welcome-back', { title: wordsOf(guide, state).title })), repeat(below, situation));
}

/**
 * While a librarian has the conversation the robot is silent, except that a secret is explained,
 * and that the citizen can always go back to the robot: nobody is left alone with a silence.
 */
export function listen(state: ConversationState, input: Input, situation: Situation): Outcome {
  const wish = input.kind === 'text' ? commandOf(input.text) : input.kind === 'choice' ? input.id : undefined;
  if (wish === 'start-over' || wish === 'cancel-handoff') return backToFlow(cancelHandoff(state), situation);
  return input.kind === 'text' ? explainMask(state, input.masked) : stay(state);
}

/** Says again what the top flow asked, with its buttons. */
export function repeat(state: ConversationState, situation: Situation): Outcome {
  return flowOf(state)?.show(state, situation) ?? stay(state, message(state, 'anything-else'));
}

function welcome(state: ConversationState, { outages }: Situation): Outcome {
  const key = state.helper ? 'welcome.helper' : 'welcome';
  const lines = [say(state.language, key), say(state.language, 'welcome.secrets'), ...outages.map((outage) => outageNotice(outage, state.language))];
  return stay(state, { text: lines.join('\n'), choices: [choice(state, 'help'), wayOut(state)] });
}

function pressed(state: ConversationState, id: string, prompt: number | null, situation: Situation): Outcome {
  const known = choose(state, id, situation);
  const stale = prompt !== null && prompt !== state.prompt;
  if (known !== undefined && (!stale || isAlwaysMeant(id))) return known;
  return then(stay(state, line(state, 'old-button')), repeat(state, situation));
}

/** Choices that mean the same however old their button is. */
const alwaysMeant = new Set(['person', 'cancel-handoff', 'help', 'danish', 'english', 'start-over', 'library', 'feedback', 'scam-block']);
const isAlwaysMeant = (id: string): boolean => alwaysMeant.has(id) || id.startsWith('guide:');

function choose(state: ConversationState, id: string, situation: Situation): Outcome | undefined {
  const own = flowOf(state)?.choose(state, id, situation);
  if (own !== undefined) return own;
  const free = withoutPassing(state);
  const wanted = /^guide:([a-z0-9-]+?)(?::([a-z]{2}))?$/.exec(id);
  if (wanted !== null) return startGuide({ ...(wanted[2] === undefined ? free : readIn(free, wanted[2])), question: null }, wanted[1] ?? '', situation);
  switch (id) {
    case 'person': return backToFlow(openHandoff(free, null, situation), situation);
    case 'cancel-handoff': return backToFlow(cancelHandoff(state), situation);
    case 'help': return then(stay(state, line(state, 'help')), flowOf(state) === undefined ? helpMenu(state) : repeat(state, situation));
    case 'start-over': return startOver(state);
    case 'danish': return speak(state, 'da', situation);
    case 'english': return speak(state, 'en', situation);
    case 'letter-message': return startLetter(free, 'message', situation);
    case 'letter-call': return startLetter(free, 'call', situation);
    case 'letter-booking': return startLetter(free, 'booking', situation);
    case 'other-library': return situation.others.length === 0 ? undefined : startOtherLibrary(free, situation);
    case 'library': return startLibrary(free, 'menu', situation);
    case 'library-hours': return startLibrary(free, 'hours', situation);
    case 'library-events': return startLibrary(free, 'events', situation);
    case 'feedback': return startFeedback(free, situation);
    case 'helper-on': case 'helper-off': {
      const told: ConversationState = { ...state, helper: id === 'helper-on' };
      return then(stay(told, line(told, id)), repeat(told, situation));
    }
    case 'stop': return stay(free, { text: say(state.language, 'stopped'), choices: free.stack.length === 0 ? [choice(free, 'help'), wayOut(free)] : [] });
    default: return undefined;
  }
}

/** What can be asked for that nobody thinks of asking for. */
const helpMenu = (state: ConversationState): Outcome => stay(state, {
  text: say(state.language, 'help.more'),
  choices: [choice(state, 'library'), choice(state, 'letter-booking'), choice(state, state.helper ? 'helper-off' : 'helper-on'), choice(state, state.language === 'da' ? 'english' : 'danish'), wayOut(state)],
});

function typed(state: ConversationState, input: TextInput, situation: Situation): Outcome {
  const shown = repeat(state, situation).replies.flatMap((reply) => reply.choices);
  const command = typedChoice(input.text, shown)?.id ?? commandOf(input.text) ?? stepIn(input.text);
  const meant = command === undefined ? undefined : choose(state, command, situation);
  if (meant !== undefined) return meant;

  const { decision } = input;
  const grave = decision.kind === 'referral' && graveTopics.has(decision.topic ?? '');
  const followed = followLanguage(state, decision.language, input.text);
  // Danger comes before anything a flow has asked for.
  if (!grave) {
    const taken = flowOf(state)?.hear?.(followed, input, situation);
    if (taken !== undefined) return alsoHelped(taken, state, input, situation);
  }
  const code = codeIn(input.text);
  const coded = code === undefined ? undefined : guideIdOf(code);
  if (coded !== undefined && situation.guide(coded) !== undefined) return startGuide({ ...withoutPassing(state), question: null }, coded, situation);
  return understood(followed, input, situation);
}

/** Words that said why a person is wanted may ask for a guide too: the robot helps meanwhile. */
function alsoHelped(taken: Outcome, before: ConversationState, input: TextInput, situation: Situation): Outcome {
  const helps = input.decision.kind === 'guide' || input.decision.kind === 'clarify';
  return before.stack.at(-1)?.dialog === 'reason' && helps ? then(taken, understood(taken.state, input, situation)) : taken;
}

/** What the words mean to the engine, and to the rules that must never depend on it. */
function understood(state: ConversationState, input: TextInput, situation: Situation): Outcome {
  const { decision, text } = input;
  const free = withoutPassing(state);
  const asked: ConversationState = { ...free, question: text };
  const best = decision.candidates[0]?.id;
  if (isScam(input)) return startScam(asked, situation);
  if (asksForHours(text) && decision.candidates.slice(0, 3).some(({ id }) => situation.guide(id)?.live === 'hours')) return startLibrary(free, 'hours', situation);
  switch (decision.kind) {
    case 'guide':
      if (best === undefined || situation.guide(best) === undefined) return notUnderstood(free, input, situation);
      return startGuide(asked, best, situation);
    case 'clarify':
      if (!decision.candidates.some(({ id }) => situation.guide(id) !== undefined)) return notUnderstood(free, input, situation);
      return askWhich(asked, decision.candidates.map(({ id }) => id), text, situation);
    case 'handoff':
      return backToFlow(openHandoff(free, text, situation), situation);
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

/** The guide against abuse is always the fast lane; other words are where they tell that it has happened, unless the engine is sure of something else. */
function isScam({ decision, text }: TextInput): boolean {
  const [best] = decision.candidates;
  if (decision.kind === 'guide' && best?.id === 'mitid-spaer-misbrug') return true;
  if (!tellsOfScam(text) || (decision.kind === 'referral' && graveTopics.has(decision.topic ?? ''))) return false;
  return decision.kind !== 'guide' || decision.candidates.slice(0, 3).some(({ id }) => isScamUnderWay(id));
}

/** An answer in the middle of a flow is followed by the flow's own question. */
function backToFlow(outcome: Outcome, situation: Situation): Outcome {
  const top = flowOf(outcome.state);
  if (top === undefined || top.passing) return outcome;
  const quiet = { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, choices: [] })) };
  return then(quiet, repeat(outcome.state, situation));
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
  const guide = top?.dialog === 'guide' ? situation.guide(top.guideId) : undefined;
  if (guide !== undefined) {
    const { title } = wordsOf(guide, asked);
    return counted(then(stay(asked, line(asked, 'not-understood.in-guide', { title })), repeat(asked, situation)), 'not-understood');
  }
  const near = input.decision.candidates.filter(({ score }) => score >= worthOffering).slice(0, 3).map(({ id }) => id);
  return counted(stay(asked, { text: say(asked.language, 'not-understood'), choices: [...guideChoices(asked, near, situation), choice(asked, 'help'), wayOut(asked)] }), 'not-understood');
}

function startOver(state: ConversationState): Outcome {
  const fresh: ConversationState = { ...state, stack: [], question: null };
  return stay(fresh, { text: say(state.language, 'start-over'), choices: [choice(fresh, 'help'), wayOut(fresh)] });
}

function speak(state: ConversationState, language: Language, situation: Situation): Outcome {
  const spoken: ConversationState = { ...state, language, reading: null };
  return then(stay(spoken, line(spoken, 'language-switched')), repeat(spoken, situation));
}

/** Guides are shown in this language from now on, as far as they are written in it. */
const readIn = (state: ConversationState, code: string): ConversationState => ({ ...state, reading: Language.safeParse(code).success || guideLanguage(code) === undefined ? null : code });

/** Two words or fewer look alike in many languages; they never change it. */
function followLanguage(state: ConversationState, language: string, text: string): ConversationState {
  const spoken = language === 'da' || language === 'en' ? language : state.language;
  return spoken === state.language || text.trim().split(/\s+/).length < 3 ? state : { ...state, language: spoken };
}

/** Tells why something was hidden; says nothing where nothing was. */
export function explainMask(state: ConversationState, kinds: readonly SecretKind[]): Outcome {
  if (kinds.length === 0) return stay(state);
  const names = kinds.map((kind) => say(state.language, `masked.${kind}`));
  return stay(state, line(state, 'masked', { kinds: names.join(say(state.language, 'or')) }));
}
