/** Whether two values say the same. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What two have written on the same beginning: what one alone has changed is kept from either, field by field; where both have,
 * `prefer` says whose holds. Lists count as one field.
 */
export function mergeThree(base: unknown, mine: unknown, theirs: unknown, prefer: 'mine' | 'theirs'): unknown {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  if (isRecord(mine) && isRecord(theirs)) {
    const before = isRecord(base) ? base : {};
    const fields = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    return Object.fromEntries([...fields].flatMap((field) => {
      const value = mergeThree(before[field], mine[field], theirs[field], prefer);
      return value === undefined ? [] : [[field, value]];
    }));
  }
  return prefer === 'mine' ? mine : theirs;
}
