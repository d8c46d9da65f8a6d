import { calibrate } from './calibrate.ts';
import { Concepts } from './concepts.ts';
import { DictionaryBuilder, type Dictionary, type RawVector, type Vector } from './dictionary.ts';
import { Bag, extract, pairs, stems, words } from './features.ts';
import { holdOut } from './held-out.ts';
import { recognise } from './language.ts';
import { trainLinear, type Example, type Training } from './linear.ts';
import type { Model } from './model.ts';
import { indexNearest } from './nearest.ts';
import { trainNet, type Net, type NetTraining } from './net.ts';
import { groupsOf, standing } from './policy.ts';
import { Scorer, type Judges } from './scorer.ts';
import { splitOf } from './split.ts';
import { chooseThresholds, type Case } from './thresholds.ts';
import { tokens } from './tokens.ts';
import type { TrainingSet } from './training-set.ts';
import { Vocabulary } from './vocabulary.ts';
import { weigh } from './weighing.ts';

const linearTraining: Training = { epochs: 4, rate: 1.5, dropout: 0.5 };
/** Beyond so many labels the network costs more time than it is worth. */
const mostForNet = 600;
/** Small sets are gone through more often. */
const netTraining = (phrases: number, labels: number): NetTraining => ({
  epochs: Math.max(7, Math.min(14, Math.round(60_000 / Math.max(1, phrases)))),
  rate: 0.1, width: labels > mostForNet ? 0 : 64, dropout: 0.35, hiddenDropout: 0.2,
});

/** A training set as numbers. */
export interface Prepared {
  set: TrainingSet;
  vocabulary: Vocabulary;
  concepts: Concepts;
  dictionary: Dictionary;
  raws: RawVector[];
  targets: Example['targets'][];
  texts: RawVector[];
  textOwners: number[][];
}

/** Learns a set of phrases. Repeatable: no clock, no chance beyond fixed seeds. Takes seconds; call it in a worker. */
export function train(set: TrainingSet): Model {
  const prepared = prepare(set);
  return { ...learn(prepared), ...measure(prepared) };
}

/** The words of the domain, from them the features, and all phrases as vectors of these. */
export function prepare(set: TrainingSet): Prepared {
  const ids = new Map(set.labels.map(({ id }, n) => [id, n]));
  const phrases = set.phrases.map(({ text }) => tokens(text));
  const texts = set.documents.map(({ text }) => tokens(text));
  const counts = new Map<string, number>();
  for (const list of [...phrases, ...texts]) for (const { key, word } of list) if (word) counts.set(key, (counts.get(key) ?? 0) + 1);
  const concepts = new Concepts(set.concepts);
  for (const word of concepts.words()) counts.set(word, (counts.get(word) ?? 0) + 2);
  const vocabulary = new Vocabulary(counts);
  const builder = new DictionaryBuilder();
  const bag = new Bag();
  for (const list of [...phrases, ...texts]) {
    extract(list, recognise(list) === 'en' ? 'en' : 'da', vocabulary, concepts, bag);
    builder.add(bag);
  }
  const { dictionary, raws } = builder.build();
  return {
    set, vocabulary, concepts, dictionary,
    raws: raws.slice(0, phrases.length),
    targets: set.phrases.map(({ labels }) => labels.map((id) => ({ label: ids.get(id)!, share: 1 / labels.length }))),
    texts: raws.slice(phrases.length),
    textOwners: set.documents.map(({ label }) => [ids.get(label)!]),
  };
}

/** The model of all phrases, without its weights. */
export function learn(prepared: Prepared): Omit<Model, 'weights' | 'thresholds'> {
  return { ...known(prepared), ...judges(prepared, everythingOf(prepared)) };
}

/** All of the model but the network. */
export function learnButNet(prepared: Prepared): Omit<Model, 'weights' | 'thresholds' | 'net'> {
  const everything = everythingOf(prepared);
  return { ...known(prepared), ...judgesButNet(prepared, everything, examplesOf(prepared, everything)) };
}

/** The network alone: as much work as all the rest. */
export const learnNet = (prepared: Prepared): Net => netOf(prepared, examplesOf(prepared, everythingOf(prepared)));

const known = ({ set, vocabulary, concepts, dictionary }: Prepared): Omit<Model, keyof Judges | 'weights' | 'thresholds'> => ({ labels: set.labels, vocabulary, concepts, dictionary, phraseTexts: set.phrases.map(({ text }) => text) });

const everythingOf = ({ set }: Prepared): number[] => set.phrases.map((_, n) => n);

/** How evidence is weighed, and from where on the engine is sure. */
export type Measured = Pick<Model, 'weights' | 'thresholds'>;

/** Weights and thresholds, from what a model of most of the phrases makes of the rest. */
export function measure(prepared: Prepared): Measured {
  const { set, dictionary, raws, targets } = prepared;
  const { learn: members, test, strangers } = splitOf(set);
  const scorer = new Scorer(dictionary, judges(prepared, members), set.labels.length);
  const unknown = set.labels.findIndex(({ kind }) => kind === 'unknown');
  const always = set.labels.flatMap(({ kind }, n) => (kind === 'guide' ? [] : [n]));
  const heldOut = [
    ...test.map((n) => holdOut(scorer.score(raws[n]!), targets[n]!, always, unknown)),
    ...strangers.map((n) => holdOut(scorer.score(raws[n]!), [], always, unknown)),
    ...stories(test, targets).map(([a, b]) => holdOut(scorer.score(told(prepared, a, b)), targets[a]!, always, unknown)),
    ...stories(strangers, targets).map(([a, b]) => holdOut(scorer.score(told(prepared, a, b)), [], always, unknown)),
  ];
  const weights = calibrate(heldOut);
  const groups = groupsOf(set.labels);
  const scores = new Float64Array(set.labels.length);
  const cases = heldOut.map((held): Case => {
    const few = { scores: new Float64Array(held.labels.length), known: 0 };
    weigh(held, weights, held.unknown, few, new Float64Array(held.labels.length));
    scores.fill(0);
    held.labels.forEach((label, at) => { scores[label] = few.scores[at]!; });
    return { by: standing({ scores, known: few.known }, held, groups), meant: held.targets.map(({ label }) => held.labels[label]!) };
  });
  return { weights, thresholds: chooseThresholds(cases, set.labels) };
}

