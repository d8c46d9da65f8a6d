import { clock } from '../common/local-time.ts';
import { letterChoices } from './handoff.ts';
import { line, stay, wayOut, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

/** The chat closes soon, and the citizen still waits: another way, or waiting on. */
export function lastCall(state: ConversationState, situation: Situation): Outcome {
  const letters = letterChoices(state, situation);
  const at = clock(situation.duty.closes?.at ?? '', state.language);
  return stay(state, { text: say(state.language, letters.length === 0 ? 'handoff.last-call-none' : 'handoff.last-call', { at }), choices: [...letters, wayOut(state)] });
}

/** The chat has closed, and the citizen still waits: what they asked is a message now, which is answered in the same place. */
export function dutyOver(state: ConversationState, situation: Situation): Outcome {
  const handoff = state.handoff === null ? null : { ...state.handoff, kind: 'message' as const };
  return stay({ ...state, handoff }, line(state, 'handoff.duty-over', { library: situation.library.name }));
}
