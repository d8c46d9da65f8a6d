import type { Vector } from './dictionary.ts';
import { lessTargets, rowsOf } from './rows.ts';
import { seeded, shuffle } from './random.ts';

/** One training phrase: its vector and how its mass is divided over the classes (one class: 1). */
export interface Example {
  vector: Vector;
  targets: readonly { label: number; share: number }[];
  /** How much the example counts; 1 for a phrase. */
  weight: number;
}

/**
 * Multinomial logistic regression that keeps a weight only where a feature and
 * a class were seen together in training:
 *
 *   start    0     3   4      …        feature f owns places start[f] … start[f + 1]
 *   labels   2 7 9 | 4 | …             the classes it was seen with
 *   weights  . . . | . | …
 *
 * So size and time grow with the phrases, not with classes × features, and
 * words that a class never saw neither help nor harm it.
 */
export class Linear {
  readonly start: Int32Array;
  readonly labels: Uint16Array;
  readonly weights: Float32Array;
  readonly bias: Float32Array;

  constructor(start: Int32Array, labels: Uint16Array, weights: Float32Array, bias: Float32Array) {
    this.start = start;
    this.labels = labels;
    this.weights = weights;
    this.bias = bias;
  }

  knows(feature: number): boolean {
    return this.start[feature + 1]! > this.start[feature]!;
  }

  /** What a feature says for a class; 0 where they were never seen together. */
  weightOf(feature: number, label: number): number {
    for (let j = this.start[feature]!, end = this.start[feature + 1]!; j < end; j++) if (this.labels[j] === label) return this.weights[j]!;
    return 0;
  }

  /** Fills `into` (one place per class) with the classes' scores. */
  score(vector: Vector, into: Float64Array): void {
    const { start, labels, weights } = this;
    for (let c = 0; c < into.length; c++) into[c] = this.bias[c]!;
    for (let k = 0; k < vector.size; k++) {
      const f = vector.index[k]!;
      const v = vector.value[k]!;
      for (let j = start[f]!, end = start[f + 1]!; j < end; j++) into[labels[j]!] = into[labels[j]!]! + v * weights[j]!;
    }
  }
}

export interface Training {
  epochs: number;
  rate: number;
  /** Share of a phrase's features that each pass leaves out, so that no single word carries a class. */
  dropout: number;
}

/** Gradients smaller than this change nothing worth the time. */
const least = 1e-4;
/** A feature that more labels share than this tells them no more apart; it is left out. */
const widest = 700;

/** Stochastic gradient descent with a falling rate; repeatable. */
export function trainLinear(examples: readonly Example[], classes: number, features: number, training: Training): Linear {
  const model = support(examples, classes, features);
  const { start, labels, weights, bias } = model;
  const next = seeded(7);
  const order = Int32Array.from(examples.keys());
  const scores = new Float64Array(classes);
  const rows = rowsOf(examples, features);
  const index = new Int32Array(rows.longest);
  const value = new Float32Array(rows.longest);
  const scale = 1 / (1 - training.dropout);
  const total = training.epochs * examples.length;
  let step = 0;
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    shuffle(order, next);
    for (const n of order) {
      const rate = training.rate * rows.weights[n]! * (1 - step++ / total);
      let size = 0;
      for (let k = rows.start[n]!, end = rows.start[n + 1]!; k < end; k++) {
        if (next() < training.dropout) continue;
        index[size] = rows.index[k]!;
        value[size++] = rows.value[k]! * scale;
      }
      scores.set(bias);
      for (let k = 0; k < size; k++) {
        const v = value[k]!;
        for (let j = start[index[k]!]!, end = start[index[k]! + 1]!; j < end; j++) scores[labels[j]!] = scores[labels[j]!]! + v * weights[j]!;
      }
      softmax(scores);
      lessTargets(rows, n, scores);
      for (let c = 0; c < classes; c++) {
        const g = Math.abs(scores[c]!) < least ? 0 : scores[c]! * rate;
        scores[c] = g;
        bias[c] = bias[c]! - 0.1 * g;
      }
      for (let k = 0; k < size; k++) {
        const v = value[k]!;
        for (let j = start[index[k]!]!, end = start[index[k]! + 1]!; j < end; j++) {
          const g = scores[labels[j]!]!;
          weights[j] = weights[j]! - g * v;
        }
      }
    }
  }
  return model;
}

/** What is this far below the best has no share. */
const negligible = -16;

/** In place; numbers that fit into doubles whatever the scores. */
export function softmax(scores: Float64Array): void {
  let most = -Infinity;
  for (let c = 0; c < scores.length; c++) if (scores[c]! > most) most = scores[c]!;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const below = scores[c]! - most;
    const e = below < negligible ? 0 : Math.exp(below);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = scores[c]! / sum;
}

/** The empty model: which features were seen with which classes. */
function support(examples: readonly Example[], classes: number, features: number): Linear {
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  examples.forEach(({ targets }, n) => { for (const { label } of targets) byClass[label]!.push(n); });
  const seen = new Int32Array(features).fill(-1);
  const counts = new Int32Array(features + 1);
  const visit = (each: (feature: number, label: number) => void): void => {
    seen.fill(-1);
    byClass.forEach((members, label) => {
      for (const n of members) {
        const { vector } = examples[n]!;
        for (let k = 0; k < vector.size; k++) {
          const f = vector.index[k]!;
          if (seen[f] === label) continue;
          seen[f] = label;
          each(f, label);
        }
      }
    });
  };
  visit((f) => { counts[f + 1] = counts[f + 1]! + 1; });
  const tooWide = counts.map((count) => (count > widest ? 1 : 0));
  for (let f = 0; f < features; f++) counts[f + 1] = (tooWide[f + 1] === 1 ? 0 : counts[f + 1]!) + counts[f]!;
  const places = counts.slice();
  const labels = new Uint16Array(counts[features]!);
  visit((f, label) => {
    if (tooWide[f + 1] === 1) return;
    labels[places[f]!] = label;
    places[f] = places[f]! + 1;
  });
  return new Linear(counts, labels, new Float32Array(labels.length), new Float32Array(classes));
}
