import { z } from 'zod';
import { Clock, Shift } from '../common/roster.ts';

/** What kind of opening it is; only `staffed` ("Med betjening") means that somebody can help. */
export const OpeningCategory = z.enum(['staffed', 'self-service', 'citizen-service']);
export type OpeningCategory = z.infer<typeof OpeningCategory>;

/** A branch of a library, and its hours as the library has typed them. */
export const Branch = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** The week's hours, local time. */
  hours: z.array(Shift.extend({ category: OpeningCategory })).default([]),
  /** Days on which other hours hold, both included; no hours: closed. */
  exceptions: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), hours: z.array(z.object({ category: OpeningCategory, from: Clock, to: Clock })) })).default([]),
  /** Whether the door also opens by itself on holidays. */
  selfServiceOnHolidays: z.boolean().default(false),
  /** How one gets in by oneself. */
  entry: z.object({ da: z.string().min(1).max(300), en: z.string().min(1).max(300) }).nullable().default(null),
});
export type Branch = z.infer<typeof Branch>;
