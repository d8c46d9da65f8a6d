import { Language } from '../common/language.ts';
import type { SecretKind } from '../common/secrets.ts';
import { guideLanguage } from '../knowledge/languages.ts';
import { guideIdOf } from '../knowledge/codes.ts';
import { outageNotice } from '../knowledge/outage.ts';
import { stepOf } from '../knowledge/way.ts';
import { askWhich, chooseInClarify, guideChoices, repeatClarify, withoutClarify } from './clarify.ts';
import { codeIn, commandOf, typedChoice } from './command.ts';
import { showGuide } from './guide-view.ts';
import { chooseInGuide, startGuide } from './guide.ts';
import { cancelHandoff, openHandoff } from './handoff.ts';
import { choice, message, stay, then, wayOut, withEffects, type Outcome } from './outcome.ts';
import { chat, refer } from './referral.ts';
import { chooseInResume, repeatResume } from './resume.ts';
import { say } from './say.ts';
import type { Input, Situation } from './situation.ts';
import type { ConversationState } from './state.ts';
import { wordsOf } from './wording.ts';

/** A guide below this probability is not offered after "I am not sure". */
const worthOffering = 0.08;

/** After these the flow does not push on with its step; it waits below until the citizen says more. */
const graveTopics = new Set(['emergency', 'despair', 'abuse']);

/**
 * The one visible route through the flows: a button, a typed button or command, then what
 * the words mean. Pure: the same state, input and situation give the same outcome.
 */
export function respond(before: ConversationState, input: Input, situation: Situation): Outcome {
  const state = withoutLostGuides(before, situation);
  const lost = state === before ? null : stay(state, { text: say(state.language, 'guide.gone'), choices: [] });
  const outcome = heard(state, input, situation);
  return lost === null ? outcome : then(lost, outcome);
}

