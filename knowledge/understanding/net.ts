import type { Vector } from './dictionary.ts';
import { softmax, type Example } from './linear.ts';
import { lessTargets, rowsOf } from './rows.ts';
import { seeded, shuffle } from './random.ts';

/**
 * A network with one hidden layer over the features that are words or more
 * (runs of letters, the bulk of the features, are left to the linear model).
 * It learns which words stand for the same thing, which no linear model can.
 *
 *   features (sparse) → inner [features × width] → cut at 0 → outer [width × classes]
 *
 * The inner layer is by far the larger one and is kept in bytes, one scale a row.
 */
export class Net {
  readonly width: number;
  readonly inner: Int8Array;
  readonly scales: Float32Array;
  readonly innerBias: Float32Array;
  readonly outer: Float32Array;
  readonly outerBias: Float32Array;
  private readonly hidden: Float32Array;

  constructor(inner: Int8Array, scales: Float32Array, innerBias: Float32Array, outer: Float32Array, outerBias: Float32Array) {
    this.width = innerBias.length;
    this.inner = inner;
    this.scales = scales;
    this.innerBias = innerBias;
    this.outer = outer;
    this.outerBias = outerBias;
    this.hidden = new Float32Array(this.width);
  }

  /** Fills `into` (one place per class) with the classes' scores. A net of width 0 says nothing. */
  score(vector: Vector, into: Float64Array): void {
    const { hidden, inner, outer, width } = this;
    if (width === 0) {
      into.fill(0);
      return;
    }
    hidden.set(this.innerBias);
    for (let k = 0; k < vector.size; k++) {
      const f = vector.index[k]!;
      if (f >= this.scales.length) continue;
      const v = vector.value[k]! * this.scales[f]!;
      for (let h = 0, at = f * width; h < width; h++) hidden[h] = hidden[h]! + v * inner[at + h]!;
    }
    into.set(this.outerBias);
    const classes = into.length;
    for (let h = 0; h < width; h++) {
      const v = hidden[h]!;
      if (v <= 0) continue;
      for (let c = 0, at = h * classes; c < classes; c++) into[c] = into[c]! + v * outer[at + c]!;
    }
  }
}

export interface NetTraining {
  epochs: number;
  rate: number;
  /** Units of the hidden layer; 0 for no network. */
  width: number;
  /** Shares of features and of hidden units that each pass leaves out. */
  dropout: number;
  hiddenDropout: number;
}

/** Gradients smaller than this change nothing worth the time. */
const least = 1e-3;

/** Stochastic gradient descent with a falling rate over the first so many features; repeatable. */
export function trainNet(examples: readonly Example[], classes: number, features: number, training: NetTraining): Net {
  const { width, dropout, hiddenDropout } = training;
  if (width === 0) return new Net(new Int8Array(0), new Float32Array(0), new Float32Array(0), new Float32Array(0), new Float32Array(classes));
  const next = seeded(3);
  const inner = uniform(features * width, 1.7 / Math.sqrt(width), next);
  const outer = uniform(width * classes, 1.7 / Math.sqrt(width), next);
  const innerBias = new Float32Array(width);
  const outerBias = new Float32Array(classes);
  const order = Int32Array.from(examples.keys());
  const rows = rowsOf(examples, features);
  const index = new Int32Array(rows.longest);
  const value = new Float32Array(rows.longest);
  const hidden = new Float32Array(width);
  const lit = new Float64Array(width);
  const live = new Int32Array(width);
  const back = new Float64Array(width);
  const scores = new Float64Array(classes);
  const active = new Int32Array(classes);
  const gradient = new Float32Array(classes);
  const total = training.epochs * examples.length;
  let step = 0;
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    shuffle(order, next);
    for (const n of order) {
      const rate = training.rate * rows.weights[n]! * (1 - step++ / total);
      let size = 0;
      for (let k = rows.start[n]!, end = rows.start[n + 1]!; k < end; k++) {
        if (next() < dropout) continue;
        index[size] = rows.index[k]! * width;
        value[size++] = rows.value[k]! / (1 - dropout);
      }
      hidden.set(innerBias);
      addRows(inner, index, value, size, hidden);
      let alive = 0;
      for (let h = 0; h < width; h++) {
        if (hidden[h]! <= 0 || next() < hiddenDropout) continue;
        live[alive] = h;
        lit[alive++] = hidden[h]! / (1 - hiddenDropout);
      }
      scores.set(outerBias);
      addColumns(outer, live, lit, alive, scores);
      softmax(scores);
      lessTargets(rows, n, scores);
      let count = 0;
      for (let c = 0; c < classes; c++) {
        const g = scores[c]!;
        if (g < least && g > -least) continue;
        active[count] = c;
        gradient[count++] = g * rate;
        outerBias[c] = outerBias[c]! - 0.1 * rate * g;
      }
      turnBack(outer, classes, live, lit, alive, active, gradient, count, back);
      for (let a = 0; a < alive; a++) back[a] = Math.fround(back[a]! / (1 - hiddenDropout));
      for (let k = 0; k < size; k++) {
        const v = value[k]!;
        const at = index[k]!;
        for (let a = 0; a < alive; a++) inner[at + live[a]!] = inner[at + live[a]!]! - v * back[a]!;
      }
    }
  }
  return new Net(...inBytes(inner, features, width), innerBias, outer, outerBias);
}

