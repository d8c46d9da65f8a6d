import type { Activity, ActivityRow } from '../common/activity.ts';
import type { ConversationState } from '../dialogs/state.ts';
export { Place } from '../dialogs/state.ts';
import type { HandoffRequest, Note } from '../handoff/ports.ts';
import type { Language } from '../common/language.ts';
import type { Contact } from '../common/desk-api.ts';
import type { Comment, Count } from '../insights/ports.ts';
import type { Question } from '../knowledge/learning/ports.ts';

export type { Activity, ActivityRow, ConversationState, Count, HandoffRequest, Note, Question };

/** One citizen's exchange as it is stored. */
export interface Conversation {
  id: string;
  /** Revision of the record: 0 before it is first stored, then one more with each commit. */
  version: number;
  /** `webchat`, `teams`, `terminal`. */
  channel: string;
  libraryId: string;
  state: ConversationState;
  /** Watermark of the newest activity; 0 when there is none. */
  watermark: number;
  createdAt: string;
  updatedAt: string;
  /** What a channel needs to reach the citizen later (a Bot Framework conversation reference); null for the web chat. */
  reference: unknown;
}

/** All that one turn changes. It is committed whole or not at all. */
export interface Change {
  /** The conversation with its new state; `version` and `watermark` still as they were read. */
  conversation: Conversation;
  /** In order; `clientId` is the id the sender gave it, unique within the conversation. */
  activities: { activity: Activity; clientId: string | null }[];
  /** Handoff requests with their new content; `version` still as it was read. */
  requests: HandoffRequest[];
  counts: Count[];
  /** How to reach the citizen, for requests of this change. */
  contacts?: { requestId: string; libraryId: string; contact: Contact; at: string }[];
  comments?: Comment[];
  /** What the robot did not help with. */
  questions?: Question[];
  moves?: Move[];
  /** Notes among colleagues about this conversation; one whose id is known already is left out. */
  notes?: Note[];
}

/** A code that moves a conversation to another screen, once. */
export interface Move {
  code: string;
  conversationId: string;
  libraryId: string;
  language: Language;
  /** How often the conversation had moved when the code was made; once it has moved again the code is worth nothing. */
  moves: number;
  expiresAt: string;
}

export interface MoveStore {
  /** A code that can still be taken. */
  findMove(code: string, now: string): Promise<Move | undefined>;
  /** Takes a code for `taker`, who may take it `again` when an answer was lost; undefined where it is unknown, too old or another's. */
  takeMove(code: string, taker: string, now: string): Promise<{ move: Move; again: boolean } | undefined>;
  /** Deletes codes that ended before. */
  forgetMoves(before: string): Promise<void>;
}

export interface Committed {
  conversation: Conversation;
  rows: ActivityRow[];
  requests: HandoffRequest[];
}

export interface ConversationStore {
  load(conversationId: string): Promise<Conversation | undefined>;
  /** The id of the stored activity that came with this client id, if any. */
  activityIdOf(conversationId: string, clientId: string): Promise<string | undefined>;
  /**
   * Writes a turn durably (committed and synced when it resolves), together with the
   * turns of other conversations that wait at the same moment. Watermarks follow on
   * from the conversation's newest. One change that fails never fails its neighbours.
   * @throws HouseError `Conflict` when the conversation or a request has another
   * version than the one read, or a client id is already taken; then nothing of it is written.
   */
  commit(change: Change): Promise<Committed>;
  /** Rows above `watermark`, ascending, at most `limit`. */
  activitiesAfter(conversationId: string, watermark: number, limit: number): Promise<ActivityRow[]>;
  /** The watermark up to which a channel has delivered; 0 where it has not begun. */
  delivered(conversationId: string): Promise<number>;
  /** Remembers that a channel has delivered everything up to and including `watermark`. */
  markDelivered(conversationId: string, watermark: number): Promise<void>;
  /** Conversations of a channel with rows above what was delivered. */
  undelivered(channel: string, limit: number): Promise<{ conversation: Conversation; delivered: number }[]>;
}

/** What is deleted by its age, a batch at a time, so that nobody waits for long; several instances may do it at once. */
export interface RetentionStore {
  /**
   * Deletes at most `most` conversations that nobody has changed since `before` (ISO 8601), with all that belongs to them. One with a
   * request that is still open stays. @returns how many
   */
  forgetConversations(before: string, most: number): Promise<number>;
  /** Deletes at most `most` questions from before that time. @returns how many */
  forgetQuestions(before: string, most: number): Promise<number>;
}

/**
 * What the outside may want to know once it is committed. What concerns a request also has its place in the desk's
 * news: 1, 2, 3 … without gaps for the installation, in the order of commits.
 */
export type StoredNews =
  | { kind: 'activities'; conversationId: string; rows: ActivityRow[]; desk?: DeskPlace }
  | { kind: 'request'; request: HandoffRequest; desk?: DeskPlace }
  | { kind: 'note'; note: Note; desk?: DeskPlace };

/** `requestId` is the request that the news belongs to. */
export interface DeskPlace {
  position: number;
  requestId: string;
}

/** News of the moment: passed on, never stored, and missed by whoever does not listen. */
export type PassingNews =
  | { kind: 'typing'; conversationId: string; role: 'citizen' | 'librarian' }
  | { kind: 'read'; conversationId: string; role: 'citizen' | 'librarian'; watermark: number }
  /** Who has the desk open, or what is switched off, has changed in a library. */
  | { kind: 'team'; libraryId: string }
  /** What guides say has changed: read anew. */
  | { kind: 'guides' };

export type NewsItem = StoredNews | PassingNews;

/** The desk's news, kept for a day so that a desk which was away reads on. */
export interface DeskLog {
  /** The newest place; 0 before the first. */
  deskPosition(): Promise<number>;
  /**
   * News after a place, in order, at most `limit`; requests with their newest content. Whoever was away longer
   * than the log is kept sees it in the first place, which does not follow on.
   */
  deskNewsAfter(position: number, limit: number): Promise<(StoredNews & { desk: DeskPlace })[]>;
  /** Deletes what was written before that time (ISO 8601). */
  forgetDeskNews(before: string): Promise<void>;
}

/**
 * The outbox: channels and desks subscribe, and are told of every commit of every
 * instance, at least once, each conversation's rows in order. The rows in the store
 * are the truth; a subscriber that was away reads on from its own watermark.
 */
export interface Outbox {
  subscribe(listener: (item: NewsItem) => void): () => void;
  pass(item: PassingNews): void;
}
