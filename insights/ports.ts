/** Something that happened, counted per day; never who. */
export interface Count {
  /** Local date in Denmark, YYYY-MM-DD. */
  day: string;
  libraryId: string;
  event: 'guide-started' | 'guide-worked' | 'guide-failed' | 'handoff-opened' | 'not-understood';
  /** '' where no guide or step is meant. */
  guideId: string;
  stepId: string;
}

export interface InsightStore {
  /** Totals between two days, both included. */
  totals(libraryId: string, from: string, to: string): Promise<(Count & { total: number })[]>;
}
