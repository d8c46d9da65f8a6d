import type { CloseOutcome, RequestRecord } from '../common/desk-api.ts';

/** Something that happened, counted per day; never who. */
export interface Count {
  /** Local date in Denmark, YYYY-MM-DD. */
  day: string;
  libraryId: string;
  event: Tally;
  /** '' where no guide or step is meant. */
  guideId: string;
  stepId: string;
}

/** `guide-left`: stopped or left for something else; `guide-person`: a person was asked for at a step; `alone-…`: could do it alone next time; `rating-…`: how the help was, with `guide` or `librarian` in place of a step; `closed-…`: how a librarian's part went, with its topic in place of a guide. */
export type Tally =
  | 'guide-started' | 'guide-worked' | 'guide-failed' | 'guide-left' | 'guide-person' | 'handoff-opened' | 'letter-opened' | 'not-understood' | 'scam'
  | 'alone-yes' | 'alone-maybe' | 'alone-no' | 'rating-good' | 'rating-partly' | 'rating-bad'
  | `closed-${CloseOutcome}`;

/** A guide did not help: "it did not work", it was left, or a person was asked for at a step. */
export const gaveUp: readonly Tally[] = ['guide-failed', 'guide-left', 'guide-person'];

/** How often something happened on a day. */
export type Counted = Count & { total: number };

/** A guide as far as counts refer to it, its steps in order. */
export interface GuideOutline {
  id: string;
  title: string;
  steps: { id: string; text: string }[];
}

/** When a citizen asked for a person, and when somebody came. */
export type Waited = Pick<RequestRecord, 'kind' | 'openedAt' | 'claimedAt'>;

export interface WaitStore {
  /** A library's requests that were opened between two times (ISO 8601), the first included. */
  requestsBetween(libraryId: string, from: string, to: string): Promise<Waited[]>;
}

/** What somebody wrote of the help, secrets masked; of the day it was written, and of nobody. */
export interface Comment {
  id: string;
  libraryId: string;
  /** Local date in Denmark, YYYY-MM-DD. */
  day: string;
  about: 'guide' | 'librarian';
  /** '' for a librarian. */
  guideId: string;
  rating: 'good' | 'partly' | 'bad';
  text: string;
}

export interface CommentStore {
  /** Between two days, both included. */
  comments(libraryId: string, from: string, to: string): Promise<Comment[]>;
}

export interface InsightStore {
  /** Totals between two days, both included. */
  totals(libraryId: string, from: string, to: string): Promise<Counted[]>;
}
