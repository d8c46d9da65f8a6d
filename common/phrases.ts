/** Lower case, with æ, ø and å as people without those keys write them. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFC').replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');

/** Folded words with one space between them, and nothing else. */
export const foldedWords = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Each letter's two ways for whoever has no key for it, or does not take the time. */
const ways = [['æ', 'ae', 'a'], ['ø', 'oe', 'o'], ['å', 'aa', 'a']] as const;

/** A phrase in the ways it is typed, folded: `på tværs` as paa tvaers, pa tvaers, paa tvars, pa tvars. */
export function spellings(phrase: string): string[] {
  const written = phrase.toLowerCase().normalize('NFC');
  return ways.reduce((all, [letter, long, short]) => (written.includes(letter) ? all.flatMap((each) => [each.replaceAll(letter, long), each.replaceAll(letter, short)]) : all), [written]).map(foldedWords);
}

/** Whether a text has any of these phrases as whole words, however either is typed. */
export function hasAny(phrases: readonly string[]): (text: string) => boolean {
  const pattern = anyOf(phrases.flatMap(spellings), 'u');
  return (text) => pattern.test(foldedWords(text));
}

/** Meets any of these forms as whole words, in either case; longer forms first. */
export function anyOf(forms: readonly string[], flags = 'iu'): RegExp {
  const escaped = forms.toSorted((a, b) => b.length - a.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}])(?:${escaped.join('|')})(?![\\p{L}])`, flags);
}
