import { z } from 'zod';

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

/** Help with dates: an IT course, an IT café, drop-in help. */
export const LibraryEvent = z.object({
  title: z.string().min(1).max(120),
  /** Local, YYYY-MM-DDTHH:MM. */
  start: moment,
  end: moment,
  allDay: z.boolean().default(false),
  /** Where it is; null on the internet. */
  place: z.string().min(1).nullable(),
  /** Where one reads more and signs up. */
  url: z.url(),
  state: z.enum(['active', 'sold-out', 'not-open']).default('active'),
  /** Volunteers help. */
  volunteers: z.boolean().default(false),
});
export type LibraryEvent = z.infer<typeof LibraryEvent>;
