import type { TrainingSet } from './training-set.ts';

/** One split: what a model learns from, what it is then asked, and phrases of guides that it never heard of. */
export interface Fold {
  learn: number[];
  test: number[];
  strangers: number[];
}

const folds = 3;
/** Of the guides, one in this many is kept from each fold's model. */
const hidden = 8;
/** So many phrases of hidden guides are enough to measure with. */
const mostStrangers = 700;

/**
 * Three splits. Phrases stand in their files by voice and subject, so whole
 * runs of them are held back, which is nearer to a stranger's wording than
 * every third phrase would be.
 */
export function foldsOf({ labels, phrases }: TrainingSet): Fold[] {
  const numbers = new Map(labels.map(({ id }, n) => [id, n]));
  const members = labels.map((): number[] => []);
  phrases.forEach(({ labels: own }, n) => members[numbers.get(own[0]!)!]!.push(n));
  const part = new Int8Array(phrases.length);
  for (const list of members) {
    const run = Math.max(1, Math.min(4, Math.floor(list.length / (folds * 2))));
    list.forEach((n, at) => { part[n] = Math.floor(at / run) % folds; });
  }
  const guides = labels.flatMap(({ kind }, n) => (kind === 'guide' ? [n] : []));
  return Array.from({ length: folds }, (_, fold) => {
    const away = new Set(guides.length < 4 ? [] : guides.filter((__, at) => at % Math.min(hidden, guides.length) === fold));
    const split: Fold = { learn: [], test: [], strangers: [] };
    phrases.forEach(({ labels: own }, n) => {
      if (own.some((id) => away.has(numbers.get(id)!))) split.strangers.push(n);
      else if (part[n] === fold) split.test.push(n);
      else split.learn.push(n);
    });
    const stride = Math.ceil(split.strangers.length / mostStrangers);
    split.strangers = split.strangers.filter((__, at) => at % stride === 0);
    return split;
  }).filter(({ learn, test }) => learn.length > 0 && test.length > 0);
}
