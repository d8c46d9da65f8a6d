import { fold, foldedWords, hasAny, spellings } from '../common/phrases.ts';
import { daysLater, weekdayOf } from '../common/local-time.ts';
import words from './messages/hours.json' with { type: 'json' };

const [hours, entry] = [hasAny(words.hours), hasAny(words.entry)];

/** Whether a message asks when the library is open; how to get in alone is another question. */
export const asksForHours = (text: string): boolean => hours(text) && !entry(text);

const weekdays = words.weekdays.map(hasAny);
const [today, tomorrow, afterTomorrow] = [hasAny(words.today), hasAny(words.tomorrow), hasAny(words.afterTomorrow)];

/** The local date that a message names: today, tomorrow, a weekday (the next one, today included); null where it names none. */
export function dayNamed(text: string, from: string): string | null {
  if (afterTomorrow(text)) return daysLater(from, 2);
  if (tomorrow(text)) return daysLater(from, 1);
  if (today(text)) return from;
  const weekday = weekdays.findIndex((named) => named(text)) + 1;
  return weekday === 0 ? null : daysLater(from, (weekday - weekdayOf(from) + 7) % 7);
}

const common = new Set(words.common.map(fold));

/** The id of the branch that a message names, by a word that no other branch has; null where it names none. */
export function branchNamed(text: string, branches: readonly { id: string; name: string }[]): string | null {
  const said = foldedWords(text).split(' ');
  const own = branches.map(({ id, name }) => ({ id, words: spellings(name).flatMap((spelled) => spelled.split(' ')).filter((word) => !common.has(word)) }));
  const named = own.filter(({ words: names }) => names.some((name) => said.some((word) => word === name || word === `${name}s`)));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