/** So many are enough to measure with. */
const mostStories = 500;

/** Two phrases of one label, one after the other: people tell stories, editors write phrases. */
function stories(members: readonly number[], targets: Prepared['targets']): [number, number][] {
  const pairs: [number, number][] = [];
  const waiting = new Map<number, number>();
  for (const n of members) {
    if (targets[n]!.length !== 1) continue;
    if (pairs.length === mostStories) break;
    const { label } = targets[n]![0]!;
    const before = waiting.get(label);
    if (before === undefined) waiting.set(label, n);
    else {
      pairs.push([before, n]);
      waiting.delete(label);
    }
  }
  return pairs;
}

function told({ set, vocabulary, concepts, dictionary }: Prepared, a: number, b: number): RawVector {
  const list = tokens(`${set.phrases[a]!.text}. ${set.phrases[b]!.text}`);
  const bag = new Bag();
  extract(list, recognise(list) === 'en' ? 'en' : 'da', vocabulary, concepts, bag);
  return dictionary.raw(bag);
}

/** The classifiers and the indexes over some of the phrases. */
function judges(prepared: Prepared, members: readonly number[]): Judges {
  const examples = examplesOf(prepared, members);
  return { ...judgesButNet(prepared, members, examples), net: netOf(prepared, examples) };
}

function netOf({ set, dictionary }: Prepared, examples: readonly Example[]): Net {
  return trainNet(examples, set.labels.length, dictionary.lettersFrom, netTraining(examples.length, set.labels.length));
}

function examplesOf({ set, dictionary, raws, targets }: Prepared, members: readonly number[]): Example[] {
  const labels = set.labels.length;
  const seen = new Uint8Array(dictionary.size);
  for (const n of members) for (let k = 0; k < raws[n]!.size; k++) seen[raws[n]!.index[k]!] = 1;
  const vectors = members.map((n): Vector => dictionary.normalised(raws[n]!, (f) => seen[f] === 1));
  const weights = balance(members.map((n) => targets[n]!), labels);
  return members.map((n, at): Example => ({ vector: vectors[at]!, targets: targets[n]!, weight: weights[at]! }));
}

function judgesButNet({ set, dictionary, targets, texts, textOwners }: Prepared, members: readonly number[], examples: readonly Example[]): Omit<Judges, 'net'> {
  const labels = set.labels.length;
  const rare = rarityOf(dictionary.idf);
  const telling = (f: number): boolean => dictionary.family[f] !== words && dictionary.family[f]! <= pairs && dictionary.idf[f]! > rare;
  const plain = (f: number): boolean => dictionary.family[f]! <= stems;
  return {
    linear: trainLinear(examples, labels, dictionary.size, linearTraining),
    several: trainSeveral(examples, set.labels, dictionary),
    phrases: indexNearest(examples.map(({ vector }) => vector), dictionary.size, telling),
    phraseOwners: members.map((n) => targets[n]!.map(({ label }) => label)),
    texts: indexNearest(texts.map((raw) => dictionary.normalised(raw, plain)), dictionary.size, plain),
    textOwners,
  };
}

/** So many phrases of several guides are enough to learn what they look like. */
const leastSeveral = 50;
/** A phrase of several guides counts as much as so many of one: they are few. */
const severalWeight = 8;
const severalTraining: Training = { epochs: 6, rate: 1.5, dropout: 0.3 };

/** What tells messages that fit several guides from those that fit one. Runs of letters have no say: they would take most of the time. */
function trainSeveral(examples: readonly Example[], labels: TrainingSet['labels'], { size, lettersFrom }: Dictionary): Judges['several'] {
  const guides = examples.filter(({ targets }) => targets.every(({ label }) => labels[label]!.kind === 'guide'));
  const several = guides.filter(({ targets }) => targets.length > 1).length;
  if (several < leastSeveral) return null;
  const sides = guides.map(({ vector, targets }): Example => {
    const [label, weight] = targets.length > 1 ? [1, severalWeight] : [0, 1];
    return { vector: upTo(vector, lettersFrom), targets: [{ label, share: 1 }], weight };
  });
  return trainLinear(sides, 2, size, severalTraining);
}

/** A vector's features below a number. */
function upTo({ index, value, size }: Vector, end: number): Vector {
  const kept: Vector = { index: new Int32Array(size), value: new Float32Array(size), size: 0 };
  for (let k = 0; k < size; k++) {
    if (index[k]! >= end) continue;
    kept.index[kept.size] = index[k]!;
    kept.value[kept.size++] = value[k]!;
  }
  return kept;
}

/** How strongly small labels are lifted: 0 not at all, 1 until every label weighs the same. */
const power = 1;
/** No phrase counts more, or less, than so many times another. */
const most = 3;

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

/** The idf above which a feature helps to find phrases: what stands in one phrase of twenty-five finds too many. */
function rarityOf(idf: Float32Array): number {
  return Math.min(4.2, 1 + 0.4 * (idf.reduce((top, value) => Math.max(top, value), 1) - 1));
}
