import type { CloseOutcome } from '../common/desk-api.ts';

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
  totals(libraryId: string, from: string, to: string): Promise<(Count & { total: number })[]>;
}
