import type { Outcome } from './outcome.ts';
import type { Situation, TextInput } from './situation.ts';
import type { ConversationState } from './state.ts';

/** What every flow can do while its frame is on top of the stack. */
export interface Flow {
  /** Says again what it asks, with its buttons. */
  show(state: ConversationState, situation: Situation): Outcome;
  /** A pressed button, or words that mean one. @returns undefined where the flow does not know the choice. */
  choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined;
  /** Takes the citizen's own words; left out where the flow only has buttons. @returns undefined for words that are not for it. */
  hear?(state: ConversationState, input: TextInput, situation: Situation): Outcome | undefined;
  /** It is left for good as soon as the citizen turns to something else; a flow that is not waits below. */
  passing: boolean;
}
