import { calibrate, type HeldOut } from './calibrate.ts';
import { DictionaryBuilder, type RawVector, type Vector } from './dictionary.ts';
import { foldsOf } from './folds.ts';
import { trainLinear, type Example, type Training } from './linear.ts';
import type { Model } from './model.ts';
import { indexNearest } from './nearest.ts';
import { Reader, Scorer } from './scorer.ts';
import { Bag, extract, pairs, stems, words } from './features.ts';
import { chooseThresholds } from './thresholds.ts';
import { tokens } from './tokens.ts';
import { recognise } from './language.ts';
import type { TrainingSet } from './training-set.ts';
import { Vocabulary } from './vocabulary.ts';
import { weigh } from './weighing.ts';

const full: Training = { epochs: 8, rate: 1, dropout: 0.5 };
/** Models of the folds only serve to measure; they may be rougher. */
const rough: Training = { epochs: 5, rate: 1.3, dropout: 0.5 };

/** How strongly: 0 not at all, 1 until every label weighs the same. */
const power = 1;
/** No phrase counts more than so many times another. */
const most = 3;

interface Prepared {
  raws: RawVector[];
  targets: Example['targets'][];
  texts: RawVector[];
  textLabels: number[];
}

/** Learns a set of phrases. Repeatable: no clock, no chance beyond fixed seeds. Takes seconds; call it in a worker. */
export function train(set: TrainingSet): Model {
  const ids = new Map(set.labels.map(({ id }, n) => [id, n]));
  const reader = new Reader(...learnFeatures(set));
  const read = (text: string): RawVector => reader.read(text).raw;
  const prepared: Prepared = {
    raws: set.phrases.map(({ text }) => read(text)),
    targets: set.phrases.map(({ labels }) => labels.map((id) => ({ label: ids.get(id)!, share: 1 / labels.length }))),
    texts: set.documents.map(({ text }) => read(text)),
    textLabels: set.documents.map(({ label }) => ids.get(label)!),
  };
  const unknown = set.labels.findIndex(({ kind }) => kind === 'unknown');
  const heldOut = holdOut(prepared, set, reader);
  const weights = calibrate(heldOut, unknown);
  const scratch = new Float64Array(set.labels.length);
  const cases = heldOut.map((held) => {
    const weighed = { scores: new Float64Array(scratch.length), known: 0 };
    weigh(held, weights, unknown, weighed, scratch);
    return { weighed, meant: held.targets.map(({ label }) => label) };
  });
  const everything = set.phrases.map((_, n) => n);
  return {
    labels: set.labels,
    vocabulary: reader.vocabulary,
    dictionary: reader.dictionary,
    ...parts(prepared, everything, set.labels.length, reader, full),
    phraseTexts: set.phrases.map(({ text }) => text),
    weights,
    thresholds: chooseThresholds(cases, set.labels),
  };
}

/** The words of the domain, and from them the features. */
function learnFeatures(set: TrainingSet): [Vocabulary, Model['dictionary']] {
  const phrases = set.phrases.map(({ text }) => tokens(text));
  const texts = set.documents.map(({ text }) => tokens(text));
  const counts = new Map<string, number>();
  for (const list of [...phrases, ...texts]) for (const { key, word } of list) if (word) counts.set(key, (counts.get(key) ?? 0) + 1);
  const vocabulary = new Vocabulary(counts);
  const builder = new DictionaryBuilder();
  const bag = new Bag();
  for (const list of [...phrases, ...texts]) {
    extract(list, recognise(list) === 'en' ? 'en' : 'da', vocabulary, bag);
    builder.add(bag);
  }
  return [vocabulary, builder.build()];
}

type Parts = Pick<Model, 'linear' | 'phrases' | 'phraseOwners' | 'texts' | 'textOwners'>;

/** The classifier and the indexes over some of the phrases. */
function parts({ raws, targets, texts, textLabels }: Prepared, members: readonly number[], labels: number, { dictionary }: Reader, training: Training): Parts {
  const seen = new Uint8Array(dictionary.size);
  for (const n of members) for (let k = 0; k < raws[n]!.size; k++) seen[raws[n]!.index[k]!] = 1;
  const vectors = members.map((n): Vector => dictionary.normalised(raws[n]!, (f) => seen[f] === 1));
  const weights = balance(members.map((n) => targets[n]!), labels);
  const examples = members.map((n, at): Example => ({ vector: vectors[at]!, targets: targets[n]!, weight: weights[at]! }));
  const rare = rarityOf(dictionary.idf);
  const telling = (f: number): boolean => dictionary.family[f] !== words && dictionary.family[f]! <= pairs && dictionary.idf[f]! > rare;
  const plain = (f: number): boolean => dictionary.family[f]! <= stems;
  return {
    linear: trainLinear(examples, labels, dictionary.size, training),
    phrases: indexNearest(vectors, dictionary.size, telling),
    phraseOwners: members.map((n) => targets[n]!.map(({ label }) => label)),
    texts: indexNearest(texts.map((raw) => dictionary.normalised(raw, plain)), dictionary.size, plain),
    textOwners: textLabels.map((label) => [label]),
  };
}

/** Phrases of labels with few phrases count more, so that a small guide is not drowned by large ones. */
function balance(targets: readonly Example['targets'][], labels: number): number[] {
  const sizes = new Float64Array(labels);
  for (const list of targets) for (const { label, share } of list) sizes[label] = sizes[label]! + share;
  const typical = targets.length / labels;
  return targets.map((list) => {
    let weight = 0;
    for (const { label, share } of list) weight += share * Math.min(most, Math.max(1 / most, (typical / sizes[label]!) ** power));
    return weight;
  });
}

/** The idf above which a feature helps to find phrases: what a twelfth of all have in common finds too many. */
function rarityOf(idf: Float32Array): number {
  return Math.min(3.5, 1 + 0.4 * (idf.reduce((most, value) => Math.max(most, value), 1) - 1));
}

/** What models that had not seen a phrase make of it; and of phrases whose whole guide was kept from them. */
function holdOut(prepared: Prepared, set: TrainingSet, reader: Reader): HeldOut[] {
  const found: HeldOut[] = [];
  for (const { learn, test, strangers } of foldsOf(set)) {
    const model = parts(prepared, learn, set.labels.length, reader, rough);
    const scorer = new Scorer(reader.dictionary, model.linear, model.phrases, model.phraseOwners, model.texts, model.textOwners, set.labels.length);
    const examine = (n: number, targets: Example['targets']): void => {
      const { linear, near, text, ...rest } = scorer.score(prepared.raws[n]!);
      found.push({ targets, linear: linear.slice(), near: near.slice(), text: text.slice(), ...rest });
    };
    for (const n of test) examine(n, prepared.targets[n]!);
    for (const n of strangers) examine(n, []);
  }
  return found;
}
