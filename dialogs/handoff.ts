import { stuckAt } from './guide-view.ts';
import { choice, message, stay, withEffects, type Outcome, type Reply } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

/** Guides about a scam under way: whoever is in one goes ahead of all others. */
const scamGuides = new Set(['mitid-spaer-misbrug', 'svindel-phishing']);

/**
 * Puts the citizen in the queue. `reason` is the wish in the citizen's own words, null where
 * a button was pressed. The flows below stay as they are: waiting does not stop the bot from helping.
 */
export function openHandoff(state: ConversationState, reason: string | null, situation: Situation): Outcome {
  if (state.handoff !== null) return stay(state, message(state, 'handoff.already'));
  const place = stuckAt(state, situation);
  const waiting: ConversationState = {
    ...state,
    question: null,
    handoff: { dialog: 'handoff', phase: 'waiting', requestId: null, reason: reason ?? state.question, librarian: null },
  };
  const phone = situation.library.phone;
  const text = [say(state.language, 'handoff.opened'), ...(phone === null ? [] : [say(state.language, 'handoff.opened.phone', { phone })])].join(' ');
  const urgency = place !== null && scamGuides.has(place.guideId) ? 'scam' : 'normal';
  return withEffects(
    stay(waiting, { text, choices: [choice(waiting, 'cancel-handoff')] }),
    { kind: 'open-handoff', reason: reason ?? state.question, urgency, stuckAt: place },
    { kind: 'count', event: 'handoff-opened', guideId: place?.guideId ?? '', stepId: place?.stepId ?? '' },
  );
}

/** The citizen no longer wants to wait, or leaves the librarian for the robot. */
export function cancelHandoff(state: ConversationState): Outcome {
  const requestId = state.handoff?.requestId;
  if (requestId === null || requestId === undefined) return stay(state, message(state, 'anything-else'));
  const free: ConversationState = { ...state, handoff: null };
  return withEffects(stay(free, message(free, state.handoff?.phase === 'claimed' ? 'handoff.left' : 'handoff.cancelled')), { kind: 'cancel-handoff', requestId });
}

/** A librarian takes over. */
export function claimed(state: ConversationState, requestId: string, librarian: string): { state: ConversationState; reply: Reply } {
  const handoff = { dialog: 'handoff' as const, phase: 'claimed' as const, requestId, reason: state.handoff?.reason ?? null, librarian };
  return { state: { ...state, handoff }, reply: { text: say(state.language, 'handoff.claimed', { librarian }), choices: [] } };
}

/** The librarian's part has ended; `over` when the whole conversation has. Who was stuck is shown the step again. */
export function ended(state: ConversationState, librarian: string, over: boolean): { state: ConversationState; reply: Reply } {
  const stack = state.stack.map((frame) => (frame.dialog === 'guide' && frame.phase === 'stuck' ? { ...frame, phase: 'step' as const } : frame));
  return {
    state: { ...state, stack, handoff: null, over },
    reply: { text: say(state.language, over ? 'handoff.closed' : 'handoff.returned', { librarian }), choices: [] },
  };
}
