import type { Flow } from './flow.ts';
import { poolQuestion } from './handoff.ts';
import { line, message, push, stay, then, withEffects, withoutTop, type Outcome } from './outcome.ts';
import { reasonFlow } from './reason.ts';
import type { Situation, TextInput } from './situation.ts';
import type { ConversationState } from './state.ts';

/**
 * May the staff of the pool's other libraries help as well? Asked of a citizen who already waits; whatever else
 * the citizen does means no, and nothing is shared.
 */
function show(state: ConversationState, { pool }: Situation): Outcome {
  return pool === null ? stay(withoutTop(state), message(state, 'anything-else')) : stay(state, poolQuestion(state, pool));
}

function choose(state: ConversationState, choiceId: string, { pool, library }: Situation): Outcome | undefined {
  const below = withoutTop(state);
  const requestId = state.handoff?.requestId ?? null;
  switch (choiceId) {
    case 'share-pool': case 'resume':
      return pool === null || requestId === null ? undefined : withEffects(stay(below, line(state, 'pool.thanks')), { kind: 'share-pool', requestId, poolId: pool.id });
    case 'share-own': case 'no-resume': case 'none':
      return stay(below, line(state, 'pool.no', { library: library.name }));
    default: return undefined;
  }
}

/** Words are the reason where that is asked as well; then this is asked again, unless they are also what the robot can help with. */
function hear(state: ConversationState, input: TextInput, situation: Situation): Outcome | undefined {
  const below = withoutTop(state);
  const given = below.stack.at(-1)?.dialog === 'reason' ? reasonFlow.hear?.(below, input, situation) : undefined;
  if (given === undefined || input.decision.kind === 'guide' || input.decision.kind === 'clarify') return given;
  const quiet = { ...given, replies: given.replies.map((reply) => ({ ...reply, choices: [] })) };
  return then(quiet, show(push(given.state, { dialog: 'pool' }), situation));
}

export const poolFlow: Flow = { show, choose, hear, passing: true };
