import { describe, expect, test } from '@jest/globals';
import { hideContactDetails } from '../../common/contact-details.ts';
import { mask, maskSecrets } from '../../common/secrets.ts';

describe('hides', () => {
  test.each([
    '20304050', '20 30 40 50', '2030 4050', '2030-4050', '20-30-40-50', '20.30.40.50', '203 040 50', '20 304 050', '203 04 050', '2 0 3 0 4 0 5 0', '+4520304050', '+45 20 30 40 50', '004520304050', '0045 20304050', '45 20304050', '45 20 30 40 50',
    '+298 212223', '+46 70 123 45 67', '070-123 45 67', '+49 171 1234567', '0171 1234567', '٢٠٣٠٤٠٥٠', '20\u200b304050',
  ])('the telephone number %j', (number) => {
    expect(hideContactDetails(`ring til mig på ${number} efter kl. 12`)).toBe(`ring til mig på ${mask} efter kl. 12`);
  });

  test.each([
    'anna@example.dk', 'anna.hansen+bib@mail.example.co.uk', 'ÅSE@EXAMPLE.DK', 'anna@example', 'anna @ example.dk', 'anna(at)example.dk', 'anna [at] example.dk', 'anna snabel-a example.dk', 'anna snabela example punktum dk', 'anna at gmail dot com', 'anna＠example.dk',
  ])('the e-mail address %j', (address) => {
    expect(hideContactDetails(`skriv til ${address}, tak`)).toBe(`skriv til ${mask}, tak`);
  });

  test('several, and what stands between them', () => {
    expect(hideContactDetails('Karen 20304050 eller 60 70 80 90, karen@example.dk. Min skat?')).toBe(`Karen ${mask} eller ${mask}, ${mask}. Min skat?`);
  });
});

test.each([
  'jeg skal bruge 112 nu', 'ring 1813', 'log in at borger.dk', 'look at the dot on the screen', 'MitID-app version 3.4.12', 'det koster 10.000 kr', 'årsopgørelse 2024-2025', 'mødet er den 24.12.2026', 'fødselsdag 24-12-2026',
  'åbent 10:00-11:30', 'mellem 10 og 12', 'postnr 4200', 'snabel-a virker ikke', 'hvor er @ på tastaturet', 'iPhone 13 64 GB', 'pas nr 2', 'trin 5 af 12',
])('leaves %j as it is', (text) => {
  expect(hideContactDetails(text)).toBe(text);
});

test('hiding again changes nothing, and what is masked already stays so', () => {
  for (const text of ['a@b.dk 20304050', maskSecrets('mit cpr er 010190-1234 og tlf 20304050').text, `${mask} 20 30`, `anna@${mask}`]) {
    const once = hideContactDetails(text);
    expect(hideContactDetails(once)).toBe(once);
  }
  expect(hideContactDetails(maskSecrets('mit cpr er 010190-1234 og tlf 20304050').text)).toBe(`mit cpr er ${mask} og tlf ${mask}`);
});

test('a long text of one kind of sign takes no longer than any other', () => {
  for (const sign of ['a', '1', '1 ', '@', 'a@', 'a.', '+', ' dot ', 'a at b ']) {
    const text = sign.repeat(Math.ceil(4000 / sign.length));
    expect(typeof hideContactDetails(text)).toBe('string');
  }
});
