import type { Language } from '../common/language.ts';
import { clock } from '../common/local-time.ts';
import type { Shift } from '../common/roster.ts';

const names = {
  da: ['man', 'tirs', 'ons', 'tors', 'fre', 'lør', 'søn'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} satisfies Record<Language, string[]>;

/** The hours of a week in few words, true on any day of it: »man–tors 9–15, fre 9–13«, “Mon–Thu 09:00–15:00”. */
export function weekWords(shifts: readonly Shift[], language: Language): string {
  return shifts.map(({ days, from, to }) => `${daysWords(days, language)} ${clock(from, language)}–${clock(to, language)}`).join(', ');
}

/** Days in a row are joined. */
function daysWords(days: readonly number[], language: Language): string {
  const runs: [number, number][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  const name = (day: number): string => names[language][day - 1] ?? '';
  return runs.map(([first, last]) => (first === last ? name(first) : `${name(first)}–${name(last)}`)).join(', ');
}
