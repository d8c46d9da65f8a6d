import { z } from 'zod';

/**
 * The two open calls of Folkebibliotekernes CMS, as far as they are used
 * (danskernesdigitalebibliotek/dpl-cms, openapi.json, 2026-03-09).
 */

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d/).transform((time) => time.slice(0, 5));

/** An entry of `GET /api/v1/opening_hours`: one opening of one branch on one day. */
export const OpeningHoursEntry = z.object({
  category: z.object({ title: z.string().min(1) }),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}/).transform((date) => date.slice(0, 10)).pipe(z.iso.date()),
  start_time: clock,
  end_time: clock,
  branch_id: z.number().int(),
  branch_isil_id: z.string().nullish(),
});
export type OpeningHoursEntry = z.infer<typeof OpeningHoursEntry>;

const text = z.string().nullish().transform((value) => value ?? '');

/** An entry of `GET /api/v1/events`. */
export const EventEntry = z.object({
  title: z.string().min(1),
  description: text,
  url: z.url({ protocol: /^https?$/ }),
  state: z.enum(['TicketSaleNotOpen', 'Active', 'SoldOut', 'Cancelled', 'Occurred']),
  all_day: z.boolean().nullish().transform((value) => value ?? false),
  date_time: z.object({ start: z.string().min(10), end: z.string().min(10) }),
  branches: z.array(z.string()).nullish().transform((value) => value ?? []),
  address: z.object({ locationType: text, location: text, street: text, zip_code: z.union([z.string(), z.number()]).nullish(), city: text }).nullish(),
});
export type EventEntry = z.infer<typeof EventEntry>;

/** What can be read of a list, and how many entries cannot. @throws ZodError when the answer is no list. */
export function readable<Entry>(schema: z.ZodType<Entry>, answer: unknown): { entries: Entry[]; unreadable: number } {
  const list = z.array(z.unknown()).parse(answer);
  const entries = list.flatMap((each) => {
    const read = schema.safeParse(each);
    return read.success ? [read.data] : [];
  });
  return { entries, unreadable: list.length - entries.length };
}
