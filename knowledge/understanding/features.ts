import type { Concepts } from './concepts.ts';
import { finish, hash } from './hash.ts';
import { squeeze } from './letters.ts';
import { stem } from './stem.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The kinds of evidence; each is weighed and normalised by itself. */
export const families = ['word', 'stem', 'pair', 'letters', 'concept', 'concepts'] as const;
/** Places of the families in that list. */
export const words = 0;
export const stems = 1;
export const pairs = 2;
export const letterRuns = 3;
export const concept = 4;
export const conceptPair = 5;
const seeds = [0x1a2b3c4d, 0x2b3c4d5e, 0x3c4d5e6f, 0x4d5e6f70, 0x5e6f7081, 0x6f708192];

/** Growing list of (hash, family, value, source) that one message turns into; reused between messages. */
export class Bag {
  hashes: Uint32Array;
  families: Uint8Array;
  values: Float32Array;
  /** Index of the token that it came from. */
  sources: Uint16Array;
  size = 0;
  /** Whether the message names a danger. */
  danger = false;

  /** @param room how many features fit before it must grow */
  constructor(room = 512) {
    this.hashes = new Uint32Array(room);
    this.families = new Uint8Array(room);
    this.values = new Float32Array(room);
    this.sources = new Uint16Array(room);
  }

  add(key: number, family: number, value: number, source: number): void {
    if (this.size === this.hashes.length) this.grow();
    this.hashes[this.size] = key;
    this.families[this.size] = family;
    this.values[this.size] = value;
    this.sources[this.size++] = source;
  }

  private grow(): void {
    const to = this.size * 2;
    const copy = <T extends Uint32Array | Uint8Array | Float32Array | Uint16Array>(from: T, into: T): T => (into.set(from), into);
    this.hashes = copy(this.hashes, new Uint32Array(to));
    this.families = copy(this.families, new Uint8Array(to));
    this.values = copy(this.values, new Float32Array(to));
    this.sources = copy(this.sources, new Uint16Array(to));
  }
}

const part = 0.6;
const corrected = 0.8;
const edge = '\u0001';

/** Fills the bag with a message's features; empties it first. */
export function extract(tokens: readonly Token[], language: 'da' | 'en', vocabulary: Vocabulary, concepts: Concepts, bag: Bag): void {
  bag.size = 0;
  bag.danger = false;
  let before = edge;
  let last: string | undefined;
  const read: (string | undefined)[] = [];
  for (let t = 0; t < tokens.length; t++) {
    const { key, written, word } = tokens[t]!;
    bag.add(hash(key, seeds[0]!), 0, 1, t);
    if (written !== key && word) bag.add(hash(written, seeds[0]!), 0, 1, t);
    let root = key;
    if (word) {
      root = stem(key, language);
      const better = vocabulary.correct(key);
      read[t] = better;
      if (better !== undefined) {
        bag.add(hash(better, seeds[0]!), 0, corrected, t);
        bag.add(hash(stem(better, language), seeds[1]!), 1, corrected, t);
        if (vocabulary.count(key) === 0) root = stem(better, language);
      }
      for (const piece of vocabulary.parts(better ?? key)) bag.add(hash(stem(piece, language), seeds[1]!), 1, part, t);
      if (last !== undefined && last.length + key.length < 24 && vocabulary.count(last + key) > 1) {
        bag.add(hash(last + key, seeds[0]!), 0, 1, t);
        bag.add(hash(stem(last + key, language), seeds[1]!), 1, 1, t);
      }
    }
    bag.add(hash(root, seeds[1]!), 1, 1, t);
    bag.add(hash(`${before} ${root}`, seeds[2]!), 2, 1, t);
    letters(squeeze(key), bag, t);
    before = root;
    last = word ? key : undefined;
  }
  if (tokens.length > 0) bag.add(hash(`${before} ${edge}`, seeds[2]!), 2, 1, tokens.length - 1);
  meant(concepts, tokens, language, read, bag);
}

/** Concepts of this kind are words of danger. */
const dangerous = 'danger-';
/** So many different concepts of one message are paired; a long story names too many. */
const mostPaired = 12;

/** What the message names, each once, and which two it names together. */
function meant(concepts: Concepts, tokens: readonly Token[], language: 'da' | 'en', read: readonly (string | undefined)[], bag: Bag): void {
  const seen = new Map<string, number>();
  concepts.find(tokens, language, read, (name, token) => { if (!seen.has(name)) seen.set(name, token); });
  const names = [...seen.keys()].sort();
  bag.danger = names.some((name) => name.startsWith(dangerous));
  for (const name of names) bag.add(hash(name, seeds[concept]!), concept, 1, seen.get(name)!);
  const paired = names.slice(0, mostPaired);
  for (let a = 0; a < paired.length; a++) {
    for (let b = a + 1; b < paired.length; b++) bag.add(hash(`${paired[a]} ${paired[b]}`, seeds[conceptPair]!), conceptPair, 1, seen.get(paired[a]!)!);
  }
}

/** Runs of three to five letters, with the word's edges as letters. */
function letters(word: string, bag: Bag, source: number): void {
  const end = word.length + 2;
  for (let from = 0; from + 3 <= end; from++) {
    let h = seeds[3]!;
    for (let at = from; at < end && at < from + 5; at++) {
      const unit = at === 0 || at === end - 1 ? 1 : word.charCodeAt(at - 1);
      h = Math.imul(h ^ unit, 0x01000193);
      if (at - from >= 2) bag.add(finish(h), 3, 1, source);
    }
  }
}
