import { anyOf, foldedWords } from '../common/phrases.ts';
import words from './messages/hours.json' with { type: 'json' };

const [hours, entry] = [anyOf(words.hours.map(foldedWords), 'u'), anyOf(words.entry.map(foldedWords), 'u')];

/** Whether a message asks when the library is open; how to get in alone is another question. */
export function asksForHours(text: string): boolean {
  const said = foldedWords(text);
  return hours.test(said) && !entry.test(said);
}
