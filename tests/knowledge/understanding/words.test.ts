import { describe, expect, test } from '@jest/globals';
import { fold, squeeze } from '../../../knowledge/understanding/letters.ts';
import { distance, Speller } from '../../../knowledge/understanding/spelling.ts';
import { stem } from '../../../knowledge/understanding/stem.ts';
import { tokens } from '../../../knowledge/understanding/tokens.ts';
import { Vocabulary } from '../../../knowledge/understanding/vocabulary.ts';

const keys = (text: string): string => tokens(text).map(({ key }) => key).join(' ');

describe('letters', () => {
  test('æ, ø and å are the same word in every written form', () => {
    for (const form of ['læge', 'LÆGE', 'laege', 'lage', 'läge', 'la\u0308ge', 'LAEGE']) expect(keys(form)).toBe('lage');
    for (const form of ['kørekort', 'koerekort', 'korekort', 'körekort', 'KØREKORT']) expect(keys(form)).toBe('korekort');
    for (const form of ['få', 'faa', 'fa', 'fa\u030a']) expect(keys(form)).toBe('fa');
  });

  test('the written word stays beside the key', () => {
    expect(tokens('får far')[0]).toMatchObject({ written: 'får', key: 'far' });
    expect(tokens('får far')[1]).toMatchObject({ written: 'far', key: 'far' });
  });

  test('other scripts are left as they are', () => {
    expect(fold('пароль')).toBe('пароль');
    expect(fold('كلمة')).toBe('كلمة');
  });

  test('doubled letters once', () => expect(squeeze('addresse')).toBe('adrese'));
});

describe('tokens', () => {
  test('numbers become shapes, except those that mean something', () => {
    expect(keys('kode 123456')).toBe('kode #6');
    expect(keys('ring 112')).toBe('ring 112');
  });

  test('addresses, links, emoji and marks', () => {
    expect(keys('skriv til a.b@c.dk 👋 nu!!! https://mitid.dk/x')).toBe('skriv til #mail 👋 nu ! #link');
  });

  test('apostrophes join, hyphens part', () => {
    expect(keys('don’t e-Boks')).toBe('dont e boks');
  });

  test('invisible characters and wide letters mean nothing', () => {
    expect(keys('mit\u00adid ｋｏｄｅ\u200b')).toBe('mitid kode');
  });

  test('nothing, and far too much', () => {
    expect(tokens('')).toEqual([]);
    expect(tokens('ord '.repeat(10_000)).length).toBeLessThan(400);
  });
});

test('Danish and English stems', () => {
  expect(stem('koden', 'da')).toBe(stem('koder', 'da'));
  expect(stem('telefonerne', 'da')).toBe(stem('telefon', 'da'));
  expect(stem('renewing', 'en')).toBe(stem('renew', 'en'));
});

describe('vocabulary', () => {
  const words = 'sygesikring sygesikringskort kort kode viser mitid pinkode adresse bibliotek telefon nummer telefonnummer app'.split(' ');
  const vocabulary = new Vocabulary(new Map(words.map((word) => [word, 8])));

  test('compounds fall into their parts', () => {
    expect(vocabulary.parts('sygesikringskortet').map((part) => stem(part, 'da'))).toEqual(['sygesikring', 'kort']);
    expect(vocabulary.parts('kodeviser')).toEqual(['kode', 'viser']);
    expect(vocabulary.parts('mitidkodeviser')).toEqual(['mitid', 'kode', 'viser']);
  });

  test('words of one part stay whole', () => {
    expect(vocabulary.parts('bibliotek')).toEqual([]);
    expect(vocabulary.parts('kort')).toEqual([]);
  });

  test('spelling is corrected towards the words of the domain', () => {
    expect(vocabulary.correct('biblotek')).toBe('bibliotek');
    expect(vocabulary.correct('bibliodek')).toBe('bibliotek');
    expect(vocabulary.correct('addrese')).toBe('adresse');
    expect(vocabulary.correct('mitidd')).toBe('mitid');
    expect(vocabulary.correct('telefnonummer')).toBe('telefonnummer');
  });

  test('a known word and a far one stand as they are', () => {
    expect(vocabulary.correct('kort')).toBeUndefined();
    expect(vocabulary.correct('elefant')).toBeUndefined();
    expect(vocabulary.correct('ko')).toBeUndefined();
  });
});

describe('spelling', () => {
  test('sounds that are mixed up cost less than other letters', () => {
    expect(distance('kode', 'gode', 8)).toBeLessThan(distance('kode', 'mode', 8));
    expect(distance('ab', 'ba', 8)).toBe(2);
    expect(distance('same', 'same', 8)).toBe(0);
    expect(distance('abcdef', 'uvwxyz', 2)).toBeGreaterThan(2);
  });

  test('of equally near words the more frequent wins', () => {
    expect(new Speller([['pasta', 2], ['pasto', 9]]).correct('pastu')).toBe('pasto');
  });
});
