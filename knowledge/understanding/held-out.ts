import type { Example } from './linear.ts';
import type { Evidence } from './scorer.ts';

/**
 * A phrase that a model had not seen, and what that model made of it. Of the
 * labels only the foremost are kept, and those that matter in any case: the
 * others get next to nothing, and nine thousand of them would fill the memory.
 */
export interface HeldOut extends Pick<Evidence, 'linear' | 'net' | 'near' | 'text' | 'coverage' | 'nearest' | 'words' | 'danger' | 'several'> {
  /** Empty where the phrase's own labels were kept from the model: there the right answer is "unknown". */
  targets: Example['targets'];
  /** Which labels the arrays of scores are about. */
  labels: Int32Array;
  /** Place of the label for unknown among them, -1 without. */
  unknown: number;
}

const kept = 48;

export function holdOut(evidence: Evidence, targets: Example['targets'], always: readonly number[], unknown: number): HeldOut {
  const { linear, net, near, text, coverage, nearest, words, danger, several } = evidence;
  const rough = linear.map((score, c) => score + net[c]! + 4 * near[c]! + 2 * text[c]!);
  const order = [...rough.keys()];
  if (order.length > kept) order.sort((a, b) => rough[b]! - rough[a]!);
  const labels = Int32Array.from(new Set([...order.slice(0, kept), ...always, ...targets.map(({ label }) => label)]));
  const pick = (scores: Float64Array): Float64Array => Float64Array.from(labels, (label) => scores[label]!);
  return {
    targets: targets.map(({ label, share }) => ({ label: labels.indexOf(label), share })),
    labels, unknown: labels.indexOf(unknown),
    linear: pick(linear), net: pick(net), near: pick(near), text: pick(text), coverage, nearest, words, danger, several,
  };
}
