import type { Example } from './linear.ts';

/** All examples in a few pieces of memory: training goes through them in random order, again and again. */
export interface Rows {
  count: number;
  /** Example n owns the features start[n] … start[n + 1]. */
  start: Int32Array;
  index: Int32Array;
  value: Float32Array;
  /** Example n has the targets targetStart[n] … targetStart[n + 1]. */
  targetStart: Int32Array;
  labels: Int32Array;
  shares: Float64Array;
  weights: Float64Array;
  /** The features of the longest one. */
  longest: number;
}

/** @param features those from this number on are left out */
export function rowsOf(examples: readonly Example[], features: number): Rows {
  const count = examples.length;
  const start = new Int32Array(count + 1);
  const targetStart = new Int32Array(count + 1);
  let longest = 1;
  examples.forEach(({ vector: { index, size }, targets }, n) => {
    let kept = 0;
    for (let k = 0; k < size; k++) if (index[k]! < features) kept++;
    start[n + 1] = start[n]! + kept;
    targetStart[n + 1] = targetStart[n]! + targets.length;
    if (kept > longest) longest = kept;
  });
  const index = new Int32Array(start[count]!);
  const value = new Float32Array(index.length);
  const labels = new Int32Array(targetStart[count]!);
  const shares = new Float64Array(labels.length);
  let at = 0;
  let target = 0;
  for (const { vector, targets } of examples) {
    for (let k = 0; k < vector.size; k++) {
      if (vector.index[k]! >= features) continue;
      index[at] = vector.index[k]!;
      value[at++] = vector.value[k]!;
    }
    for (const { label, share } of targets) {
      labels[target] = label;
      shares[target++] = share;
    }
  }
  return { count, start, index, value, targetStart, labels, shares, weights: Float64Array.from(examples, ({ weight }) => weight), longest };
}

/** Takes an example's targets from the classes' probabilities: what is left is its error. */
export function lessTargets({ targetStart, labels, shares }: Rows, n: number, scores: Float64Array): void {
  for (let t = targetStart[n]!, end = targetStart[n + 1]!; t < end; t++) scores[labels[t]!] = scores[labels[t]!]! - shares[t]!;
}
