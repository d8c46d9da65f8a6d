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
    const index = new Int32Array(bag.size);
    const value = new Float32Array(bag.size);
    let size = 0;
    let missed = 0;
    for (let k = 0; k < bag.size; k++) {
      const f = this.table.get(bag.hashes[k]!, -1);
      if (f < 0) {
        if (bag.families[k] === stems) missed++;
        continue;
      }
      const at = this.slot[f]!;
      if (at >= 0) value[at] = value[at]! + bag.values[k]!;
      else {
        this.slot[f] = size;
        index[size] = f;
        value[size++] = bag.values[k]!;
      }
    }
    for (let k = 0; k < size; k++) {
      const f = index[k]!;
      const tf = value[k]!;
      value[k] = (tf > 1 ? 1 + Math.log(tf) : tf) * this.idf[f]!;
      this.slot[f] = -1;
    }
    return { index, value, size, missed, danger: bag.danger };
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

/** Counts in how many phrases each feature stands and keeps those seen often enough. */
export class DictionaryBuilder {
  private readonly frequency = new HashTable();
  private readonly family = new HashTable();
  private readonly seen = new HashTable();
  private phrases = 0;

  add(bag: Bag): void {
    this.phrases++;
    for (let k = 0; k < bag.size; k++) {
      const key = bag.hashes[k]!;
      const last = this.seen.get(key, 0);
      if (last === this.phrases) continue;
      this.seen.add(key, this.phrases - last);
      this.frequency.add(key, 1);
      if (last === 0) this.family.add(key, bag.families[k]!);
    }
  }

  /** Runs of letters get the highest numbers. */
  build(): Dictionary {
    const table = new HashTable();
    const idf: number[] = [];
    const family: number[] = [];
    const { keys, values } = this.frequency;
    for (const lettersNow of [false, true]) {
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i]!;
        if (key === 0) continue;
        const kind = this.family.get(key, 0);
        if ((kind === letterRuns) !== lettersNow || values[i]! < least[kind]!) continue;
        table.add(key, idf.length);
        idf.push(Math.log((1 + this.phrases) / (1 + values[i]!)) + 1);
        family.push(kind);
      }
    }
    return new Dictionary(table, Float32Array.from(idf), Uint8Array.from(family));
  }
}
