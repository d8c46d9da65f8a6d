import type { TrainingSet } from './training-set.ts';

/** What a model learns from, what it is then asked, and phrases of guides that it never heard of. */
export interface Split {
  learn: number[];
  test: number[];
  strangers: number[];
}

/** One phrase in so many is held back. */
const part = 8;
/** One guide in so many is kept from the model altogether. */
const hidden = 8;
/** So many phrases of hidden guides are enough to measure with. */
const mostStrangers = 800;
/** Phrases are held back in runs of at most so many. */
const longestRun = 1;

/**
 * Phrases stand in their files by voice and subject, so short runs of them are
 * held back together: nearer to a stranger's wording than every fourth phrase,
 * whose neighbours say nearly the same, would be.
 */
export function splitOf({ labels, phrases }: TrainingSet): Split {
  const numbers = new Map(labels.map(({ id }, n) => [id, n]));
  const members = labels.map((): number[] => []);
  phrases.forEach(({ labels: own }, n) => members[numbers.get(own[0]!)!]!.push(n));
  const held = new Set<number>();
  for (const list of members) {
    const run = Math.max(1, Math.min(longestRun, Math.floor(list.length / (part * 2))));
    list.forEach((n, at) => { if (Math.floor(at / run) % part === 1) held.add(n); });
  }
  const guides = labels.flatMap(({ kind }, n) => (kind === 'guide' ? [n] : []));
  const away = new Set(guides.length < 4 ? [] : guides.filter((_, at) => at % Math.min(hidden, guides.length) === 2));
  const split: Split = { learn: [], test: [], strangers: [] };
  phrases.forEach(({ labels: own }, n) => {
    if (own.some((id) => away.has(numbers.get(id)!))) split.strangers.push(n);
    else if (held.has(n)) split.test.push(n);
    else split.learn.push(n);
  });
  const stride = Math.ceil(split.strangers.length / mostStrangers);
  split.strangers = split.strangers.filter((_, at) => at % stride === 0);
  return split;
}
