import { startGuide } from './guide.ts';
import { choice, message, stay, wayOut, type Choice, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';
import { wordsOf } from './wording.ts';

/** Asks which of two or three guides was meant, each shown as the question it answers. */
export function askWhich(state: ConversationState, guideIds: readonly string[], question: string, situation: Situation): Outcome {
  const known = [...new Set(guideIds)].filter((id) => situation.guide(id) !== undefined).slice(0, 3);
  if (known.length === 1) return startGuide(state, known[0] ?? '', situation);
  const asked: ConversationState = { ...withoutClarify(state), stack: [...withoutClarify(state).stack, { dialog: 'clarify', guideIds: known, question }] };
  return stay(asked, {
    text: say(state.language, 'clarify'),
    choices: [...guideChoices(asked, known, situation), choice(asked, 'none'), wayOut(asked)],
  });
}

/** Asks again. */
export function repeatClarify(state: ConversationState, situation: Situation): Outcome {
  const frame = state.stack.at(-1);
  return frame?.dialog === 'clarify' ? askWhich(state, frame.guideIds, frame.question, situation) : stay(state);
}

/** @returns undefined where the flow does not know the choice. */
export function chooseInClarify(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const frame = state.stack.at(-1);
  if (frame?.dialog !== 'clarify') return undefined;
  const chosen = frame.guideIds.find((id) => choiceId === `guide:${id}`);
  if (chosen !== undefined) return startGuide(withoutClarify(state), chosen, situation);
  if (choiceId !== 'none' && choiceId !== 'stop' && choiceId !== 'no-resume') return undefined;
  const left = withoutClarify(state);
  return stay(left, message(left, 'clarify.none'));
}

/** Buttons that start guides, labelled with the question each answers. */
export function guideChoices(state: ConversationState, guideIds: readonly string[], situation: Situation): Choice[] {
  return guideIds.flatMap((id) => {
    const guide = situation.guide(id);
    return guide === undefined ? [] : [{ id: `guide:${id}`, label: wordsOf(guide, state).question }];
  });
}

/** The state without questions that a new turn has overtaken. */
export function withoutClarify(state: ConversationState): ConversationState {
  const top = state.stack.at(-1);
  return top?.dialog === 'clarify' ? { ...state, stack: state.stack.slice(0, -1) } : state;
}
