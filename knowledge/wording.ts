import type { Language } from '../common/language.ts';
import { isCertain, type Fact } from './fact.ts';
import type { Guide } from './guide.ts';
import da from './messages/da.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };

/** What a library's settings say in the guides' texts; null where it is not known. */
export interface LibraryWords {
  name: string;
  phone: string | null;
  website: string;
  /** Digits in the library's PIN. */
  pinLength: number | null;
}

/** Where the words of a guide's placeholders come from. */
export interface WordSources {
  fact(id: string): Fact | undefined;
  library: LibraryWords;
}

const messages: Record<Language, typeof da> = { da, en };

/** The placeholders that stand for a library's own setting. */
export const libraryPlaceholders = ['name', 'phone', 'pin-length'] as const;

/**
 * A guide's text with its placeholders filled: `{fact:<id>}` becomes the fact's sentence
 * with the day it was checked, or the official address where the fact is not certain;
 * `{library:…}` becomes the library's own setting.
 */
export function filled(text: string, guide: Guide, language: Language, { fact, library }: WordSources): string {
  const own: Record<(typeof libraryPlaceholders)[number], string> = {
    name: library.name,
    phone: library.phone ?? messages[language]['library.no-phone'].replace('{website}', () => library.website),
    'pin-length': library.pinLength === null ? messages[language]['library.no-pin-length'] : String(library.pinLength),
  };
  return text
    .replace(/\{fact:([a-z0-9-]+)\}/g, (_, id: string) => factSentence(fact(id), guide, language))
    .replace(/\{library:(name|phone|pin-length)\}/g, (_, name: keyof typeof own) => own[name]);
}

/** The fact as a guide may state it, with its date; without it, where the answer stands. */
function factSentence(fact: Fact | undefined, guide: Guide, language: Language): string {
  const say = messages[language];
  if (fact === undefined || !isCertain(fact)) return say['fact.uncertain'].replace('{address}', () => guide.address);
  const date = dayInWords(fact.confirmation?.on ?? fact.checkedOn, language);
  return say['fact.checked'].replace('{sentence}', () => fact[language]).replace('{date}', () => date);
}

/** An ISO date as people write it: »22. november 2026«, “22 November 2026”. */
export function dayInWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
