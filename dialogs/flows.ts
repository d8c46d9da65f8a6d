import { clarifyFlow } from './clarify.ts';
import { feedbackFlow } from './feedback.ts';
import type { Flow } from './flow.ts';
import { guideFlow } from './guide.ts';
import { letterFlow } from './letter.ts';
import { libraryFlow } from './library.ts';
import { isQuiet, silent } from './bad-day.ts';
import { otherLibraryFlow } from './other-library.ts';
import { message, stay, then, type Outcome } from './outcome.ts';
import { poolFlow } from './pool.ts';
import { reasonFlow } from './reason.ts';
import { resumeFlow } from './resume.ts';
import { scamFlow } from './scam.ts';
import type { Situation } from './situation.ts';
import type { ConversationState, Frame } from './state.ts';
import { waysFlow } from './ways.ts';

/** Every flow, by the name its frames carry. */
export const flows: Record<Frame['dialog'], Flow> = {
  guide: guideFlow,
  clarify: clarifyFlow,
  resume: resumeFlow,
  scam: scamFlow,
  ways: waysFlow,
  pool: poolFlow,
  reason: reasonFlow,
  letter: letterFlow,
  'other-library': otherLibraryFlow,
  library: libraryFlow,
  feedback: feedbackFlow,
};

/** The flow on top of the stack; undefined while the conversation is open. */
export function flowOf(state: ConversationState): Flow | undefined {
  const top = state.stack.at(-1);
  return top === undefined ? undefined : flows[top.dialog];
}

/** The state without the questions on top that a new turn has overtaken. */
export function withoutPassing(state: ConversationState): ConversationState {
  const keep = state.stack.findLastIndex(({ dialog }) => !flows[dialog].passing);
  return keep === state.stack.length - 1 ? state : { ...state, stack: state.stack.slice(0, keep + 1) };
}

/** Says again what the top flow asked, with its buttons. */
export function repeat(state: ConversationState, situation: Situation): Outcome {
  if (isQuiet(state, situation)) return silent(state, situation);
  return flowOf(state)?.show(state, situation) ?? stay(state, message(state, 'anything-else'));
}

/** An answer in the middle of a flow is followed by the flow's own question. */
export function backToFlow(outcome: Outcome, situation: Situation): Outcome {
  const top = flowOf(outcome.state);
  if (top === undefined || top.passing) return outcome;
  const quiet = { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, choices: [] })) };
  return then(quiet, repeat(outcome.state, situation));
}
