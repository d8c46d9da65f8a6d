import { z } from 'zod';

/** What a library sees of how its citizens are helped, between two days, both included. Counts, never who. */

/** A count; null where so few are behind it (1 to `fewest - 1`) that somebody could be recognised, and for some larger ones from which such a count could be worked out. A zero is always shown. */
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
    /** Requests for a librarian: chats, messages, calls, bookings, at the counter. */
    withLibrarian: Count,
    /** A guide did not help: "it did not work", it was left, or a person was asked for at one of its steps. */
    givenUp: Count,
    notUnderstood: Count,
  })),
  totals: z.object({ started: Count, solvedAlone: Count, withLibrarian: Count, givenUp: Count, notUnderstood: Count }),
  /** "Could you do it alone next time?", by week (its Monday). */
  selfReliance: z.array(z.object({ week: z.string(), yes: Count, maybe: Count, no: Count })),
  /** What people ask, most first, hidden ones after that; guides that have gone among them. `failed` is given up, as above. */
  guides: z.array(z.object({
    guideId: z.string(), title: z.string(), started: Count, worked: Count, failed: Count,
    /** Where people give up, in the order of the guide; number 0, without id and text, for steps that the guide no longer has. */
    steps: z.array(z.object({ stepId: z.string(), number: z.number().int(), text: z.string(), stopped: Count })),
  })),
  /** Waiting for a librarian in the chat, by week, as far back as requests are kept: the middle and the longest of nine in ten, in minutes; null where nobody was answered, or too few. */
  waits: z.array(z.object({ week: z.string(), answered: Count, medianMinutes: z.number().nullable(), p90Minutes: z.number().nullable() })),
});
export type Insights = z.infer<typeof Insights>;
