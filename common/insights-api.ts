import { z } from 'zod';

/** What a library sees of how its citizens are helped, between two days, both included. Counts, never who. */

/** A count; null where so few are behind it (fewer than `fewest`) that somebody could be recognised. */
const Count = z.number().int().nullable();

export const Insights = z.object({
  from: z.string(),
  to: z.string(),
  /** Smaller counts than this are null. */
  fewest: z.number().int(),
  /** One entry a day, also where nothing happened. */
  days: z.array(z.object({
    day: z.string(),
    /** Guides that were begun. */
    started: Count,
    /** "It worked". */
    solvedAlone: Count,
    /** Requests for a librarian. */
    withLibrarian: Count,
    /** "It did not work", and guides that were left. */
    givenUp: Count,
    notUnderstood: Count,
  })),
  totals: z.object({ started: Count, solvedAlone: Count, withLibrarian: Count, givenUp: Count, notUnderstood: Count }),
  /** "Could you do it alone next time?", by week (its Monday). */
  selfReliance: z.array(z.object({ week: z.string(), yes: Count, maybe: Count, no: Count })),
  /** What people ask, most first. */
  guides: z.array(z.object({
    guideId: z.string(), title: z.string(), started: Count, worked: Count, failed: Count,
    /** Where people stop, in the order of the guide. */
    steps: z.array(z.object({ stepId: z.string(), number: z.number().int(), text: z.string(), stopped: Count })),
  })),
  /** Waiting for a librarian, by week: the middle and the longest of nine in ten, in minutes. */
  waits: z.array(z.object({ week: z.string(), answered: Count, medianMinutes: z.number().nullable(), p90Minutes: z.number().nullable() })),
});
export type Insights = z.infer<typeof Insights>;
