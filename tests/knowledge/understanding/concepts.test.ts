import { describe, expect, test } from '@jest/globals';
import { Concepts } from '../../../knowledge/understanding/concepts.ts';
import { shippedIntents } from '../../../knowledge/understanding/intents.ts';
import { recognise } from '../../../knowledge/understanding/language.ts';
import { tokens } from '../../../knowledge/understanding/tokens.ts';

function named(concepts: Concepts, text: string): string[] {
  const found = tokens(text);
  const names = new Set<string>();
  concepts.find(found, recognise(found) === 'en' ? 'en' : 'da', [], (name) => names.add(name));
  return [...names].sort();
}

describe('forms', () => {
  const concepts = new Concepts({ phone: ['telefon', 'mobile'], forgot: ['kan … huske', 'forget'], suicide: ['selvmord*'], fire: ['=fire'], id: ['nem id'] });

  test('a word in any of its forms', () => {
    expect(named(concepts, 'mine telefoner')).toEqual(['phone']);
    expect(named(concepts, 'my mobiles')).toEqual(['phone']);
  });

  test('words in a row, and with others between', () => {
    expect(named(concepts, 'mit nem id')).toEqual(['id']);
    expect(named(concepts, 'nem nok id')).toEqual([]);
    expect(named(concepts, 'jeg kan altså slet ikke huske det')).toEqual(['forgot']);
    expect(named(concepts, 'jeg kan se at du har svært ved det jeg vil huske')).toEqual([]);
  });

  test('the beginning of a word, and a word just so', () => {
    expect(named(concepts, 'selvmordstanker')).toEqual(['suicide']);
    expect(named(concepts, 'there is a fire')).toEqual(['fire']);
    expect(named(concepts, 'I was fired')).toEqual([]);
  });
});

const shipped = new Concepts((await shippedIntents()).concepts);

describe('words of danger', () => {
  const danger = (text: string): boolean => named(shipped, text).some((name) => name.startsWith('danger-'));

  test.each(['hun er bevidstløs', 'min mand trækker altså slet ikke vejret', 'there is a fire in my kitchen', 'jeg vil ikke leve mere', 'I want to die', 'min kæreste slår mig tit', 'he hits me every week', 'jeg blev voldtaget', 'han truer mig'])('%s', (text) => expect(danger(text)).toBe(true));

  test.each(['mit kort er ødelagt', 'I was fired from my job', 'min ryg gør ondt', 'min taske er væk', 'vi skal giftes', 'hvordan bliver vejret', 'min pinkode er fire cifre', 'appen slår fejl'])('not: %s', (text) => expect(danger(text)).toBe(false));
});
