/**
 * The nearest word of the domain to one it does not know. Costs are in half
 * edits: sounds that Danish writers mix up, doubled letters and silent letters
 * cost one half, every other edit a whole.
 */
const pairs = 'bp dt gk vf ck cs ks sz ij jy iy uo uy oy ae ei eo ou gj kc wv xs qk ea oa';
const silent = 'dhgev';

const letterA = 97;
const alphabet = 26;
/** 1 where two letters of the alphabet are mixed up, by their places. */
const alike = new Uint8Array(alphabet * alphabet);
const isSilent = new Uint8Array(128);
for (const pair of pairs.split(' ')) {
  const [a, b] = [pair.charCodeAt(0) - letterA, pair.charCodeAt(1) - letterA] as const;
  alike[a * alphabet + b] = 1;
  alike[b * alphabet + a] = 1;
}
for (const letter of silent) isSilent[letter.charCodeAt(0)] = 1;

/** How far a word of this length may be from its correction, in half edits. */
export const reach = (length: number): number => (length < 4 ? 0 : length < 6 ? 2 : length < 9 ? 3 : 4);

/** Words of one length, the most frequent first. */
interface Bucket {
  words: string[];
  masks: Int32Array;
  starts: Int32Array;
  counts: Int32Array;
  /** Letters and what leaving them out costs, word after word. */
  letters: Uint16Array;
  gaps: Uint8Array;
}

export class Speller {
  private readonly buckets = new Map<number, Bucket>();
  private readonly cache = new Map<string, string | undefined>();

  /** @param words candidates with how often each occurs; short ones are left out. */
  constructor(words: Iterable<readonly [string, number]>) {
    const byLength = new Map<number, [string, number][]>();
    for (const [word, count] of words) {
      if (word.length < 4) continue;
      const list = byLength.get(word.length);
      if (list) list.push([word, count]);
      else byLength.set(word.length, [[word, count]]);
    }
    for (const [length, list] of byLength) {
      list.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const bucket: Bucket = { words: list.map((x) => x[0]), masks: Int32Array.from(list, (x) => lettersOf(x[0])), starts: Int32Array.from(list, (x) => startOf(x[0])), counts: Int32Array.from(list, (x) => x[1]), letters: new Uint16Array(length * list.length), gaps: new Uint8Array(length * list.length) };
      list.forEach(([word], n) => spell(word, bucket.letters, bucket.gaps, n * length));
      this.buckets.set(length, bucket);
    }
  }

  /** The correction of a folded word, or undefined where nothing is near enough. */
  correct(word: string): string | undefined {
    const most = reach(word.length);
    if (most === 0 || word.length > 30) return undefined;
    if (this.cache.has(word)) return this.cache.get(word);
    if (this.cache.size > 5000) this.cache.clear();
    const found = this.search(word, most);
    this.cache.set(word, found);
    return found;
  }

  private search(word: string, most: number): string | undefined {
    const mask = lettersOf(word);
    const start = startOf(word);
    const own = asked;
    spell(word, own.letters, own.gaps, 0);
    let best: string | undefined;
    let bestCost = most + 1;
    let bestCount = 0;
    for (let length = word.length - (most >> 1) - (most & 1); length <= word.length + (most >> 1) + (most & 1); length++) {
      const bucket = this.buckets.get(length);
      if (!bucket) continue;
      const { words, masks, starts, counts } = bucket;
      for (let i = 0; i < words.length; i++) {
        if (bits(masks[i]! ^ mask) > most + 1 || !beginAlike(starts[i]!, start)) continue;
        const cost = between(own, 0, word.length, bucket, i * length, length, Math.min(most, bestCost));
        if (cost > most || cost > bestCost || (cost === bestCost && counts[i]! <= bestCount) || words[i] === word) continue;
        best = words[i];
        bestCost = cost;
        bestCount = counts[i]!;
      }
    }
    return best;
  }
}

/** A word's first two letters as one number. */
const startOf = (word: string): number => (word.charCodeAt(0) << 16) | word.charCodeAt(1);

/** People get the beginning of a word right, swap its first two letters, or mix up its first sound; only such words are compared. */
function beginAlike(one: number, two: number): boolean {
  const [a, b, x, y] = [one >> 16, two >> 16, one & 0xffff, two & 0xffff];
  return a === b || x === y || a === y || x === b || swap(a, b) === 1;
}

function lettersOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) % 31);
  return mask;
}

function bits(x: number): number {
  let v = x - ((x >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Longer words are not compared. */
const longest = 64;
const rows = [new Int32Array(longest), new Int32Array(longest), new Int32Array(longest)];

interface Spelt {
  letters: Uint16Array;
  gaps: Uint8Array;
}
const room = (): Spelt => ({ letters: new Uint16Array(longest), gaps: new Uint8Array(longest) });
const asked = room();
const other = room();

/** Writes a word's letters and what leaving each out costs. */
function spell(word: string, letters: Uint16Array, gaps: Uint8Array, at: number): void {
  for (let i = 0; i < word.length; i++) {
    letters[at + i] = word.charCodeAt(i);
    gaps[at + i] = gap(word, i + 1);
  }
}

/** Damerau–Levenshtein in half edits of words of at most 60 letters, given up past `most` (then some number above it). */
export function distance(a: string, b: string, most: number): number {
  spell(a, asked.letters, asked.gaps, 0);
  spell(b, other.letters, other.gaps, 0);
  return between(asked, 0, a.length, other, 0, b.length, most);
}

/** The same of words as numbers, each with where it begins and how long it is. */
function between({ letters: a, gaps: aGaps }: Spelt, aFrom: number, aLength: number, { letters: b, gaps: bGaps }: Spelt, bFrom: number, bLength: number, most: number): number {
  let [before, last, row] = rows as [Int32Array, Int32Array, Int32Array];
  last[0] = 0;
  for (let j = 1; j <= bLength; j++) last[j] = last[j - 1]! + bGaps[bFrom + j - 1]!;
  for (let i = 1; i <= aLength; i++) {
    const x = a[aFrom + i - 1]!;
    const lost = aGaps[aFrom + i - 1]!;
    row[0] = last[0]! + lost;
    let least = row[0]!;
    for (let j = 1; j <= bLength; j++) {
      const y = b[bFrom + j - 1]!;
      let cost = last[j - 1]! + (x === y ? 0 : swap(x, y));
      const without = last[j]! + lost;
      if (without < cost) cost = without;
      const withOne = row[j - 1]! + bGaps[bFrom + j - 1]!;
      if (withOne < cost) cost = withOne;
      if (i > 1 && j > 1 && x !== y && x === b[bFrom + j - 2]! && a[aFrom + i - 2]! === y && before[j - 2]! + 2 < cost) cost = before[j - 2]! + 2;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[bLength]!;
}

function swap(x: number, y: number): number {
  const a = x - letterA;
  const b = y - letterA;
  return a >= 0 && a < alphabet && b >= 0 && b < alphabet && alike[a * alphabet + b] === 1 ? 1 : 2;
}

/** What it costs to leave out the i-th letter (from 1). */
function gap(word: string, i: number): number {
  const letter = word.charCodeAt(i - 1);
  if (letter === word.charCodeAt(i - 2) || letter === word.charCodeAt(i)) return 1;
  return i > 1 && letter < 128 && isSilent[letter] === 1 ? 1 : 2;
}
