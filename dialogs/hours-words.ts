import { anyOf, fold, foldedWords } from '../common/phrases.ts';
import { daysLater, weekdayOf } from '../common/local-time.ts';
import words from './messages/hours.json' with { type: 'json' };

const [hours, entry] = [anyOf(words.hours.map(foldedWords), 'u'), anyOf(words.entry.map(foldedWords), 'u')];

/** Whether a message asks when the library is open; how to get in alone is another question. */
export function asksForHours(text: string): boolean {
  const said = foldedWords(text);
  return hours.test(said) && !entry.test(said);
}

const weekdays = words.weekdays.map((forms) => anyOf(forms.map(foldedWords), 'u'));
const [today, tomorrow, afterTomorrow] = [words.today, words.tomorrow, words.afterTomorrow].map((forms) => anyOf(forms.map(foldedWords), 'u'));

/** The local date that a message names: today, tomorrow, a weekday (the next one, today included); null where it names none. */
export function dayNamed(text: string, from: string): string | null {
  const said = foldedWords(text);
  if (afterTomorrow?.test(said)) return daysLater(from, 2);
  if (tomorrow?.test(said)) return daysLater(from, 1);
  if (today?.test(said)) return from;
  const weekday = weekdays.findIndex((forms) => forms.test(said)) + 1;
  return weekday === 0 ? null : daysLater(from, (weekday - weekdayOf(from) + 7) % 7);
}

const common = new Set(words.common.map(fold));

/** The id of the branch that a message names, by a word that no other branch has; null where it names none. */
export function branchNamed(text: string, branches: readonly { id: string; name: string }[]): string | null {
  const said = foldedWords(text).split(' ');
  const own = branches.map(({ id, name }) => ({ id, words: foldedWords(name).split(' ').filter((word) => !common.has(word)) }));
  const named = own.filter(({ words: names }) => names.some((name) => said.some((word) => word === name || word === `${name}s`)));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
