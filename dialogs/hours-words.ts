import { anyOf, fold, foldedWords } from '../common/phrases.ts';
import words from './messages/hours.json' with { type: 'json' };

const [hours, entry] = [anyOf(words.hours.map(foldedWords), 'u'), anyOf(words.entry.map(foldedWords), 'u')];

/** Whether a message asks when the library is open; how to get in alone is another question. */
export function asksForHours(text: string): boolean {
  const said = foldedWords(text);
  return hours.test(said) && !entry.test(said);
}

const common = new Set(words.common.map(fold));

/** The id of the branch that a message names, by a word that no other branch has; null where it names none. */
export function branchNamed(text: string, branches: readonly { id: string; name: string }[]): string | null {
  const said = foldedWords(text).split(' ');
  const own = branches.map(({ id, name }) => ({ id, words: foldedWords(name).split(' ').filter((word) => !common.has(word)) }));
  const named = own.filter(({ words: names }) => names.some((name) => said.some((word) => word === name || word === `${name}s`)));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
