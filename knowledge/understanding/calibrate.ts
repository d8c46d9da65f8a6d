import type { HeldOut } from './held-out.ts';
import { softmax } from './linear.ts';
import { dot, fuse, plainWeights, sigmoid, signs, type Weights } from './weighing.ts';

/** Messages that nobody meant for us are taken to be as common as among the phrases, but within these shares. */
const outsideShare = { least: 0.15, most: 0.4 };

/** Finds the weights under which what was held out is most likely. */
export function calibrate(heldOut: readonly HeldOut[]): Weights {
  const inside = heldOut.filter(({ targets }) => targets.length > 0);
  if (inside.length < 20) return plainWeights;
  const weights = fitFusion(inside);
  return { ...weights, known: fitKnown(heldOut, weights) };
}

/** Line searches over the weights in turn, on the likelihood of at most 1,500 held-out phrases. */
function fitFusion(inside: readonly HeldOut[]): Weights {
  const stride = Math.ceil(inside.length / 1500);
  const sample = inside.filter((_, n) => n % stride === 0);
  const loss = (weights: Weights): number => {
    let sum = 0;
    for (const held of sample) {
      const scratch = new Float64Array(held.labels.length);
      fuse(held, weights, scratch);
      softmax(scratch);
      for (const { label, share } of held.targets) sum -= share * Math.log(scratch[label]! + 1e-9);
    }
    return sum;
  };
  let best: Weights = { ...plainWeights };
  let least = loss(best);
  for (const step of [2, 1.4, 1.15]) {
    for (const name of ['net', 'linear', 'near', 'text', 'length', 'net', 'linear', 'near'] as const) {
      for (const way of [step, 1 / step]) {
        for (let moves = 0; moves < 5; moves++) {
          const tried = { ...best, [name]: name === 'length' ? best.length + Math.log(way) / 4 : best[name] * way };
          const found = loss(tried);
          if (found >= least) break;
          best = tried;
          least = found;
        }
      }
    }
  }
  return best;
}

/** Logistic regression by Newton steps on the signs; ridge 1 keeps it sane on small sets. */
function fitKnown(heldOut: readonly HeldOut[], weights: Weights): number[] {
  const rows = heldOut.map((held) => {
    const fused = new Float64Array(held.labels.length);
    fuse(held, weights, fused);
    const probabilities = fused.slice();
    softmax(probabilities);
    const known = held.targets.some(({ label }) => label !== held.unknown) ? 1 : 0;
    return { sign: signs(fused, probabilities, held.unknown, held), known };
  });
  const outside = rows.filter(({ known }) => known === 0).length;
  if (outside < 10 || outside === rows.length) return plainWeights.known;
  const among = heldOut.filter(({ targets }) => targets.length > 0);
  const strange = among.filter(({ targets, unknown }) => targets.every(({ label }) => label === unknown)).length / among.length;
  const share = Math.max(outsideShare.least, Math.min(outsideShare.most, strange));
  const balance = (share / (1 - share)) * ((rows.length - outside) / outside);
  const size = rows[0]!.sign.length;
  let beta = new Array<number>(size).fill(0);
  for (let pass = 0; pass < 12; pass++) {
    const gradient = beta.map((b) => -b);
    const curvature = beta.map((_, i) => beta.map((__, j): number => (i === j ? 1 : 0)));
    for (const { sign, known } of rows) {
      const p = sigmoid(dot(beta, sign));
      const w = known === 1 ? 1 : balance;
      for (let i = 0; i < size; i++) {
        gradient[i] = gradient[i]! + w * (known - p) * sign[i]!;
        for (let j = 0; j < size; j++) curvature[i]![j] = curvature[i]![j]! + w * p * (1 - p) * sign[i]! * sign[j]!;
      }
    }
    const move = solve(curvature, gradient);
    beta = beta.map((b, i) => b + move[i]!);
  }
  return beta.every(Number.isFinite) ? beta : plainWeights.known;
}

/** Gaussian elimination with pivoting; the matrix is positive definite. */
function solve(matrix: number[][], right: number[]): number[] {
  const a = matrix.map((row, i) => [...row, right[i]!]);
  const n = a.length;
  for (let col = 0; col < n; col++) {
    let pivot = col;
    for (let row = col + 1; row < n; row++) if (Math.abs(a[row]![col]!) > Math.abs(a[pivot]![col]!)) pivot = row;
    [a[col], a[pivot]] = [a[pivot]!, a[col]!];
    for (let row = 0; row < n; row++) {
      if (row === col) continue;
      const factor = a[row]![col]! / a[col]![col]!;
      for (let k = col; k <= n; k++) a[row]![k] = a[row]![k]! - factor * a[col]![k]!;
    }
  }
  return a.map((row, i) => row[n]! / row[i]!);
}
