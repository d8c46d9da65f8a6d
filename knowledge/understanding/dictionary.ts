import type { Bag } from './features.ts';
import { families, letterRuns, stems } from './features.ts';
import { HashTable } from './hash.ts';

/** A sparse vector; `size` entries of the arrays count. */
export interface Vector {
  index: Int32Array;
  value: Float32Array;
  size: number;
}

/** A message's known features before they are normalised. */
export interface RawVector extends Vector {
  /** How many of its stems the dictionary does not hold. */
  missed: number;
  /** Whether it names a danger. */
  danger: boolean;
}

/** Letters and pairs of words that were seen once say nothing about the next message. */
const least = [1, 1, 2, 2, 1, 2];
/** What each family weighs beside the others. */
const weight = [1, 1, 1, 1, 1, 0.7];

/** Which features count, and how much: learned from all phrases, the same for every message after. */
export class Dictionary {
  readonly table: HashTable;
  readonly idf: Float32Array;
  readonly family: Uint8Array;
  /** Features from this number on are runs of letters. */
  readonly lettersFrom: number;
  private readonly slot: Int32Array;
  private found = new Int32Array(512);
  private readonly norms = new Float64Array(families.length);

  constructor(table: HashTable, idf: Float32Array, family: Uint8Array) {
    this.table = table;
    this.idf = idf;
    this.family = family;
    const first = family.indexOf(letterRuns);
    this.lettersFrom = first < 0 ? family.length : first;
    this.slot = new Int32Array(idf.length).fill(-1);
  }

  get size(): number {
    return this.idf.length;
  }

  /** A message's known features as tf-idf, duplicates merged, not yet normalised. The result is new. */
  raw(bag: Bag): RawVector {
    if (this.found.length < bag.size) this.found = new Int32Array(bag.size * 2);
    let missed = 0;
    for (let k = 0; k < bag.size; k++) {
      const f = this.table.get(bag.hashes[k]!, -1);
      this.found[k] = f;
      if (f < 0 && bag.families[k] === stems) missed++;
    }
    return { ...this.merged(this.found, bag.values, 0, bag.size), missed, danger: bag.danger };
  }

  /** The same for features that are numbers already; those below 0 are left out. */
  merged(features: Int32Array, values: Float32Array, from: number, end: number): Vector {
    const index = new Int32Array(end - from);
    const value = new Float32Array(end - from);
    let size = 0;
    for (let k = from; k < end; k++) {
      const f = features[k]!;
      if (f < 0) continue;
      const at = this.slot[f]!;
      if (at >= 0) value[at] = value[at]! + values[k]!;
      else {
        this.slot[f] = size;
        index[size] = f;
        value[size++] = values[k]!;
      }
    }
    for (let k = 0; k < size; k++) {
      const f = index[k]!;
      const tf = value[k]!;
      value[k] = (tf > 1 ? 1 + Math.log(tf) : tf) * this.idf[f]!;
      this.slot[f] = -1;
    }
    return { index, value, size };
  }

  /** The vector over the features that `knows` says are in use, each family at its own length. The result is new. */
  normalised(raw: Vector, knows: (feature: number) => boolean): Vector {
    const { norms } = this;
    norms.fill(0);
    const index = new Int32Array(raw.size);
    const value = new Float32Array(raw.size);
    let size = 0;
    for (let k = 0; k < raw.size; k++) {
      const f = raw.index[k]!;
      if (!knows(f)) continue;
      const v = raw.value[k]!;
      const family = this.family[f]!;
      norms[family] = norms[family]! + v * v;
      index[size] = f;
      value[size++] = v;
    }
    for (let g = 0; g < norms.length; g++) norms[g] = norms[g]! > 0 ? weight[g]! / Math.sqrt(norms[g]!) : 0;
    for (let k = 0; k < size; k++) value[k] = value[k]! * norms[this.family[index[k]!]!]!;
    return { index, value, size };
  }
}

/** Gathers the features of many texts, keeps those that stand in enough of them, and turns the texts into vectors of these. */
export class DictionaryBuilder {
  private readonly numbers = new HashTable();
  /** In how many texts each feature stands, in which it was last seen, and of which family it is. */
  private frequency = new Int32Array(1024);
  private last = new Int32Array(1024);
  private family = new Uint8Array(1024);
  /** The texts' features one after the other, each text's end, and which of them name a danger. */
  private features = new Int32Array(1024);
  private values = new Float32Array(1024);
  private readonly ends = [0];
  private readonly dangers: boolean[] = [];

  add(bag: Bag): void {
    const from = this.ends.at(-1)!;
    if (from + bag.size > this.features.length) [this.features, this.values] = [longer(this.features, from + bag.size), longer(this.values, from + bag.size)];
    const text = this.ends.push(from + bag.size) - 1;
    this.dangers.push(bag.danger);
    for (let k = 0; k < bag.size; k++) {
      const feature = this.numbers.numberOf(bag.hashes[k]!);
      this.features[from + k] = feature;
      this.values[from + k] = bag.values[k]!;
      if (feature === this.frequency.length) [this.frequency, this.last, this.family] = [longer(this.frequency, feature + 1), longer(this.last, feature + 1), longer(this.family, feature + 1)];
      if (this.last[feature] === text) continue;
      if (this.last[feature] === 0) this.family[feature] = bag.families[k]!;
      this.last[feature] = text;
      this.frequency[feature] = this.frequency[feature]! + 1;
    }
  }

  /** The dictionary, in which runs of letters have the highest numbers, and the texts' vectors in the order they were added. */
  build(): { dictionary: Dictionary; raws: RawVector[] } {
    const table = new HashTable();
    const idf: number[] = [];
    const family: number[] = [];
    const numbers = new Int32Array(this.numbers.size).fill(-1);
    const { keys, values } = this.numbers;
    for (const lettersNow of [false, true]) {
      for (let i = 0; i < keys.length; i++) {
        if (keys[i] === 0) continue;
        const feature = values[i]!;
        const kind = this.family[feature]!;
        if ((kind === letterRuns) !== lettersNow || this.frequency[feature]! < least[kind]!) continue;
        numbers[feature] = table.numberOf(keys[i]!);
        idf.push(Math.log((1 + this.dangers.length) / (1 + this.frequency[feature]!)) + 1);
        family.push(kind);
      }
    }
    const dictionary = new Dictionary(table, Float32Array.from(idf), Uint8Array.from(family));
    const end = this.ends.at(-1)!;
    for (let k = 0; k < end; k++) this.features[k] = numbers[this.features[k]!]!;
    return { dictionary, raws: this.dangers.map((danger, n) => ({ ...dictionary.merged(this.features, this.values, this.ends[n]!, this.ends[n + 1]!), missed: 0, danger })) };
  }
}

/** A copy with room for so many, and for as many again. */
function longer<T extends Int32Array | Float32Array | Uint8Array>(from: T, least: number): T {
  const into = new (from.constructor as new (length: number) => T)(least * 2);
  into.set(from);
  return into;
}
