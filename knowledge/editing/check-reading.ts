import type { Guide } from '../guide.ts';
import { finding, type Finding } from './rules.ts';
import { lix, sentencesOf, wordsOf } from './readability.ts';
import { linesOf, type GuideLine } from './texts.ts';

const hardest = 35;
const longest = 20;

/** Below this many words LIX says more about chance than about the text. */
const fewestWords = 12;

/** Passages that are hard to read, and sentences that are too long. Labels and what facts say are not measured. */
export function checkReading(guide: Guide): Finding[] {
  const lines = linesOf(guide).filter(({ label }) => !label).map((line) => ({ ...line, text: readText(line.text) }));
  return [
    ...[...Map.groupBy(lines, passageOf)].flatMap(([place, passage]) => checkPassage(guide, place, passage)),
    ...lines.flatMap(({ place, text }) => sentencesOf(text).map((sentence) => ({ sentence, words: wordsOf(sentence).length }))
      .filter(({ words }) => words > longest).map(({ sentence, words }) => finding('sentence-long', guide.id, place, { words, text: sentence }))),
  ];
}

/** LIX needs some text to mean anything, so what is read together is measured together; its hardest sentence is shown. */
function checkPassage(guide: Guide, place: string, passage: readonly GuideLine[]): Finding[] {
  const text = passage.map((line) => line.text).join('\n');
  const measured = lix(text);
  if (measured <= hardest || wordsOf(text).length < fewestWords) return [];
  const [worst = text] = sentencesOf(text).sort((one, two) => lix(two) - lix(one));
  return [finding('hard-to-read', guide.id, place, { lix: measured, text: worst })];
}

/** A step with its tip and its help, a guide's opening, a list: what stands together on the screen. */
const passageOf = ({ language, place }: GuideLine): string =>
  /^languages\.[a-z]+\.steps\.[^.]+/.exec(place)?.[0] ?? (/^languages\.[a-z]+\.stuck/.exec(place)?.[0] ?? (place.startsWith('helpers') ? `helpers (${language})` : `languages.${language}.answer`));

/** The text without what facts bring along; a library's own words count as one. */
const readText = (text: string): string => text.replace(/\{fact:[^}]*\}/g, '').replace(/\{library:[^}]*\}/g, 'X').trim();
