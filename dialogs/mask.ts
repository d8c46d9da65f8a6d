import type { SecretKind } from '../common/secrets.ts';
import { line, stay, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { ConversationState } from './state.ts';

/** Tells why something was hidden; says nothing where nothing was. */
export function explainMask(state: ConversationState, kinds: readonly SecretKind[]): Outcome {
  if (kinds.length === 0) return stay(state);
  const names = kinds.map((kind) => say(state.language, `masked.${kind}`));
  return stay(state, line(state, 'masked', { kinds: names.join(say(state.language, 'or')) }));
}
