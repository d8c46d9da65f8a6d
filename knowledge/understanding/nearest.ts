import type { Vector } from './dictionary.ts';

/**
 * Finds the phrases nearest to a message by the cosine of their words, stems
 * and pairs. An inverted index: for each feature, the phrases that have it.
 */
export class Nearest {
  readonly start: Int32Array;
  readonly phrases: Uint32Array;
  readonly values: Float32Array;
  /** How many phrases there are. */
  readonly count: number;
  private readonly sums: Float32Array;
  private readonly touched: Uint32Array;
  private touchedCount = 0;

  constructor(start: Int32Array, phrases: Uint32Array, values: Float32Array, count: number) {
    this.start = start;
    this.phrases = phrases;
    this.values = values;
    this.count = count;
    this.sums = new Float32Array(count);
    this.touched = new Uint32Array(count);
  }

  /**
   * The rows that share a feature with a message: `rows` holds the first
   * `count` of them, `cosines` is by row. Both are valid until the next call.
   */
  find(vector: Vector): { count: number; rows: Uint32Array; cosines: Float32Array } {
    const { start, phrases, values, sums, touched } = this;
    for (let k = 0; k < this.touchedCount; k++) sums[touched[k]!] = 0;
    let count = 0;
    const length = norm(vector, start);
    for (let k = 0; k < vector.size; k++) {
      const f = vector.index[k]!;
      const v = vector.value[k]! / length;
      for (let j = start[f]!, end = start[f + 1]!; j < end; j++) {
        const phrase = phrases[j]!;
        const sum = sums[phrase]!;
        if (sum === 0) touched[count++] = phrase;
        sums[phrase] = sum + v * values[j]!;
      }
    }
    this.touchedCount = count;
    return { count, rows: touched, cosines: sums };
  }
}

/** Length over the features that the index holds. */
function norm(vector: Vector, start: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < vector.size; k++) {
    const f = vector.index[k]!;
    if (start[f + 1]! > start[f]!) sum += vector.value[k]! ** 2;
  }
  return Math.sqrt(sum);
}

/** @param kept whether a feature takes part; letters do not, they are many and say little here. */
export function indexNearest(vectors: readonly Vector[], features: number, kept: (feature: number) => boolean): Nearest {
  const start = new Int32Array(features + 1);
  for (const { index, size } of vectors) {
    for (let k = 0; k < size; k++) if (kept(index[k]!)) start[index[k]! + 1] = start[index[k]! + 1]! + 1;
  }
  for (let f = 0; f < features; f++) start[f + 1] = start[f + 1]! + start[f]!;
  const places = start.slice();
  const phrases = new Uint32Array(start[features]!);
  const values = new Float32Array(phrases.length);
  vectors.forEach((vector, phrase) => {
    const length = norm(vector, start) || 1;
    for (let k = 0; k < vector.size; k++) {
      const f = vector.index[k]!;
      if (!kept(f)) continue;
      phrases[places[f]!] = phrase;
      values[places[f]!] = vector.value[k]! / length;
      places[f] = places[f]! + 1;
    }
  });
  return new Nearest(start, phrases, values, vectors.length);
}
