/** Lower case, with æ, ø and å as people without those keys write them. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFC').replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');

/** Folded words with one space between them, and nothing else. */
export const foldedWords = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Meets any of these forms as whole words, in either case; longer forms first. */
export function anyOf(forms: readonly string[], flags = 'iu'): RegExp {
  const escaped = forms.toSorted((a, b) => b.length - a.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}])(?:${escaped.join('|')})(?![\\p{L}])`, flags);
}
