import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import glossary from '../../knowledge/glossary.json' with { type: 'json' };
import { Guide } from '../../knowledge/guide.ts';
import { simplerOf } from '../../knowledge/simpler.ts';

const folder = join(import.meta.dirname, '../../knowledge/guides');
const guides = readdirSync(folder).map((name) => Guide.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
const texts = guides.flatMap((guide) => (['da', 'en'] as const).flatMap((language) => Object.values(guide.languages[language]?.steps ?? {}).map(({ text }) => ({ language, text }))));
const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

describe('said more simply', () => {
  test('every step keeps all its words, in their order, and explains four at most', () => {
    for (const { language, text } of texts) {
      const { sentences, words } = simplerOf(text, language);
      expect(sentences.flatMap(wordsIn)).toEqual(wordsIn(text));
      expect(words.length).toBeLessThanOrEqual(4);
    }
  });

  test('sentences end where people end them', () => {
    expect(simplerOf('Ring kl. 10 til nr. 5. Skriv »Ja. Godkend« nu! Se mitid.dk.', 'da').sentences).toEqual(['Ring kl. 10 til nr. 5.', 'Skriv »Ja. Godkend« nu!', 'Se mitid.dk.']);
  });

  test.each(['da', 'en'] as const)('in %s every word is used by a guide, is short and plain, and no form stands twice', (language) => {
    const all = texts.filter((each) => each.language === language).map(({ text }) => text);
    const seen = new Set<string>();
    for (const entry of glossary) {
      const { word, meaning, forms } = entry[language];
      expect({ word, used: all.some((text) => simplerOf(text, language).words.some((each) => each.word === word)) }).toEqual({ word, used: true });
      expect(meaning.split(' ').length).toBeLessThanOrEqual(18);
      for (const form of forms) {
        expect({ form, twice: seen.has(form.toLowerCase()) && form !== form.toLowerCase() }).toEqual({ form, twice: false });
        seen.add(form.toLowerCase());
      }
    }
  });
});
