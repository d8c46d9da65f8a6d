import { createHash } from 'node:crypto';
import type { Guide } from '../guide.ts';

const known = new WeakMap<Guide, string>();

/** What somebody who knows the subject approves: words, way, addresses, helpers and facts; not phrases, owner or the approval itself. SHA-256, hexadecimal. */
export function textHash(guide: Guide): string {
  const before = known.get(guide);
  if (before !== undefined) return before;
  const { languages, steps, address, helpers, facts } = guide;
  const hash = createHash('sha256').update(JSON.stringify(sorted({ languages, steps, address, helpers, facts }))).digest('hex');
  known.set(guide, hash);
  return hash;
}

/** The same value with the fields of objects in one order: a merge may write them in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
