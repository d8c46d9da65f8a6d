import type { ChoiceValue } from '../common/activity.ts';
import type { Language } from '../common/language.ts';
import type { Place } from '../dialogs/state.ts';

/** One activity coming in, translated by a channel's adapter. */
export interface Turn {
  channel: string;
  conversationId: string;
  /** The sender's own id of this activity: seen before, it does nothing. Null where the channel gives none. */
  clientId: string | null;
  from: { id: string; name?: string };
  /** As it was typed; empty where only a button was pressed. */
  text: string;
  choice: ChoiceValue | null;
  /** What the channel needs to reach the citizen later; null for the web chat. */
  reference: unknown;
  /** How often the conversation had moved when the sender got hold of it; left out where a channel has one place only. */
  moves?: number;
}

/** What a new conversation starts from. */
export interface Opening {
  channel: string;
  conversationId: string;
  libraryId: string;
  language: Language;
  reference: unknown;
  /** Where the citizen sits, where that is known. */
  place?: Place | null;
  /** Somebody helps the citizen. */
  helper?: boolean;
  /** An editor tries this guide's draft. */
  preview?: string | null;
}

/** The acknowledgement of a turn: it is committed. */
export interface Receipt {
  /** Id of the stored activity; the first one's where the turn had been seen before. */
  activityId: string;
}
