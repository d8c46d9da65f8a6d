import { Concepts, type ConceptWords } from './concepts.ts';
import { Dictionary } from './dictionary.ts';
import { HashTable } from './hash.ts';
import { Linear } from './linear.ts';
import type { Model } from './model.ts';
import { Net } from './net.ts';
import { Nearest } from './nearest.ts';
import type { Owners } from './scorer.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * A trained model as bytes: the length of a JSON header, the header, then the
 * arrays, each at a multiple of 8. Reading makes views onto the bytes and
 * copies nothing, so a model of any size opens in milliseconds.
 */
const kinds = { Int8Array, Uint8Array, Uint16Array, Int32Array, Uint32Array, Float32Array } as const;
type Kind = keyof typeof kinds;
type AnyArray = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array;

interface Header {
  format: 1;
  sections: Record<string, { kind: Kind; at: number; length: number }>;
  labels: Model['labels'];
  concepts: ConceptWords;
  weights: Model['weights'];
  thresholds: Model['thresholds'];
  featureCount: number;
  phraseCount: number;
  textCount: number;
}

const aligned = (at: number): number => (at + 7) & ~7;

export function writeModel(model: Model): Uint8Array<ArrayBuffer> {
  const { dictionary, linear, several, net, phrases, texts } = model;
  const words = [...model.vocabulary.entries()];
  const owners = (list: Owners): Uint32Array => Uint32Array.from(list.flatMap((own) => [own.length, ...own]));
  const arrays: Record<string, AnyArray> = {
    tableKeys: dictionary.table.keys, tableValues: dictionary.table.values, idf: dictionary.idf, family: dictionary.family,
    linearStart: linear.start, linearLabels: linear.labels, linearWeights: linear.weights, linearBias: linear.bias,
    ...(several === null ? {} : { severalStart: several.start, severalLabels: several.labels, severalWeights: several.weights, severalBias: several.bias }),
    netInner: net.inner, netScales: net.scales, netInnerBias: net.innerBias, netOuter: net.outer, netOuterBias: net.outerBias,
    phraseStart: phrases.start, phraseRows: phrases.phrases, phraseValues: phrases.values, phraseOwners: owners(model.phraseOwners),
    textStart: texts.start, textRows: texts.phrases, textValues: texts.values, textOwners: owners(model.textOwners),
    words: bytes(words.map(([word]) => word).join('\n')), wordCounts: Uint32Array.from(words, ([, count]) => count),
    phraseTexts: bytes(JSON.stringify(model.phraseTexts)),
  };
  const sections: Header['sections'] = {};
  let at = 0;
  for (const [name, array] of Object.entries(arrays)) {
    sections[name] = { kind: array.constructor.name as Kind, at, length: array.length };
    at = aligned(at + array.byteLength);
  }
  const header: Header = { format: 1, sections, labels: model.labels, concepts: model.concepts.source, weights: model.weights, thresholds: model.thresholds, featureCount: dictionary.size, phraseCount: phrases.count, textCount: texts.count };
  const head = bytes(JSON.stringify(header));
  const body = aligned(8 + head.length);
  const out = new Uint8Array(body + at);
  new DataView(out.buffer).setUint32(0, head.length, true);
  out.set(head, 8);
  for (const [name, array] of Object.entries(arrays)) out.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), body + sections[name]!.at);
  return out;
}

/** @throws where the bytes are not a whole model of this format. */
export function readModel(file: ArrayBuffer): Model {
  const size = new DataView(file).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, size))) as Header;
  if (header.format !== 1) throw new Error('This is not a model of the understanding.');
  const body = aligned(8 + size);
  const section = <K extends Kind>(name: string, kind: K): InstanceType<(typeof kinds)[K]> => {
    const found = header.sections[name];
    if (found?.kind !== kind) throw new Error(`The model lacks ${name}.`);
    return new kinds[kind](file, body + found.at, found.length) as InstanceType<(typeof kinds)[K]>;
  };
  const text = (name: string): string => new TextDecoder().decode(section(name, 'Uint8Array'));
  const owners = (name: string): number[][] => {
    const flat = section(name, 'Uint32Array');
    const list: number[][] = [];
    for (let at = 0; at < flat.length; at += 1 + flat[at]!) list.push([...flat.subarray(at + 1, at + 1 + flat[at]!)]);
    return list;
  };
  const counts = section('wordCounts', 'Uint32Array');
  const words = text('words').split('\n');
  return {
    labels: header.labels,
    concepts: new Concepts(header.concepts),
    weights: header.weights,
    thresholds: header.thresholds,
    vocabulary: new Vocabulary(new Map(counts.length === 0 ? [] : words.map((word, n) => [word, counts[n]!]))),
    dictionary: new Dictionary(new HashTable(section('tableKeys', 'Uint32Array'), section('tableValues', 'Int32Array')), section('idf', 'Float32Array'), section('family', 'Uint8Array')),
    linear: new Linear(section('linearStart', 'Int32Array'), section('linearLabels', 'Uint16Array'), section('linearWeights', 'Float32Array'), section('linearBias', 'Float32Array')),
    several: header.sections['severalStart'] === undefined ? null : new Linear(section('severalStart', 'Int32Array'), section('severalLabels', 'Uint16Array'), section('severalWeights', 'Float32Array'), section('severalBias', 'Float32Array')),
    net: new Net(section('netInner', 'Int8Array'), section('netScales', 'Float32Array'), section('netInnerBias', 'Float32Array'), section('netOuter', 'Float32Array'), section('netOuterBias', 'Float32Array')),
    phrases: new Nearest(section('phraseStart', 'Int32Array'), section('phraseRows', 'Uint32Array'), section('phraseValues', 'Float32Array'), header.phraseCount),
    phraseOwners: owners('phraseOwners'),
    phraseTexts: JSON.parse(text('phraseTexts')) as string[],
    texts: new Nearest(section('textStart', 'Int32Array'), section('textRows', 'Uint32Array'), section('textValues', 'Float32Array'), header.textCount),
    textOwners: owners('textOwners'),
  };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
