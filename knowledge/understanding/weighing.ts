import { softmax } from './linear.ts';
import type { Evidence } from './scorer.ts';

/** How the evidence is weighed; fitted on phrases that the trainer had held back. */
export interface Weights {
  linear: number;
  net: number;
  near: number;
  text: number;
  /** Long messages are surer than short ones: all scores grow with the number of words to this power. */
  length: number;
  /** Coefficients of "this message is about something we know"; see `signs`. */
  known: number[];
}

export const plainWeights: Weights = { linear: 0.7, net: 0.7, near: 4, text: 2, length: 0, known: [0, 1, 0, 0, 0, 0, 0, 0] };

/** One message, weighed. Reused from message to message. */
export interface Weighed {
  /** Probability of each label; the label for unknown has none, its mass is in `known`. */
  scores: Float64Array;
  /** Probability that the message is about anything known; the scores sum to it. */
  known: number;
}

/** Words of a message of usual length. */
const usual = 8;

/** Fused, not yet normalised scores of the labels. */
export function fuse(evidence: Pick<Evidence, 'linear' | 'net' | 'near' | 'text' | 'words'>, weights: Weights, into: Float64Array): void {
  const scale = (Math.max(1, evidence.words) / usual) ** weights.length;
  for (let c = 0; c < into.length; c++) {
    into[c] = scale * (weights.linear * evidence.linear[c]! + weights.net * evidence.net[c]! + weights.near * evidence.near[c]! + weights.text * evidence.text[c]!);
  }
}

const odds = (p: number): number => Math.log((p + 1e-4) / (1 - p + 1e-4));

/**
 * The signs by which known is told from unknown: a constant, the odds of the
 * best label, its bare score and the bare scores' lead, the nearest phrase, the
 * share of known words, the length, and the odds of the label for unknown.
 */
export function signs(fused: Float64Array, probabilities: Float64Array, unknown: number, evidence: Pick<Evidence, 'coverage' | 'nearest' | 'words'>): number[] {
  let best = -1;
  let second = -Infinity;
  for (let c = 0; c < fused.length; c++) {
    if (c === unknown) continue;
    if (best < 0 || fused[c]! > fused[best]!) {
      if (best >= 0) second = fused[best]!;
      best = c;
    } else if (fused[c]! > second) second = fused[c]!;
  }
  const none = unknown < 0 ? 0 : probabilities[unknown]!;
  const top = best < 0 ? 0 : probabilities[best]! / Math.max(1e-9, 1 - none);
  return [1, odds(top), best < 0 ? 0 : fused[best]!, Number.isFinite(second) ? fused[best]! - second : 0, evidence.nearest, evidence.coverage, Math.log(1 + evidence.words), odds(none)];
}

/** Weighs the evidence of one message into `into`. @param unknown index of the label for unknown, -1 without. */
export function weigh(evidence: Omit<Evidence, 'danger' | 'alike'>, weights: Weights, unknown: number, into: Weighed, scratch: Float64Array): void {
  const { scores } = into;
  fuse(evidence, weights, scratch);
  scores.set(scratch);
  softmax(scores);
  const sign = signs(scratch, scores, unknown, evidence);
  const known = evidence.words === 0 ? 0 : sigmoid(dot(weights.known, sign));
  const none = unknown < 0 ? 0 : scores[unknown]!;
  const share = known / Math.max(1e-9, 1 - none);
  for (let c = 0; c < scores.length; c++) scores[c] = c === unknown ? 0 : scores[c]! * share;
  into.known = known;
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
