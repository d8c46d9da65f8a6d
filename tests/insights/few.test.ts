import { describe, expect, test } from '@jest/globals';
import { hiddenOf, rangesOf, type Sum } from '../../insights/few.ts';

const cellsOf = (parts: readonly number[]): { cells: Map<string, number>; sums: Sum[] } => {
  const names = parts.map((_, at) => `p${at}`);
  return { cells: new Map([...names.map((name, at): [string, number] => [name, parts[at] ?? 0]), ['total', parts.reduce((sum, each) => sum + each, 0)]]), sums: [{ total: 'total', parts: names }] };
};
const hiddenIn = (...parts: number[]): string[] => {
  const { cells, sums } = cellsOf(parts);
  return [...hiddenOf(cells, sums, 5)].sort();
};

describe('one row with its total', () => {
  test('nothing is hidden where nothing is small', () => {
    expect(hiddenIn(5, 9, 0, 12)).toEqual([]);
    expect(hiddenIn(0, 0)).toEqual([]);
    expect(hiddenIn()).toEqual([]);
  });

  test('with one small count the next smallest goes too, and never a zero', () => {
    expect(hiddenIn(3, 0, 9, 12)).toEqual(['p0', 'p2']);
    expect(hiddenIn(3, 12, 6, 6)).toEqual(['p0', 'p2']);
  });

  test('two small ones hide each other, unless their sum tells both', () => {
    expect(hiddenIn(3, 4, 9)).toEqual(['p0', 'p1']);
    expect(hiddenIn(1, 1, 9, 12)).toEqual(['p0', 'p1', 'p2']);
    expect(hiddenIn(1, 1, 1, 9)).toEqual(['p0', 'p1', 'p2', 'p3']);
  });

  test('where there is nothing else the total goes', () => {
    expect(hiddenIn(3, 0)).toEqual(['p0', 'total']);
    expect(hiddenIn(1, 1, 1, 1, 1)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'total']);
  });
});

/** Days and guides add up to the same total, and a guide's steps to one of the guide's counts: as it is in the insights. */
function tree(random: () => number): { cells: Map<string, number>; sums: Sum[] } {
  const cells = new Map<string, number>();
  const sums: Sum[] = [];
  const events: { day: number; guide: number; step: number }[] = [];
  const [days, guides, steps] = [1 + Math.floor(random() * 5), 1 + Math.floor(random() * 4), 1 + Math.floor(random() * 3)];
  const many = Math.floor(random() * random() * 60);
  for (let at = 0; at < many; at += 1) events.push({ day: Math.floor(random() ** 2 * days), guide: Math.floor(random() ** 2 * guides), step: Math.floor(random() ** 2 * steps) });
  const put = (name: string, of: (each: (typeof events)[number]) => boolean): string => {
    cells.set(name, events.filter(of).length);
    return name;
  };
  const total = put('total', () => true);
  sums.push({ total, parts: Array.from({ length: days }, (_, day) => put(`day ${day}`, (each) => each.day === day)) });
  sums.push({ total, parts: Array.from({ length: guides }, (_, guide) => put(`guide ${guide}`, (each) => each.guide === guide)) });
  for (let guide = 0; guide < guides; guide += 1) sums.push({ total: `guide ${guide}`, parts: Array.from({ length: steps }, (_, step) => put(`step ${guide} ${step}`, (each) => each.guide === guide && each.step === step)) });
  return { cells, sums };
}

/** mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Every way in which the hidden counts could be what is shown, found by trying, each at most a little larger than all that was counted. */
function possible({ cells, sums }: ReturnType<typeof tree>, hidden: ReadonlySet<string>): Map<string, Set<number>> {
  const names = [...hidden];
  const found = new Map(names.map((name) => [name, new Set<number>()]));
  const most = (cells.get('total') ?? 0) + 2;
  const values = new Map([...cells].filter(([name]) => !hidden.has(name)));
  const fits = (): boolean => sums.every(({ total, parts }) => {
    const known = parts.reduce((sum, part) => sum + (values.get(part) ?? 1), 0);
    const open = parts.some((part) => !values.has(part));
    const whole = values.get(total);
    return whole === undefined || (open ? known <= whole : known === whole);
  });
  const all = (at: number): void => {
    const name = names[at];
    if (!fits()) return;
    if (name === undefined) {
      for (const each of names) found.get(each)?.add(values.get(each) ?? 0);
      return;
    }
    for (let value = 1; value <= most; value += 1) {
      values.set(name, value);
      all(at + 1);
    }
    values.delete(name);
  };
  all(0);
  return found;
}

describe('of what is hidden nothing can be worked out', () => {
  test('in small tables every hidden count could be several, found by trying all of them', () => {
    let tried = 0;
    for (let seed = 1; seed <= 4000; seed += 1) {
      const table = tree(randomFrom(seed));
      const hidden = hiddenOf(table.cells, table.sums, 5);
      for (const [name, count] of table.cells) if (count > 0 && count < 5) expect(hidden.has(name)).toBe(true);
      for (const name of hidden) expect(table.cells.get(name)).toBeGreaterThan(0);
      if (hidden.size === 0 || hidden.size > 5 || (table.cells.get('total') ?? 0) > 14) continue;
      tried += 1;
      for (const [name, values] of possible(table, hidden)) {
        expect(values).toContain(table.cells.get(name));
        expect({ seed, name, values: values.size }).not.toEqual({ seed, name, values: 1 });
      }
    }
    expect(tried).toBeGreaterThan(200);
  });

  test('in large ones nobody who adds gets further than a range', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = randomFrom(seed);
      const table = tree(() => random());
      const hidden = hiddenOf(table.cells, table.sums, 5);
      const ranges = rangesOf(table.cells, table.sums, hidden);
      for (const name of hidden) {
        const range = ranges.get(name);
        expect(range?.least).toBeLessThan(range?.most ?? 0);
        expect(table.cells.get(name)).toBeGreaterThanOrEqual(range?.least ?? 0);
        expect(table.cells.get(name)).toBeLessThanOrEqual(range?.most ?? 0);
      }
    }
  });

  test('and no more is hidden than somebody could be recognised by, where all counts are large', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const { cells, sums } = tree(randomFrom(seed));
      const large = new Map([...cells].map(([name, count]) => [name, count * 5]));
      expect(hiddenOf(large, sums, 5)).toEqual(new Set());
    }
  });
});
