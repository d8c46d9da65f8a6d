import type { Language } from '../common/language.ts';
import { localTopics, type LocalTopic } from '../common/local-topics.ts';
import { isCertain, type Fact } from './fact.ts';
import type { Guide } from './guide.ts';
import da from './messages/da.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };

/** What a library's settings say in the guides' texts; null where it is not known. */
export interface LibraryWords {
  name: string;
  municipality: string;
  /** The municipality's own page. */
  municipalityPage: string;
  phone: string | null;
  website: string;
  /** Digits in the library's PIN. */
  pinLength: number | null;
  /** The library's own sentences, with the day they were checked. */
  local: Partial<Record<LocalTopic, { da: string; en: string; checkedOn: string }>>;
}

/** Where the words of a guide's placeholders come from. */
export interface WordSources {
  fact(id: string): Fact | undefined;
  library: LibraryWords;
}

const messages: Record<Language, typeof da> = { da, en };

/** The placeholders that stand for a library's own setting. */
export const libraryPlaceholders = ['name', 'municipality', 'website', 'phone', 'pin-length', ...localTopics] as const;
type LibraryPlaceholder = (typeof libraryPlaceholders)[number];

/**
 * A guide's text with its placeholders filled: `{fact:<id>}` becomes the fact's sentence
 * with the day it was checked, or the official address where the fact is not certain;
 * `{library:…}` becomes the library's own setting.
 */
export function filled(text: string, guide: Guide, language: Language, { fact, library }: WordSources): string {
  return text
    .replace(/\{fact:([a-z0-9-]+)\}/g, (_, id: string) => factSentence(fact(id), guide, language))
    .replace(/\{library:([a-z-]+)\}/g, (placeholder, name: string) => (isLibraryPlaceholder(name) ? libraryWord(name, library, language) : placeholder));
}

const isLibraryPlaceholder = (name: string): name is LibraryPlaceholder => libraryPlaceholders.some((each) => each === name);

function libraryWord(name: LibraryPlaceholder, library: LibraryWords, language: Language): string {
  const say = messages[language];
  switch (name) {
    case 'name':
    case 'municipality':
    case 'website':
      return library[name];
    case 'phone':
      return library.phone ?? say['library.no-phone'].replace('{website}', () => library.website);
    case 'pin-length':
      return library.pinLength === null ? say['library.no-pin-length'] : say['library.pin-length'].replace('{number}', String(library.pinLength));
    default:
      return localSentence(name, library, language);
  }
}

/** What the library says of the topic, with its date; where it has said nothing, where the answer stands. */
function localSentence(topic: LocalTopic, library: LibraryWords, language: Language): string {
  const say = messages[language];
  const own = library.local[topic];
  if (own !== undefined) return dated(own[language], own.checkedOn, language);
  return say[`local.${topic}`].replace(/\{(website|municipality|municipalityPage)\}/g, (_, name: 'website' | 'municipality' | 'municipalityPage') => library[name]);
}

/** The fact as a guide may state it, with its date; without it, where the answer stands. */
const factSentence = (fact: Fact | undefined, guide: Guide, language: Language): string =>
  statedFact(fact, language) ?? messages[language]['fact.uncertain'].replace('{address}', () => guide.address);

/** A fact as it may be stated anywhere, with the day it was checked; null where it may not be stated as certain. */
export const statedFact = (fact: Fact | undefined, language: Language): string | null =>
  (fact === undefined || !isCertain(fact) ? null : dated(fact[language], fact.confirmation?.on ?? fact.checkedOn, language));

const dated = (sentence: string, day: string, language: Language): string =>
  messages[language]['fact.checked'].replace('{sentence}', () => sentence).replace('{date}', () => dayInWords(day, language));

/** An ISO date as people write it: »22. november 2026«, “22 November 2026”. */
export function dayInWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
