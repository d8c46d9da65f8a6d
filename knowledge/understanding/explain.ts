import type { Decision } from './decision.ts';
import type { Model } from './model.ts';
import type { Reader } from './scorer.ts';

/** Which words and which known phrases led to a decision. */
export interface Explanation {
  decision: Decision;
  /** The label that the rest explains: the one decided on, else the best candidate. */
  label: string | undefined;
  /** The message's words, in order, with how much each spoke for the label (negative: against). */
  words: { word: string; weight: number; readAs?: string }[];
  /** The label's phrases nearest to the message, nearest first, with their likeness from 0 to 1. */
  phrases: { text: string; likeness: number }[];
}

/** How many of the nearest phrases are shown. */
const shown = 5;

export function explainer(model: Model, reader: Reader, text: string, decision: Decision): Explanation {
  const label = labelOf(model, decision);
  const { tokens, raw } = reader.read(text);
  const words: Explanation['words'] = tokens.map(({ written, key, word }) => {
    const readAs = word ? model.vocabulary.correct(key) : undefined;
    return readAs === undefined ? { word: written, weight: 0 } : { word: written, weight: 0, readAs };
  });
  if (label < 0) return { decision, label: undefined, words, phrases: [] };
  const { dictionary, linear, weights, phrases, phraseOwners, phraseTexts } = model;
  const vector = dictionary.normalised(raw, (f) => linear.knows(f));
  const byFeature = new Map<number, number>();
  for (let k = 0; k < vector.size; k++) byFeature.set(vector.index[k]!, vector.value[k]! * linear.weightOf(vector.index[k]!, label) * weights.linear);
  share(byFeature, reader, (source, amount) => { words[source]!.weight += amount; });
  const near: Explanation['phrases'] = [];
  const { count, rows, cosines } = phrases.find(vector);
  for (const phrase of rows.subarray(0, count)) {
    if (phraseOwners[phrase]!.includes(label)) near.push({ text: phraseTexts[phrase]!, likeness: cosines[phrase]! });
  }
  near.sort((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1));
  return { decision, label: model.labels[label]!.id, words, phrases: near.slice(0, shown) };
}

function labelOf({ labels }: Model, { kind, topic, candidates }: Decision): number {
  const ofKind = labels.findIndex((label) => label.kind === kind && kind !== 'guide' && label.topic === topic);
  return ofKind >= 0 && kind !== 'unknown' ? ofKind : labels.findIndex(({ id }) => id === candidates[0]?.id);
}

/** Gives each feature's weight to the words it came from, in equal parts. */
function share(byFeature: Map<number, number>, { bag, dictionary }: Reader, give: (source: number, amount: number) => void): void {
  const sources = new Map<number, number[]>();
  for (let k = 0; k < bag.size; k++) {
    const f = dictionary.table.get(bag.hashes[k]!, -1);
    if (!byFeature.has(f)) continue;
    const list = sources.get(f);
    if (list) list.push(bag.sources[k]!);
    else sources.set(f, [bag.sources[k]!]);
  }
  for (const [f, list] of sources) for (const source of list) give(source, byFeature.get(f)! / list.length);
}
