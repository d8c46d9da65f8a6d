import type { Language } from '../common/language.ts';
import { anyOf } from '../common/phrases.ts';
import glossary from './glossary.json' with { type: 'json' };

/** A hard word and what it means. */
type Word = Record<'word' | 'meaning', string>;

/** At most so many words are explained at once. */
const mostWords = 4;

const entries: Record<Language, { word: string; meaning: string; pattern: RegExp }[]> = {
  da: glossary.map(({ da }) => ({ ...da, pattern: anyOf(da.forms) })),
  en: glossary.map(({ en }) => ({ ...en, pattern: anyOf(en.forms) })),
};

/**
 * A step's text said more simply: one sentence a line, as it was approved, and what its hard words
 * mean. Nothing is left out and no sentence is made up.
 */
export function simplerOf(text: string, language: Language): { sentences: string[]; words: Word[] } {
  const words = entries[language].filter(({ pattern }) => pattern.test(text)).slice(0, mostWords).map(({ word, meaning }) => ({ word, meaning }));
  return { sentences: sentencesOf(text), words };
}

/** Ends of sentences: not inside quotation marks, after abbreviations or within numbers and addresses. */
function sentencesOf(text: string): string[] {
  const quoted = text.replace(/[»“][^«”]*[«”]/g, (quote) => quote.replace(/[.!?]/g, '\u0000'));
  const parts = quoted.split(/(?<=(?<!\b(?:kl|nr|fx|f\.eks|bl\.a|ca|osv|evt|tlf|e\.g|i\.e|No))[.!?])\s+(?=\p{Lu}|[»“(])/u);
  let from = 0;
  return parts.map((part) => {
    const at = quoted.indexOf(part, from);
    from = at + part.length;
    return text.slice(at, from).trim();
  }).filter((part) => part !== '');
}
