import { foldedWords, hasAny, spellings } from '../common/phrases.ts';
import words from './messages/scam.json' with { type: 'json' };

const [happened, always, harmless] = [hasAny(words.happened), hasAny(words.always), hasAny(words.harmless)];
/** Things are met inside longer words too: »kodeviser«, »bankkonto«. */
const things = new RegExp(words.things.flatMap(spellings).join('|'), 'u');

/** Guides about a scam under way: whoever is in one goes ahead of all others. */
const scamGuides = new Set(['mitid-spaer-misbrug', 'svindel-phishing']);

export const isScamUnderWay = (guideId: string): boolean => scamGuides.has(guideId);

/**
 * Whether the words say that somebody else has got the citizen's codes, money or identity:
 * what happened together with what they got, or words that always mean it.
 */
export const tellsOfScam = (text: string): boolean => !harmless(text) && (always(text) || (happened(text) && things.test(foldedWords(text))));
