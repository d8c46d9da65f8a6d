import { showGuide } from './guide-view.ts';
import { choice, message, stay, then, wayOut, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';
import { wordsOf } from './wording.ts';

/** After an interruption: "shall we go on where we were?" Without anything to go back to, the conversation is open. */
export function askToResume(state: ConversationState, situation: Situation): Outcome {
  const below = state.stack.at(-1);
  const guide = below?.dialog === 'guide' ? situation.guide(below.guideId) : undefined;
  if (guide === undefined) return stay({ ...state, stack: [] }, message(state, 'anything-else'));
  const asked: ConversationState = { ...state, stack: [...state.stack, { dialog: 'resume' }] };
  return showResume(asked, wordsOf(guide, state).title);
}

/** Asks the question of the resume frame again. */
export function repeatResume(state: ConversationState, situation: Situation): Outcome {
  return askToResume({ ...state, stack: state.stack.slice(0, -1) }, situation);
}

/** @returns undefined where the flow does not know the choice. */
export function chooseInResume(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  if (state.stack.at(-1)?.dialog !== 'resume') return undefined;
  const below: ConversationState = { ...state, stack: state.stack.slice(0, -1) };
  if (choiceId === 'resume' || choiceId === 'next') return showGuide(below, situation);
  if (choiceId !== 'no-resume' && choiceId !== 'stop') return undefined;
  const left: ConversationState = { ...below, stack: below.stack.slice(0, -1) };
  return then(stay(left, { text: say(state.language, 'resume.no'), choices: [] }), askToResume(left, situation));
}

function showResume(state: ConversationState, title: string): Outcome {
  return stay(state, {
    text: say(state.language, 'resume.ask', { title }),
    choices: [choice(state, 'resume'), choice(state, 'no-resume'), wayOut(state)],
  });
}
