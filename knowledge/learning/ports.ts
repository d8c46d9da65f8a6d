/** `not-understood`: the robot said so; `misunderstood`: it led to a guide that was not meant; `given-up`: a guide did not help; `by-hand`: a librarian answered. */
export type QuestionReason = 'not-understood' | 'misunderstood' | 'given-up' | 'by-hand';

/** A citizen's words that the robot did not help with; kept for the library's editors, and never longer than the conversation. */
export interface Question {
  id: string;
  libraryId: string;
  conversationId: string;
  /** ISO 8601. */
  at: string;
  why: QuestionReason;
  /** Secrets, e-mail addresses and telephone numbers hidden. */
  text: string;
  /** `da`, `en`, or another language that was recognised. */
  language: string;
  /** The guide that was shown, and the step they were at; null where none was. */
  guideId: string | null;
  stepId: string | null;
  /** With `by-hand`: what the librarian answered, hidden in the same way. */
  answer: string | null;
}

/** Questions are written with the turn they belong to (see bot/ports.ts). */
export interface QuestionStore {
  /** Those that nobody has dealt with, newest first, at most `limit`. */
  openQuestions(libraryId: string, limit: number): Promise<Question[]>;
  /** They leave the list; ids of another library, or of none, change nothing. */
  settleQuestions(libraryId: string, ids: readonly string[], as: 'used' | 'dismissed'): Promise<void>;
}
