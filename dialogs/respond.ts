import { guideIdOf } from '../knowledge/codes.ts';
import { outageNotice } from '../knowledge/outage.ts';
import { stepOf } from '../knowledge/way.ts';
import { isQuiet, isSwitchedOff, silent } from './bad-day.ts';
import { choose, isAlwaysMeant } from './choose.ts';
import { codeIn, commandOf, stepIn, typedChoice } from './command.ts';
import { backToFlow, flowOf, repeat, withoutPassing } from './flows.ts';
import { startGuide } from './guide.ts';
import { cancelHandoff } from './handoff.ts';
import { explainMask } from './mask.ts';
import { offerMove } from './move.ts';
import { noticed } from './noticing.ts';
import { otherLibraryFlow } from './other-library.ts';
import { choice, line, stay, then, wayOut, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Input, Situation, TextInput } from './situation.ts';
import type { ConversationState } from './state.ts';
import { alsoHelped, isGrave, isHeardInSilence, understood } from './understood.ts';
import { wordsOf } from './wording.ts';

/** After so many minutes of silence a citizen is welcomed back, and shown the place before going on. */
const longAway = 120;

/**
 * The one visible route through the flows: a button, a typed button or command, words that a
 * flow has asked for, then what the words mean. Pure: the same state, input and situation give
 * the same outcome. An answer without buttons is followed by what the flow on top asks.
 */
export function respond(before: ConversationState, input: Input, situation: Situation): Outcome {
  const state = withoutLostGuides(before, situation);
  const lost = state === before ? null : stay(state, line(state, 'guide.gone'));
  const back = welcomeBack(state, input, situation);
  const outcome = noticed(state, input, answered(back ?? heard(state, input, situation), situation));
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
    const guide = frame.dialog === 'guide' ? situation.guide(frame.guideId, frame.revision) : undefined;
    return frame.dialog !== 'guide' || (guide !== undefined && stepOf(guide, frame.stepId) !== undefined);
  });
  return kept.length === state.stack.length ? state : { ...state, stack: kept.filter((frame) => frame.dialog !== 'resume') };
}

/** Hours later, whoever only says hello or "go on" is first shown where they were; a step is not skipped by it. */
function welcomeBack(state: ConversationState, input: Input, situation: Situation): Outcome | null {
  const frame = state.stack.findLast((each) => each.dialog === 'guide');
  const guide = frame === undefined ? undefined : situation.guide(frame.guideId, frame.revision);
  if (situation.away < longAway || guide === undefined || input.kind !== 'text' || isSwitchedOff(situation.switches.bot)) return null;
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
  const asked = answeredToLibrarian(state, input, situation);
  if (asked !== undefined) return asked;
  const wish = input.kind === 'text' ? commandOf(input.text) : input.kind === 'choice' ? input.id : undefined;
  if (wish === 'start-over' || wish === 'cancel-handoff') return backToFlow(cancelHandoff(state), situation);
  if (wish === 'move') return offerMove(state, situation);
  return input.kind === 'text' ? explainMask(state, input.masked) : stay(state);
}

function welcome(state: ConversationState, situation: Situation): Outcome {
  const { outages, switches } = situation;
  if (isSwitchedOff(switches.bot)) return then(stay(state, line(state, 'welcome.secrets')), silent(state, situation));
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

function typed(state: ConversationState, input: TextInput, situation: Situation): Outcome {
  const shown = repeat(state, situation).replies.flatMap((reply) => reply.choices);
  const command = typedChoice(input.text, shown)?.id ?? commandOf(input.text) ?? stepIn(input.text);
  const meant = command === undefined ? undefined : choose(state, command, situation);
  if (meant !== undefined) return meant;

  const { decision } = input;
  const followed = followLanguage(state, decision.language, input.text);
  // Danger comes before anything a flow has asked for.
  if (!isGrave(input)) {
    const taken = isQuiet(state, situation) ? undefined : flowOf(state)?.hear?.(followed, input, situation);
    if (taken !== undefined) return alsoHelped(taken, state, input, situation);
  }
  if (isSwitchedOff(situation.switches.bot) && !isHeardInSilence(input, situation)) return silent(followed, situation);
  const code = codeIn(input.text);
  const coded = code === undefined ? undefined : guideIdOf(code);
  if (coded !== undefined && situation.guide(coded) !== undefined) return startGuide({ ...withoutPassing(state), question: null }, coded, situation);
  return understood(followed, input, situation);
}

/** What a librarian has asked by a button's question is answered by the buttons, or by their words; all else is for the librarian. */
function answeredToLibrarian(state: ConversationState, input: Input, situation: Situation): Outcome | undefined {
  const top = state.stack.at(-1);
  if (top?.dialog !== 'other-library' || top.by === null || input.kind === 'start') return undefined;
  const shown = otherLibraryFlow.show(state, situation).replies.flatMap(({ choices }) => choices);
  const id = input.kind === 'choice' ? input.id : typedChoice(input.text, shown)?.id;
  const answered = id === undefined ? undefined : otherLibraryFlow.choose(state, id, situation);
  // A button of an earlier question may mean another library.
  if (answered !== undefined && input.kind === 'choice' && input.prompt !== null && input.prompt !== state.prompt) return then(stay(state, line(state, 'old-button')), otherLibraryFlow.show(state, situation));
  return answered ?? (input.kind === 'text' && top.phase === 'question' ? otherLibraryFlow.hear?.(state, input, situation) : undefined);
}

/** Two words or fewer look alike in many languages; they never change it. */
function followLanguage(state: ConversationState, language: string, text: string): ConversationState {
  const spoken = language === 'da' || language === 'en' ? language : state.language;
  return spoken === state.language || text.trim().split(/\s+/).length < 3 ? state : { ...state, language: spoken };
}
