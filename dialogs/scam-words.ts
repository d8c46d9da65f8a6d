import words from './messages/scam.json' with { type: 'json' };

const fold = (text: string): string => text.toLowerCase().normalize('NFC').replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa').replace(/[^\p{L}\p{N}]+/gu, ' ');
const oneOf = (forms: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}])(?:${forms.map(fold).map((form) => form.trim()).join('|')})(?![\\p{L}])`, 'u');
const [happened, things, always, harmless] = [oneOf(words.happened), new RegExp(words.things.map(fold).map((form) => form.trim()).join('|'), 'u'), oneOf(words.always), oneOf(words.harmless)];

/** Guides about a scam under way: whoever is in one goes ahead of all others. */
const scamGuides = new Set(['mitid-spaer-misbrug', 'svindel-phishing']);

export const isScamUnderWay = (guideId: string): boolean => scamGuides.has(guideId);

/**
 * Whether the words say that somebody else has got the citizen's codes, money or identity:
 * what happened together with what they got, or words that always mean it.
 */
export function tellsOfScam(text: string): boolean {
  const said = fold(text);
  if (harmless.test(said)) return false;
  return always.test(said) || (happened.test(said) && things.test(said));
}
