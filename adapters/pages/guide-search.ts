import type { Language } from '../../common/language.ts';
import type { Guide } from '../../knowledge/guide.ts';

/**
 * The guides that a search fits, best first: a word counts where a word of the guide begins
 * with it, most in the title, least in what citizens write. Guides in which every word is
 * found come alone; where there are none, those with the most of them. Empty for no words.
 */
export function searchGuides(guides: readonly Guide[], language: Language, query: string): Guide[] {
  const asked = [...new Set(wordsOf(query))].slice(0, 12);
  if (asked.length === 0) return [];
  const found = guides.map((guide) => {
    const weights = asked.map((word) => weightOf(word, guide, language));
    return { guide, hits: weights.filter((weight) => weight > 0).length, weight: weights.reduce((sum, each) => sum + each, 0) };
  });
  const most = Math.max(0, ...found.map(({ hits }) => hits));
  return most === 0 ? [] : found.filter(({ hits }) => hits === most).sort((one, two) => two.weight - one.weight).map(({ guide }) => guide);
}

function weightOf(word: string, guide: Guide, language: Language): number {
  const words = guide.languages[language] ?? guide.languages['da'];
  const begins = (text: string): boolean => wordsOf(text).some((each) => each.startsWith(word));
  if (begins(words?.title ?? '')) return 5;
  if (begins(`${words?.question ?? ''} ${words?.answer ?? ''}`)) return 3;
  const phrases = guide.phrases[language] ?? [];
  return phrases.length === 0 ? 0 : (2 * phrases.filter(begins).length) / phrases.length;
}

const wordsOf = (text: string): string[] => text.toLowerCase().normalize('NFC').match(/[\p{L}\d]+/gu) ?? [];
