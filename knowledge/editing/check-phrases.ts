import type { Guide } from '../guide.ts';
import { finding, type Finding } from './rules.ts';
import { wordsOf } from './readability.ts';

const fewest = 20;

/** Share of common words from which two phrases count as nearly equal. */
const nearFrom = 0.8;

/** Two short phrases share their few words by chance. */
const fewestWords = 4;

interface Phrase {
  guideId: string;
  place: string;
  text: string;
  tokens: ReadonlySet<string>;
  key: string;
}

/** Guides with too few phrases, and phrases that stand, or nearly stand, in two guides; each pair is told once, at the phrase that comes later. */
export function checkPhrases(guides: readonly Guide[]): Finding[] {
  const book = new PhraseBook();
  return [...guides.flatMap(fewOf), ...guides.flatMap((guide) => {
    const found = book.findings(guide);
    book.add(guide);
    return found;
  })];
}

/** One guide's phrases against those of all others. */
export const checkPhrasesOf = (guide: Guide, others: PhraseBook): Finding[] => [...fewOf(guide), ...others.findings(guide)];

function fewOf(guide: Guide): Finding[] {
  const count = new Set((guide.phrases['da'] ?? []).map(keyOf)).size;
  return count < fewest ? [finding('phrases-few', guide.id, 'phrases.da', { count })] : [];
}

/** A phrase of another guide. */
export interface Likeness {
  guideId: string;
  phrase: string;
  /** Share of common words, 0 to 1. */
  likeness: number;
  /** The same words in the same order. */
  same: boolean;
}

/** The phrases of many guides, to look for those that are like another. */
export class PhraseBook {
  readonly #phrases: Phrase[] = [];
  readonly #holders = new Map<string, number[]>();

  constructor(guides: readonly Guide[] = []) {
    for (const guide of guides) this.add(guide);
  }

  add(guide: Guide): void {
    for (const phrase of phrasesOf(guide)) {
      const index = this.#phrases.push(phrase) - 1;
      for (const token of phrase.tokens) {
        const holders = this.#holders.get(token);
        if (holders === undefined) this.#holders.set(token, [index]);
        else holders.push(index);
      }
    }
  }

  /** Phrases of other guides that equal or nearly equal a text, the likest first. */
  like(text: string, guideId: string): Likeness[] {
    return this.#like({ guideId, place: '', text, tokens: new Set(tokensOf(text)), key: keyOf(text) });
  }

  findings(guide: Guide): Finding[] {
    return phrasesOf(guide).flatMap((phrase) => {
      const [likest] = this.#like(phrase);
      if (likest === undefined) return [];
      if (likest.same) return [finding('phrase-taken', phrase.guideId, phrase.place, { phrase: phrase.text, other: likest.guideId })];
      return [finding('phrase-near', phrase.guideId, phrase.place, { phrase: phrase.text, near: likest.phrase, other: likest.guideId })];
    });
  }

  #like(phrase: Phrase): Likeness[] {
    const shared = new Uint16Array(this.#phrases.length);
    for (const token of phrase.tokens) for (const other of this.#holders.get(token) ?? []) shared[other]! += 1;
    const found: Likeness[] = [];
    for (let at = 0; at < shared.length; at += 1) {
      const count = shared[at]!;
      // Fewer common words than these can't be near, whatever the other phrase is.
      if (count < nearFrom * phrase.tokens.size) continue;
      const other = this.#phrases[at]!;
      if (other.guideId === phrase.guideId) continue;
      const likeness = count / (phrase.tokens.size + other.tokens.size - count);
      const same = other.key === phrase.key;
      if (same || (likeness >= nearFrom && Math.min(phrase.tokens.size, other.tokens.size) >= fewestWords)) found.push({ guideId: other.guideId, phrase: other.text, likeness, same });
    }
    return found.sort((one, two) => Number(two.same) - Number(one.same) || two.likeness - one.likeness);
  }
}

function phrasesOf(guide: Guide): Phrase[] {
  return Object.entries(guide.phrases).flatMap(([language, phrases]) => phrases.map((text, index) => ({
    guideId: guide.id, place: `phrases.${language}.${index}`, text, tokens: new Set(tokensOf(text)), key: keyOf(text),
  })));
}

const tokensOf = (text: string): string[] => wordsOf(text.toLowerCase().normalize('NFC'));
const keyOf = (text: string): string => tokensOf(text).join(' ');
