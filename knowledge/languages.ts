import { z } from 'zod';
import { Language } from '../common/language.ts';
import type { Guide } from './guide.ts';
import list from './languages.json' with { type: 'json' };

/** A language that a guide may be written in. */
const GuideLanguage = z.object({
  /** ISO 639-1. */
  code: z.string().regex(/^[a-z]{2}$/),
  /** In the language itself. */
  name: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  /** The language of everything around the guide, which exists in these alone. */
  words: Language,
});
export type GuideLanguage = z.infer<typeof GuideLanguage>;

/** The languages of `languages.json`: a further one is a line there, and a guide's words in it. */
export const guideLanguages: readonly GuideLanguage[] = z.array(GuideLanguage).parse(list);

const byCode = new Map(guideLanguages.map((language) => [language.code, language]));

/** @returns undefined where nobody has added the language. */
export const guideLanguage = (code: string): GuideLanguage | undefined => byCode.get(code);

/** The first of the wished languages that the guide is written in; Danish where it has none of them. */
export const languageOf = (guide: Guide, wished: readonly string[]): string => wished.find((code) => guide.languages[code] !== undefined) ?? 'da';
