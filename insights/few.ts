/** Counts that are shown together, by any names. */
export type Cells = ReadonlyMap<string, number>;

/** One count that is shown beside the counts it is made of. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

interface Range {
  least: number;
  most: number;
}

/**
 * Which counts must be hidden so that nobody could be recognised: all from 1 to `fewest - 1`, and as few others as it takes that none of
 * them can be worked out from a total beside it, also by somebody who knows that what is hidden is no zero. The smallest go first.
 * @param sums as a tree: two counts are connected in one way at most
 */
export function hiddenOf(cells: Cells, sums: readonly Sum[], fewest: number): Set<string> {
  const hidden = new Set([...cells].filter(([, count]) => count > 0 && count < fewest).map(([name]) => name));
  for (;;) {
    const ranges = rangesOf(cells, sums, hidden);
    const exposed = [...hidden].find((name) => isExact(ranges.get(name)));
    const besides = exposed === undefined ? undefined : nextTo(exposed, cells, sums, hidden);
    if (besides === undefined) return hidden;
    hidden.add(besides);
  }
}

const isExact = (range: Range | undefined): boolean => range !== undefined && range.least === range.most;

/** What each count may be, for somebody who sees the others and can add. */
export function rangesOf(cells: Cells, sums: readonly Sum[], hidden: ReadonlySet<string>): Map<string, Range> {
  const ranges = new Map([...cells].map(([name, count]): [string, Range] => [name, hidden.has(name) ? { least: 1, most: Infinity } : { least: count, most: count }]));
  const at = (name: string): Range => ranges.get(name) ?? { least: 0, most: 0 };
  let changed = true;
  const narrow = (name: string, least: number, most: number): void => {
    const known = at(name);
    const next = { least: Math.max(known.least, least), most: Math.min(known.most, most) };
    if (next.least === known.least && next.most === known.most) return;
    ranges.set(name, next);
    changed = true;
  };
  while (changed) {
    changed = false;
    for (const { total, parts } of sums) {
      const least = parts.reduce((sum, part) => sum + at(part).least, 0);
      const unbounded = parts.filter((part) => at(part).most === Infinity);
      const most = parts.reduce((sum, part) => sum + (at(part).most === Infinity ? 0 : at(part).most), 0);
      narrow(total, least, unbounded.length === 0 ? most : Infinity);
      const whole = at(total);
      for (const part of parts) {
        if (!hidden.has(part)) continue;
        const own = at(part);
        const othersBounded = unbounded.length === 0 || (unbounded.length === 1 && unbounded[0] === part);
        narrow(part, othersBounded ? whole.least - (most - (own.most === Infinity ? 0 : own.most)) : 0, whole.most - (least - own.least));
      }
    }
  }
  return ranges;
}

/** The smallest count that is still shown in a sum with `name`, or else in one connected with it; totals after their parts, and zeros never. */
function nextTo(name: string, cells: Cells, sums: readonly Sum[], hidden: ReadonlySet<string>): string | undefined {
  const seen = new Set([name]);
  const isShown = (each: string): boolean => !hidden.has(each) && (cells.get(each) ?? 0) > 0;
  for (let edge = [name]; edge.length > 0;) {
    const near = sums.filter(({ total, parts }) => edge.some((each) => each === total || parts.includes(each)));
    const smallest = (names: readonly string[]): string | undefined => names.filter(isShown).sort((a, b) => (cells.get(a) ?? 0) - (cells.get(b) ?? 0) || (a < b ? -1 : 1))[0];
    const found = smallest(near.flatMap(({ parts }) => parts)) ?? smallest(near.map(({ total }) => total));
    if (found !== undefined) return found;
    edge = near.flatMap(({ total, parts }) => [total, ...parts]).filter((each) => hidden.has(each) && !seen.has(each));
    for (const each of edge) seen.add(each);
  }
  return undefined;
}