function heard(state: ConversationState, input: Input, situation: Situation): Outcome {
  switch (input.kind) {
    case 'start':
      return welcome(state, situation);
    case 'choice':
      return pressed(state, input.id, input.prompt, situation);
    case 'text': {
      const outcome = typed(state, input, situation);
      return input.masked.length === 0 ? outcome : then(explainMask(outcome.state, input.masked), outcome);
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
  switch (state.stack.at(-1)?.dialog) {
    case 'guide': return showGuide(state, situation);
    case 'clarify': return repeatClarify(state, situation);
    case 'resume': return repeatResume(state, situation);
    case undefined: return stay(state, message(state, 'anything-else'));
  }
}

function welcome(state: ConversationState, { outages }: Situation): Outcome {
  const lines = [say(state.language, 'welcome'), say(state.language, 'welcome.secrets'), ...outages.map((outage) => outageNotice(outage, state.language))];
  return stay(state, {
    text: lines.join('\n'),
    choices: [choice(state, 'help'), wayOut(state)],
  });
}

function pressed(state: ConversationState, id: string, prompt: number | null, situation: Situation): Outcome {
  const known = choose(state, id, situation);
  const stale = prompt !== null && prompt !== state.prompt;
  if (known !== undefined && (!stale || isAlwaysMeant(id))) return known;
  return then(stay(state, { text: say(state.language, 'old-button'), choices: [] }), repeat(state, situation));
}

/** Choices that mean the same however old their button is. */
const isAlwaysMeant = (id: string): boolean => id === 'person' || id === 'cancel-handoff' || id === 'help' || id.startsWith('guide:');

function choose(state: ConversationState, id: string, situation: Situation): Outcome | undefined {
  const own = chooseInClarify(state, id, situation) ?? chooseInResume(state, id, situation) ?? chooseInGuide(state, id, situation);
  if (own !== undefined) return own;
  const free = withoutClarify(state);
  const wanted = /^guide:([a-z0-9-]+?)(?::([a-z]{2}))?$/.exec(id);
  if (wanted !== null) return startGuide(wanted[2] === undefined ? free : readIn(free, wanted[2]), wanted[1] ?? '', situation);
  switch (id) {
    case 'person': return backToFlow(openHandoff(free, null, situation), situation);
    case 'cancel-handoff': return backToFlow(cancelHandoff(state), situation);
    case 'help': return then(stay(state, { text: say(state.language, 'help'), choices: [] }), repeat(state, situation));
    case 'start-over': return startOver(state);
    case 'danish': return speak(state, 'da', situation);
    case 'english': return speak(state, 'en', situation);
    default: return undefined;
  }
}

function typed(state: ConversationState, input: Extract<Input, { kind: 'text' }>, situation: Situation): Outcome {
  const shown = repeat(state, situation).replies.flatMap((reply) => reply.choices);
  const command = typedChoice(input.text, shown)?.id ?? commandOf(input.text);
  const meant = command === undefined ? undefined : choose(state, command, situation);
  if (meant !== undefined) return meant;
  const code = codeIn(input.text);
  const coded = code === undefined ? undefined : guideIdOf(code);
  if (coded !== undefined && situation.guide(coded) !== undefined) return startGuide(withoutClarify(state), coded, situation);

  const { decision } = input;
  const followed = followLanguage(state, decision.language, input.text);
  const free = withoutClarify(followed);
  const best = decision.candidates[0]?.id;
  switch (decision.kind) {
    case 'guide':
      if (best === undefined || situation.guide(best) === undefined) return notUnderstood(free, input, situation);
      return startGuide({ ...free, question: input.text }, best, situation);
    case 'clarify':
      if (!decision.candidates.some(({ id }) => situation.guide(id) !== undefined)) return notUnderstood(free, input, situation);
      return askWhich({ ...free, question: input.text }, decision.candidates.map(({ id }) => id), input.text, situation);
    case 'handoff':
      return backToFlow(openHandoff(free, input.text, situation), situation);
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

/** An answer in the middle of a flow is followed by the flow's own question. */
function backToFlow(outcome: Outcome, situation: Situation): Outcome {
  if (outcome.state.stack.length === 0) return outcome;
  const quiet = { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, choices: [] })) };
  return then(quiet, repeat(outcome.state, situation));
}

function notUnderstood(state: ConversationState, input: Extract<Input, { kind: 'text' }>, situation: Situation): Outcome {
  const asked: ConversationState = { ...state, question: input.text };
  const counted = { kind: 'count', event: 'not-understood', guideId: '', stepId: '' } as const;
  const foreign = ['ar', 'uk', 'pl', 'tr', 'de'].find((language) => language === input.decision.language);
  if (foreign !== undefined) {
    const reader = readIn(asked, foreign);
    const key = `foreign.${foreign as 'ar' | 'uk' | 'pl' | 'tr' | 'de'}` as const;
    return withEffects(backToFlow(stay(reader, message(reader, key)), situation), counted);
  }
  const top = asked.stack.at(-1);
  const guide = top?.dialog === 'guide' ? situation.guide(top.guideId) : undefined;
  if (guide !== undefined) {
    const title = wordsOf(guide, asked).title;
    return withEffects(then(stay(asked, { text: say(asked.language, 'not-understood.in-guide', { title }), choices: [] }), repeat(asked, situation)), counted);
  }
  const near = input.decision.candidates.filter(({ score }) => score >= worthOffering).slice(0, 3).map(({ id }) => id);
  const reply = { text: say(asked.language, 'not-understood'), choices: [...guideChoices(asked, near, situation), choice(asked, 'help'), wayOut(asked)] };
  return withEffects(stay(asked, reply), counted);
}

function startOver(state: ConversationState): Outcome {
  const fresh: ConversationState = { ...state, stack: [], question: null };
  return stay(fresh, { text: say(state.language, 'start-over'), choices: [choice(fresh, 'help'), wayOut(fresh)] });
}

function speak(state: ConversationState, language: Language, situation: Situation): Outcome {
  const spoken: ConversationState = { ...state, language, reading: null };
  return then(stay(spoken, { text: say(language, 'language-switched'), choices: [] }), repeat(spoken, situation));
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
  return stay(state, { text: say(state.language, 'masked', { kinds: names.join(say(state.language, 'or')) }), choices: [] });
}
