import type { SecretKind } from '../common/secrets.ts';
import type { Switches } from '../common/desk-team.ts';
import type { DutyNow } from '../handoff/duty.ts';
import type { Pool } from '../handoff/pool.ts';
import type { Fact } from '../knowledge/fact.ts';
import type { Guide } from '../knowledge/guide.ts';
import type { Outage } from '../knowledge/outage.ts';
import type { Decision } from '../knowledge/understanding/decision.ts';
import type { Library } from '../libraries/library.ts';
import type { LibraryToday } from '../libraries/today.ts';

/** What a flow may know of the world besides its own state. All of it is data. */
export interface Situation {
  /** The guide as citizens of the library find it; with a revision, that version, for whoever is in the middle of it. Undefined once it is withdrawn. */
  guide(id: string, revision?: string): Guide | undefined;
  /** The version that `guide(id)` gives. */
  revisionOf(id: string): string;
  fact(id: string): Fact | undefined;
  library: Library;
  /** The other libraries of this installation. */
  others: readonly Pick<Library, 'id' | 'name'>[];
  /** Hours, help and events of the library, as they are now. */
  today: LibraryToday;
  /** Whether somebody answers in the chat, and how long it takes. */
  duty: DutyNow;
  /** The pool whose other libraries may help this one's citizens, when a citizen says yes; null for none. */
  pool: Pick<Pool, 'id' | 'name'> | null;
  /** What the library has switched off for a bad day. */
  switches: Switches;
  /** Notices that services are down now. */
  outages: readonly Outage[];
  /** Minutes since the citizen or anybody else last said something here. */
  away: number;
  /** A code that may move this conversation to another screen; null where the channel can't. */
  moveCode: string | null;
  /** Where a code is typed, as people type it (help.example.dk/c); null where the service does not know its own address. */
  moveAddress: string | null;
  /** A free code to be said at the counter, without its hyphen. */
  counterCode: string;
}

/** What the citizen did. Texts are masked before they come here. */
export type Input =
  | { kind: 'start' }
  | { kind: 'text'; text: string; decision: Decision; masked: SecretKind[] }
  | { kind: 'choice'; id: string; prompt: number | null };

export type TextInput = Extract<Input, { kind: 'text' }>;
