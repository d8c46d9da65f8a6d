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

/** Guides with too few phrases, and phrases that stand, or nearly stand, in two guides. */
export function checkPhrases(guides: readonly Guide[]): Finding[] {
  const few = guides.flatMap((guide) => {
    const count = new Set((guide.phrases['da'] ?? []).map(keyOf)).size;
    return count < fewest ? [finding('phrases-few', guide.id, 'phrases.da', { count })] : [];
  });
  return [...few, ...sharedPhrases(guides.flatMap(phrasesOf))];
}

function phrasesOf(guide: Guide): Phrase[] {
  return Object.entries(guide.phrases).flatMap(([language, phrases]) => phrases.map((text, index) => ({
    guideId: guide.id, place: `phrases.${language}.${index}`, text, tokens: new Set(tokensOf(text)), key: keyOf(text),
  })));
}

const tokensOf = (text: string): string[] => wordsOf(text.toLowerCase().normalize('NFC'));
const keyOf = (text: string): string => tokensOf(text).join(' ');

/** Each pair is told once, at the phrase that comes later. */
function sharedPhrases(phrases: readonly Phrase[]): Finding[] {
  const byToken = new Map<string, number[]>();
  return phrases.flatMap((phrase, index) => {
    const shared = new Map<number, number>();
    for (const token of phrase.tokens) {
      const holders = byToken.get(token) ?? [];
      for (const other of holders) shared.set(other, (shared.get(other) ?? 0) + 1);
      byToken.set(token, [...holders, index]);
    }
    const others = [...shared].flatMap(([at, count]) => {
      const other = phrases[at];
      return other === undefined || other.guideId === phrase.guideId ? [] : [{ other, likeness: count / (phrase.tokens.size + other.tokens.size - count) }];
    });
    const same = others.find(({ other }) => other.key === phrase.key);
    if (same !== undefined) return [finding('phrase-taken', phrase.guideId, phrase.place, { phrase: phrase.text, other: same.other.guideId })];
    const near = others.filter(({ other, likeness }) => likeness >= nearFrom && Math.min(phrase.tokens.size, other.tokens.size) >= fewestWords)
      .sort((one, two) => two.likeness - one.likeness)[0];
    return near === undefined ? [] : [finding('phrase-near', phrase.guideId, phrase.place, { phrase: phrase.text, near: near.other.text, other: near.other.guideId })];
  });
}
