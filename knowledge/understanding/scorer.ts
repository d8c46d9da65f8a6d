import type { Concepts } from './concepts.ts';
import type { Dictionary, RawVector, Vector } from './dictionary.ts';
import { Bag, extract, stems } from './features.ts';
import { recognise } from './language.ts';
import type { SpokenLanguage } from './decision.ts';
import type { Linear } from './linear.ts';
import type { Net } from './net.ts';
import type { Nearest } from './nearest.ts';
import { tokens, type Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What one message shows for each label, before it is weighed. Valid until the next message. */
export interface Evidence {
  linear: Float64Array;
  net: Float64Array;
  /** Mean cosine of the label's three nearest phrases. */
  near: Float64Array;
  /** Cosine of the label's nearest text. */
  text: Float64Array;
  /** Share of the message's words that phrases knew, 0 to 1. */
  coverage: number;
  /** Cosine of the nearest phrase of all. */
  nearest: number;
  words: number;
  /** Whether the message has a word of danger. */
  danger: boolean;
  /** How much it looks like a message that fits several guides; 0 where nothing says so or otherwise. */
  several: number;
  /** Phrases that the message may be word for word: rows of those with the same telling words. */
  alike: number[];
}

/** Which labels the rows of an index belong to. */
export type Owners = readonly (readonly number[])[];

/** A message becomes its vector, and the vector becomes evidence. */
export class Reader {
  readonly vocabulary: Vocabulary;
  readonly concepts: Concepts;
  readonly dictionary: Dictionary;
  readonly bag = new Bag();

  constructor({ vocabulary, concepts, dictionary }: Pick<Reader, 'vocabulary' | 'concepts' | 'dictionary'>) {
    this.vocabulary = vocabulary;
    this.concepts = concepts;
    this.dictionary = dictionary;
  }

  read(text: string): { tokens: Token[]; language: SpokenLanguage; raw: RawVector } {
    const found = tokens(text);
    const language = recognise(found);
    extract(found, language === 'en' ? 'en' : 'da', this.vocabulary, this.concepts, this.bag);
    return { tokens: found, language, raw: this.dictionary.raw(this.bag) };
  }
}

/** What scoring needs of a model. */
export interface Judges {
  linear: Linear;
  net: Net;
  /** Tells messages that fit several labels (second class) from those that fit one; null where there are too few to learn from. */
  several: Linear | null;
  phrases: Nearest;
  phraseOwners: Owners;
  texts: Nearest;
  textOwners: Owners;
}

/** Two vectors so near may be the same words. */
const equal = 0.9999;

/** A score that leaves a label no share, whatever else speaks for it. */
const impossible = -1e9;

export class Scorer {
  private readonly dictionary: Dictionary;
  private readonly judges: Judges;
  private readonly evidence: Evidence;
  private readonly best: Float64Array[];
  private readonly oneOrMore = new Float64Array(2);

  constructor(dictionary: Dictionary, judges: Judges, labels: number) {
    this.dictionary = dictionary;
    this.judges = judges;
    const zeros = (): Float64Array => new Float64Array(labels);
    this.best = [zeros(), zeros(), zeros()];
    this.evidence = { linear: zeros(), net: zeros(), near: zeros(), text: zeros(), coverage: 0, nearest: 0, words: 0, danger: false, several: 0, alike: [] };
  }

  score(raw: RawVector): Evidence {
    const { evidence, dictionary } = this;
    const { linear, net, texts } = this.judges;
    const vector = dictionary.normalised(raw, (f) => linear.knows(f));
    evidence.several = this.severalOf(vector);
    linear.score(vector, evidence.linear);
    net.score(vector, evidence.net);
    this.scorePhrases(vector);
    this.scoreTexts(dictionary.normalised(raw, (f) => texts.start[f + 1]! > texts.start[f]!));
    this.cover(raw);
    evidence.danger = raw.danger;
    return evidence;
  }

  /** Makes the evidence of the last message what it would be without these labels. */
  leaveOut(labels: Iterable<number>): void {
    const { evidence, best: [first] } = this;
    const out = new Set(labels);
    if (out.size === 0) return;
    for (const label of out) evidence.linear[label] = impossible;
    evidence.nearest = 0;
    first!.forEach((cosine, label) => { if (cosine > evidence.nearest && !out.has(label)) evidence.nearest = cosine; });
  }

  private severalOf(vector: Vector): number {
    const { several } = this.judges;
    if (several === null) return 0;
    several.score(vector, this.oneOrMore);
    return this.oneOrMore[1]! - this.oneOrMore[0]!;
  }

  private scorePhrases(vector: Vector): void {
    const [first, second, third] = this.best as [Float64Array, Float64Array, Float64Array];
    const { near } = this.evidence;
    for (const list of this.best) list.fill(0);
    let nearest = 0;
    this.evidence.alike.length = 0;
    const { count, rows, cosines } = this.judges.phrases.find(vector);
    for (let k = 0; k < count; k++) {
      const row = rows[k]!;
      const cosine = cosines[row]!;
      if (cosine > nearest) nearest = cosine;
      const own = this.judges.phraseOwners[row]!;
      if (cosine >= equal) this.evidence.alike.push(row);
      for (let n = 0; n < own.length; n++) {
        const label = own[n]!;
        if (cosine <= third[label]!) continue;
        if (cosine <= second[label]!) third[label] = cosine;
        else {
          third[label] = second[label]!;
          if (cosine <= first[label]!) second[label] = cosine;
          else {
            second[label] = first[label]!;
            first[label] = cosine;
          }
        }
      }
    }
    for (let c = 0; c < near.length; c++) near[c] = (first[c]! + second[c]! + third[c]!) / 3;
    this.evidence.nearest = nearest;
  }

  private scoreTexts(vector: Vector): void {
    const { text } = this.evidence;
    text.fill(0);
    const { count, rows, cosines } = this.judges.texts.find(vector);
    for (let k = 0; k < count; k++) {
      const cosine = cosines[rows[k]!]!;
      for (const label of this.judges.textOwners[rows[k]!]!) if (cosine > text[label]!) text[label] = cosine;
    }
  }

  /** How many of the message's stems the phrases knew. */
  private cover(raw: RawVector): void {
    let known = 0;
    let words = raw.missed;
    for (let k = 0; k < raw.size; k++) {
      const f = raw.index[k]!;
      if (this.dictionary.family[f] !== stems) continue;
      words++;
      if (this.judges.linear.knows(f)) known++;
    }
    this.evidence.words = words;
    this.evidence.coverage = words === 0 ? 0 : known / words;
  }
}
