import type { Flow } from './flow.ts';
import { showGuide } from './guide-view.ts';
import { choice, line, message, push, stay, then, wayOut, withoutTop, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';
import { wordsOf } from './wording.ts';

/** After an interruption: "shall we go on where we were?" Without anything to go back to, the conversation is open. */
export function askToResume(state: ConversationState, situation: Situation): Outcome {
  const below = state.stack.at(-1);
  // What lies below asks for itself.
  if (below?.dialog === 'feedback' || below?.dialog === 'letter') return stay(state);
  if (below === undefined || below.dialog !== 'guide' || situation.guide(below.guideId, below.revision) === undefined) return stay({ ...state, stack: [] }, message(state, 'anything-else'));
  return show(push(state, { dialog: 'resume' }), situation);
}

function show(state: ConversationState, situation: Situation): Outcome {
  const below = state.stack.at(-2);
  const guide = below?.dialog === 'guide' ? situation.guide(below.guideId, below.revision) : undefined;
  if (guide === undefined) return stay({ ...state, stack: [] }, message(state, 'anything-else'));
  return stay(state, {
    text: say(state.language, 'resume.ask', { title: wordsOf(guide, state).title }),
    choices: [choice(state, 'resume'), choice(state, 'no-resume'), wayOut(state)],
  });
}

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const below = withoutTop(state);
  if (choiceId === 'resume' || choiceId === 'next') return showGuide(below, situation);
  if (choiceId !== 'no-resume' && choiceId !== 'stop') return undefined;
  const left = withoutTop(below);
  return then(stay(left, line(state, 'resume.no')), askToResume(left, situation));
}

export const resumeFlow: Flow = { show, choose, passing: true };
