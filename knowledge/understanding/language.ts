import type { SpokenLanguage } from './decision.ts';
import { ownLetters, shapes, smallWords } from './language-words.ts';
import { fold } from './letters.ts';
import type { Token } from './tokens.ts';

type Latin = keyof typeof smallWords;
const latin = Object.keys(smallWords) as Latin[];
const arabic = /\p{Script=Arabic}/u;
const cyrillic = /\p{Script=Cyrillic}/u;

/** Folded word → the languages it speaks for. A word of few languages says more than a word of many. */
const votes = new Map<string, Latin[]>();
for (const language of latin) {
  for (const word of new Set(smallWords[language].split(/\s+/).map(fold))) {
    const found = votes.get(word);
    if (found) found.push(language);
    else votes.set(word, [language]);
  }
}

/** A word's votes by shape; the same words come again and again. */
const shaped = new Map<string, Float64Array>();

/**
 * The language of one message, judged by itself. Danish where nothing speaks
 * for another language, since that is what most people write here.
 */
export function recognise(tokens: readonly Token[]): SpokenLanguage {
  const scores = new Float64Array(latin.length);
  scores[0] = 0.3;
  let right = 0;
  let slavic = 0;
  let words = 0;
  for (const { written, key, word } of tokens) {
    if (!word) continue;
    words++;
    if (arabic.test(written)) right++;
    else if (cyrillic.test(written)) slavic++;
    else vote(written, key, scores);
  }
  if (right * 2 > words) return 'ar';
  if (slavic * 2 > words) return 'uk';
  let best = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[best]!) best = k;
  return latin[best]!;
}

function vote(written: string, key: string, scores: Float64Array): void {
  const said = votes.get(key);
  if (said) for (const language of said) scores[latin.indexOf(language)]! += 1 / said.length;
  const found = shaped.get(written) ?? shapeOf(written);
  for (let k = 0; k < scores.length; k++) scores[k]! += said ? found[k]! * 0.3 : found[k]!;
}

function shapeOf(written: string): Float64Array {
  const found = new Float64Array(latin.length);
  for (const [letters, language, weight] of ownLetters) if (letters.test(written)) found[latin.indexOf(language)]! += weight;
  if (written.length > 3) for (const [shape, language, weight] of shapes) if (shape.test(written)) found[latin.indexOf(language)]! += weight;
  if (shaped.size > 5000) shaped.clear();
  shaped.set(written, found);
  return found;
}
