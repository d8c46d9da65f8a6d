import { z } from 'zod';

/** A price, number, deadline or rule that guides refer to; it stands once, in a list of `knowledge/facts/`. */
export const Fact = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(['phone', 'price', 'deadline', 'hours', 'waiting-time', 'rule', 'age']),
  value: z.string(),
  /** The fact as a whole sentence that can stand in a guide. */
  da: z.string(),
  en: z.string(),
  sources: z.array(z.object({ url: z.string(), age: z.string() })),
  status: z.enum(['confirmed-by-two-sources', 'one-source', 'conflicting', 'unverified']),
  conflict: z.string().nullable(),
  /** When the sources were last compared, ISO date. */
  checkedOn: z.iso.date(),
  /** Set by a person alone. */
  confirmation: z.object({ by: z.string(), on: z.iso.date() }).nullable(),
  reviewMonths: z.number().int(),
  /** A library has put its own value in the place of the shared one. */
  corrected: z.boolean().optional(),
});
export type Fact = z.infer<typeof Fact>;

/** A fact may be shown as certain only when two official sources agree or a person has confirmed it. */
export function isCertain(fact: Fact): boolean {
  return fact.confirmation !== null || fact.status === 'confirmed-by-two-sources';
}
