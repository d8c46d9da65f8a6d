import type { Decision } from '../knowledge/understanding/decision.ts';
import { isMessageKey, say } from './say.ts';
import { choice, message, stay, wayOut, type Outcome } from './outcome.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

/** A short, approved answer for what others must help with; null for a topic without one. */
export function refer(state: ConversationState, decision: Decision, situation: Situation): Outcome | null {
  const { library } = situation;
  if (decision.topic === 'municipality') {
    const params = { municipality: library.municipality, page: library.municipalityPage };
    return stay(state, library.municipalityPhone === null
      ? message(state, 'referral.municipality', params)
      : message(state, 'referral.municipality.phone', { ...params, phone: library.municipalityPhone }));
  }
  const key = `referral.${decision.topic ?? ''}`;
  return isMessageKey(key) ? stay(state, message(state, key)) : null;
}

/** Small talk is answered in one line and leads back to the matter. */
export function chat(state: ConversationState, decision: Decision): Outcome {
  const key = `smalltalk.${decision.topic ?? 'greeting'}`;
  return stay(state, {
    text: say(state.language, isMessageKey(key) ? key : 'smalltalk.greeting'),
    choices: [choice(state, 'help'), wayOut(state)],
  });
}
