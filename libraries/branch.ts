import { z } from 'zod';
import { Clock, Shift } from '../common/roster.ts';

/** What kind of opening it is; only `staffed` ("Med betjening") means that somebody can help. */
export const OpeningCategory = z.enum(['staffed', 'self-service', 'citizen-service']);
export type OpeningCategory = z.infer<typeof OpeningCategory>;

/** A branch of a library, and its hours as the library has typed them. */
export const Branch = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** The branch's number on the library's own website, from where hours are read; its ISIL will do where the website says it. */
  cmsBranch: z.number().int().nullable().default(null),
  isil: z.string().regex(/^DK-\d{6}$/).nullable().default(null),
  /** The week's hours, local time, for days of which the website says nothing. */
  hours: z.array(Shift.extend({ category: OpeningCategory })).default([]),
  /** When somebody last compared `hours` with the door; after a year nobody is told them. Null: they are kept right. */
  hoursCheckedOn: z.iso.date().nullable().default(null),
  /** Days on which other hours hold, both included; no hours: closed. */
  exceptions: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), hours: z.array(z.object({ category: OpeningCategory, from: Clock, to: Clock })) })).default([]),
  /** Whether the door also opens by itself on holidays. */
  selfServiceOnHolidays: z.boolean().default(false),
  /** How one gets in by oneself. */
  entry: z.object({ da: z.string().min(1).max(300), en: z.string().min(1).max(300) }).nullable().default(null),
});
export type Branch = z.infer<typeof Branch>;

/** Whether hours that a website gives are a branch's: by the website's number, or by its ISIL. */
export const isBranch = (branch: Branch, imported: { id: number; isil: string | null }): boolean =>
  branch.cmsBranch === imported.id || (branch.isil !== null && branch.isil === imported.isil);