/** Adds rows of a matrix, each times its factor; four at a time, since going through the sums costs as much as a row. */
function addRows(matrix: Float32Array, starts: Int32Array, factors: Float32Array, count: number, into: Float32Array): void {
  const { fround } = Math;
  const width = into.length;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const [a, b, c, d] = [starts[k]!, starts[k + 1]!, starts[k + 2]!, starts[k + 3]!];
    const [p, q, r, s] = [factors[k]!, factors[k + 1]!, factors[k + 2]!, factors[k + 3]!];
    for (let h = 0; h < width; h++) into[h] = fround(fround(fround(into[h]! + p * matrix[a + h]!) + q * matrix[b + h]!) + r * matrix[c + h]!) + s * matrix[d + h]!;
  }
  for (; k < count; k++) {
    const a = starts[k]!;
    const p = factors[k]!;
    for (let h = 0; h < width; h++) into[h] = into[h]! + p * matrix[a + h]!;
  }
}

function addColumns(matrix: Float32Array, units: Int32Array, factors: Float64Array, count: number, into: Float64Array): void {
  const width = into.length;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const [a, b, c, d] = [units[k]! * width, units[k + 1]! * width, units[k + 2]! * width, units[k + 3]! * width];
    const [p, q, r, s] = [factors[k]!, factors[k + 1]!, factors[k + 2]!, factors[k + 3]!];
    for (let h = 0; h < width; h++) into[h] = into[h]! + p * matrix[a + h]! + q * matrix[b + h]! + r * matrix[c + h]! + s * matrix[d + h]!;
  }
  for (; k < count; k++) {
    const a = units[k]! * width;
    const p = factors[k]!;
    for (let h = 0; h < width; h++) into[h] = into[h]! + p * matrix[a + h]!;
  }
}

/** Turns the outer layer against its errors, and finds what each unit below had to do with them. */
function turnBack(outer: Float32Array, classes: number, live: Int32Array, lit: Float64Array, alive: number, active: Int32Array, gradient: Float32Array, count: number, back: Float64Array): void {
  for (let a = 0; a < alive; a++) {
    const at = live[a]! * classes;
    const v = Math.fround(lit[a]!);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const place = at + active[k]!;
      const g = gradient[k]!;
      const w = outer[place]!;
      sum += g * w;
      outer[place] = w - v * g;
    }
    back[a] = sum;
  }
}

function uniform(size: number, spread: number, next: () => number): Float32Array {
  const out = new Float32Array(size);
  for (let i = 0; i < size; i++) out[i] = (next() * 2 - 1) * spread;
  return out;
}

/** Rows of numbers as bytes from -127 to 127 and the rows' scales. */
function inBytes(rows: Float32Array, count: number, width: number): [Int8Array, Float32Array] {
  const out = new Int8Array(rows.length);
  const scales = new Float32Array(count);
  for (let f = 0; f < count; f++) {
    const from = f * width;
    const end = from + width;
    let most = 0;
    for (let at = from; at < end; at++) {
      const size = rows[at]! < 0 ? -rows[at]! : rows[at]!;
      if (size > most) most = size;
    }
    const scale = most / 127 || 1;
    const up = 1 / scale;
    scales[f] = scale;
    for (let at = from; at < end; at++) out[at] = Math.round(rows[at]! * up);
  }
  return [out, scales];
}
