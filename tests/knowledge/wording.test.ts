import { describe, expect, test } from '@jest/globals';
import { dayInWords, filled, libraryPlaceholders, type LibraryWords } from '../../knowledge/wording.ts';
import { exampleFact, exampleGuide } from './editing/example.ts';

const library: LibraryWords = { name: 'Byens $& Bibliotek', phone: '66 13 13 72', municipality: 'Byen', municipalityPage: 'https://byen.example.dk', website: 'https://bib.example.dk', pinLength: 4, local: {} };
const guide = exampleGuide();
const fill = (text: string, more: Partial<LibraryWords> = {}, fact = exampleFact(), language: 'da' | 'en' = 'da') => filled(text, guide, language, { fact: (id) => (id === fact.id ? fact : undefined), library: { ...library, ...more } });

describe('placeholders', () => {
  test('a certain fact is its sentence with its date', () => {
    expect(fill('Pris: {fact:card-price}')).toBe('Pris: Kortet koster 50 kr. (Tjekket 1. juni 2026.)');
    expect(fill('{fact:card-price}', {}, exampleFact(), 'en')).toBe('The card costs DKK 50. (Checked 1 June 2026.)');
    expect(fill('{fact:card-price}', {}, exampleFact({ status: 'unverified', confirmation: { by: 'Anna', on: '2026-07-02' } }))).toContain('(Tjekket 2. juli 2026.)');
  });

  test.each(['one-source', 'conflicting', 'unverified'] as const)('a fact that is %s is not told; the official address is', (status) => {
    expect(fill('{fact:card-price}', {}, exampleFact({ status }))).toBe('Se, hvad der gælder nu, på https://www.borger.dk/kort.');
  });

  test('a fact that is not there leads to the official address', () => expect(fill('{fact:other}')).toBe('Se, hvad der gælder nu, på https://www.borger.dk/kort.'));

  test('the library, every time it is named, as it is written', () => {
    expect(fill('{library:name} og {library:name}: {library:phone}, {library:pin-length}')).toBe('Byens $& Bibliotek og Byens $& Bibliotek: 66 13 13 72, 4 cifre');
    expect(fill('{library:phone}, {library:pin-length}', { phone: null, pinLength: null })).toBe('bibliotekets telefon (se https://bib.example.dk), cifrene i din pinkode');
  });

  test('what is so in this library alone is its own sentence with its date, and otherwise its website', () => {
    const local = { 'late-fees': { da: 'En dag for sent koster 10 kr.', en: 'A day late costs DKK 10.', checkedOn: '2026-10-05' } };
    expect(fill('{library:late-fees}', { local })).toBe('En dag for sent koster 10 kr. (Tjekket 5. oktober 2026.)');
    expect(fill('{library:late-fees}', { local }, exampleFact(), 'en')).toBe('A day late costs DKK 10. (Checked 5 October 2026.)');
    expect(fill('{library:late-fees}')).toBe('Se prisen for at aflevere for sent på https://bib.example.dk.');
    expect(fill('{library:borgerservice}')).toBe('Bestil tid hos Borgerservice i Byen Kommune på https://byen.example.dk.');
    for (const name of libraryPlaceholders) expect([name, fill(`{library:${name}}`)]).not.toEqual([name, expect.stringMatching(/[{}]|undefined/)]);
  });

  test('a text in braces that a setting brings along is not filled again', () => expect(fill('{library:name}', { name: '{library:phone}' })).toBe('{library:phone}'));
});

test('days in words', () => expect([dayInWords('2026-11-22', 'da'), dayInWords('2026-11-22', 'en')]).toEqual(['22. november 2026', '22 November 2026']));
