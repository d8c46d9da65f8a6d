import { Speller } from './spelling.ts';
import { stem } from './stem.ts';

/** Words of the domain: how often each occurs in phrases and guides. Splits compounds, joins what was written apart, corrects spelling. */
export class Vocabulary {
  private readonly counts: Map<string, number>;
  private readonly stems = new Map<string, number>();
  private readonly speller: Speller;
  private readonly splits = new Map<string, string[]>();

  constructor(counts: Map<string, number>) {
    this.counts = counts;
    for (const [word, count] of counts) {
      const root = stem(word, 'da');
      this.stems.set(root, (this.stems.get(root) ?? 0) + count);
    }
    this.speller = new Speller([...counts].filter(([, count]) => count >= certain));
  }

  get size(): number {
    return this.counts.size;
  }

  count(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  entries(): IterableIterator<[string, number]> {
    return this.counts.entries();
  }

  /** The correction of a word that is unknown or was seen just once; undefined where it stands as it is. */
  correct(key: string): string | undefined {
    return this.count(key) < certain ? this.speller.correct(key) : undefined;
  }

  /** The parts of a compound ("sygesikringskort" → "sygesikring", "kort"), or none. */
  parts(key: string): string[] {
    if (key.length < 7 || key.length > 40) return none;
    const seen = this.splits.get(key);
    if (seen) return seen;
    if (this.splits.size > 5000) this.splits.clear();
    const found = this.split(key, 3);
    this.splits.set(key, found);
    return found;
  }

  private split(key: string, depth: number): string[] {
    let best = none;
    let bestScore = 0;
    for (let at = 3; at <= key.length - 3; at++) {
      const right = key.slice(at);
      const rightCount = this.strength(right);
      if (rightCount === 0) continue;
      const left = this.head(key.slice(0, at), depth);
      if (left.score === 0) continue;
      const score = Math.min(left.score, Math.log(1 + rightCount)) + 0.1 * Math.min(at, key.length - at);
      if (score > bestScore) {
        best = [...left.parts, right];
        bestScore = score;
      }
    }
    return best;
  }

  /** The first part, with or without its linking -s- or -e-, or itself a compound. */
  private head(left: string, depth: number): { parts: string[]; score: number } {
    const whole = this.strength(left);
    if (whole > 0) return { parts: [left], score: Math.log(1 + whole) };
    const last = left[left.length - 1];
    if (last === 's' || last === 'e') {
      const bare = left.slice(0, -1);
      const count = this.strength(bare);
      if (count > 0) return { parts: [bare], score: Math.log(1 + count) };
    }
    if (depth > 1 && left.length >= 7) {
      const parts = this.split(left, depth - 1);
      if (parts.length > 0) return { parts, score: 0.5 };
    }
    return { parts: none, score: 0 };
  }

  /** How sure a part is a word; 0 for short chance matches. */
  private strength(part: string): number {
    if (part.length < 3) return 0;
    const count = Math.max(this.count(part), part.length > 4 ? (this.stems.get(stem(part, 'da')) ?? 0) : 0);
    return count >= (part.length === 3 ? 6 : certain) ? count : 0;
  }
}

const none: string[] = [];
/** A word seen this often is taken as correctly spelled. */
const certain = 2;
