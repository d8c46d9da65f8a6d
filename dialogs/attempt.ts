import type { AttemptResult } from '../common/desk-api.ts';
import { waitingAgain } from './handoff.ts';
import { line, type Reply } from './outcome.ts';
import type { ConversationState } from './state.ts';

/** A librarian has tried to reach the citizen in vain: they wait on, and read it when they come back. */
export function triedToReach(state: ConversationState, result: Exclude<AttemptResult, 'reached'>): { state: ConversationState; reply: Reply } {
  return { state: waitingAgain(state), reply: line(state, `attempt.${result}`) };
}
