import { isWithLibrarian } from './handoff.ts';
import { spacedCode } from '../common/move-code.ts';
import { backToFlow } from './flows.ts';
import { choice, line, stay, wayOut, withEffects, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

/** The conversation can go on at another screen: a telephone, or the counter. Whoever brings the code gets it. */
export function offerMove(state: ConversationState, situation: Situation): Outcome {
  const { moveCode, moveAddress } = situation;
  const { language } = state;
  if (moveCode === null) return backToFlow(stay(state, { ...line(state, 'move.not-here'), choices: [wayOut(state)] }), situation);
  const code = spacedCode(moveCode);
  const text = [
    say(language, 'move.offer'),
    moveAddress === null ? say(language, 'move.phone', { code }) : say(language, 'move.phone-at', { code, address: moveAddress }),
    say(language, 'move.counter', { code }),
    say(language, 'move.once'),
  ].join('\n');
  const offer = withEffects(stay(state, { text, choices: [choice(state, 'help'), wayOut(state)], move: { code } }), { kind: 'offer-move', code: moveCode });
  // Beside a librarian the robot says this, and asks nothing.
  if (isWithLibrarian(state)) return { ...offer, replies: offer.replies.map((reply) => ({ ...reply, choices: [] })) };
  return backToFlow(offer, situation);
}
