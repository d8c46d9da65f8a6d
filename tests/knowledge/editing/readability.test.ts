import { describe, expect, test } from '@jest/globals';
import { lix, sentencesOf, wordsOf } from '../../../knowledge/editing/readability.ts';

describe('sentences', () => {
  test.each([
    ['Åbn appen. Tryk på »Godkend«.', ['Åbn appen.', 'Tryk på »Godkend«.']],
    ['Står der »Vent.« Så vent!', ['Står der »Vent.«', 'Så vent!']],
    ['Ring kl. 8, f.eks. i morgen.', ['Ring kl. 8, f.eks. i morgen.']],
    ['Det er den 3. gang. Stop.', ['Det er den 3. gang.', 'Stop.']],
    ['Gå til mitid.dk og log på', ['Gå til mitid.dk og log på']],
    ['Hav klar:\nPas', ['Hav klar:', 'Pas']],
    ['', []],
    [' ... ', []],
  ])('%j', (text, sentences) => expect(sentencesOf(text)).toEqual(sentences));
});

test('words: hyphens, apostrophes and addresses keep together', () => {
  expect(wordsOf('MitID-appen, sms’en og mitid.dk: 33 98')).toEqual(['MitID-appen', 'sms’en', 'og', 'mitid.dk', '33', '98']);
});

describe('LIX', () => {
  test('is words per sentence plus the percentage of long words', () => {
    // 10 words, 2 sentences, 2 long words: 5 + 20.
    expect(lix('Du skal huske legitimation nu. Du får hjælp på biblioteket.')).toBe(5 + 20);
  });

  test('six letters are short, seven are long', () => {
    expect(lix('bamses')).toBe(1);
    expect(lix('bamsens')).toBe(101);
  });

  test('official names in all their forms, addresses, numbers and words from the screen are never long', () => {
    for (const text of ['Borgerservice', 'Borgerservices', 'kodeviseren', 'MitID Support', 'lifeindenmark.borger.dk', '33980010', '»Bekræftelse«', '“Confirmation”']) expect([text, lix(text)]).toEqual([text, wordsOf(text).length]);
  });

  test('a name within another word is that other word', () => expect(lix('biblioteketsborgerserviceskranke')).toBe(101));
  test('a text without words has none', () => expect(lix(' … ')).toBe(0));
});
