import { anyOf, foldedWords } from '../common/phrases.ts';
import words from './messages/scam.json' with { type: 'json' };

const met = (forms: readonly string[]): RegExp => anyOf(forms.map(foldedWords), 'u');
const [happened, always, harmless] = [met(words.happened), met(words.always), met(words.harmless)];
/** Things are met inside longer words too: »kodeviser«, »bankkonto«. */
const things = new RegExp(words.things.map(foldedWords).join('|'), 'u');

/** Guides about a scam under way: whoever is in one goes ahead of all others. */
const scamGuides = new Set(['mitid-spaer-misbrug', 'svindel-phishing']);

export const isScamUnderWay = (guideId: string): boolean => scamGuides.has(guideId);

/**
 * Whether the words say that somebody else has got the citizen's codes, money or identity:
 * what happened together with what they got, or words that always mean it.
 */
export function tellsOfScam(text: string): boolean {
  const said = foldedWords(text);
  return !harmless.test(said) && (always.test(said) || (happened.test(said) && things.test(said)));
}
