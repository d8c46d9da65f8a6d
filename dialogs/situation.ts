import type { SecretKind } from '../common/secrets.ts';
import type { Fact } from '../knowledge/fact.ts';
import type { Guide } from '../knowledge/guide.ts';
import type { Outage } from '../knowledge/outage.ts';
import type { Decision } from '../knowledge/understanding/decision.ts';
import type { Library } from '../libraries/library.ts';

/** What a flow may know of the world besides its own state. All of it is data. */
export interface Situation {
  guide(id: string): Guide | undefined;
  fact(id: string): Fact | undefined;
  library: Library;
  /** Notices that services are down now. */
  outages: readonly Outage[];
}

/** What the citizen did. Texts are masked before they come here. */
export type Input =
  | { kind: 'start' }
  | { kind: 'text'; text: string; decision: Decision; masked: SecretKind[] }
  | { kind: 'choice'; id: string; prompt: number | null };
