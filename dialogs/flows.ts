import { clarifyFlow } from './clarify.ts';
import { feedbackFlow } from './feedback.ts';
import type { Flow } from './flow.ts';
import { guideFlow } from './guide.ts';
import { letterFlow } from './letter.ts';
import { libraryFlow } from './library.ts';
import { otherLibraryFlow } from './other-library.ts';
import { reasonFlow } from './reason.ts';
import { resumeFlow } from './resume.ts';
import { scamFlow } from './scam.ts';
import type { ConversationState, Frame } from './state.ts';
import { waysFlow } from './ways.ts';

/** Every flow, by the name its frames carry. */
export const flows: Record<Frame['dialog'], Flow> = {
  guide: guideFlow,
  clarify: clarifyFlow,
  resume: resumeFlow,
  scam: scamFlow,
  ways: waysFlow,
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
