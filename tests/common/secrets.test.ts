import { describe, expect, test } from '@jest/globals';
import { mask, maskSecrets } from '../../common/secrets.ts';

/** In each text the part in ⟦ ⟧ is the secret. */
const expected = (marked: string): { text: string; masked: string } => ({
  text: marked.replace(/[⟦⟧]/g, ''),
  masked: marked.replace(/⟦[^⟧]*⟧/g, mask),
});

describe('CPR numbers', () => {
  test.each([
    'Mit CPR er ⟦060175-1234⟧, tak.', '⟦0601751234⟧', '⟦06 01 75 1234⟧', '⟦060175 - 1234⟧', '⟦060175–1234⟧', '⟦060175‑1234⟧', '⟦060175.1234⟧',
    '⟦06.01.75-1234⟧', '⟦06/01/75 1234⟧', '⟦060175\n1234⟧', '⟦0 6 0 1 7 5 1 2 3 4⟧', '⟦06011975-1234⟧', '⟦290296-1234⟧', '⟦660175-1234⟧', '⟦910175-1234⟧',
    '⟦０６０１７５-１２３４⟧', '⟦٠٦٠١٧٥١٢٣٤⟧', '⟦۰۶۰۱۷۵ ۱۲۳۴⟧', '⟦०६०१७५-१२३४⟧', '⟦𝟎𝟔𝟎𝟏𝟕𝟓-𝟏𝟐𝟑𝟒⟧',
    '⟦0601\u200b75\u200d-12\u206034⟧', '⟦0\ufe0f\u20e36\ufe0f\u20e30175-1234⟧\ufe0f\u20e3'.replace('⟧\ufe0f\u20e3', '⟧'),
    'cpr⟦0601751234⟧', 'CPR-⟦060175-1234⟧', '(⟦060175-1234⟧)', 'ring 20 11 12 34, nr. ⟦060175-1234⟧', 'tlf 20111234 ⟦0601751234⟧',
    'mit cpr-nummer er ⟦1234567890⟧', 'cpr nr. ⟦9999991234⟧', 'de sidste fire cifre er ⟦1234⟧', 'the last four digits: ⟦1234⟧',
  ])('%j', (marked) => {
    const { text, masked } = expected(marked);
    expect(maskSecrets(text)).toEqual({ text: masked, found: ['cpr'] });
  });

  test.each(['990175-1234', '310475-1234', '300275-1234', '001175-1234', '061375-1234', '600175-1234'])('%s has no valid day and month', (text) => {
    expect(maskSecrets(text).found).not.toContain('cpr');
  });
});

describe('cards', () => {
  test.each([
    '⟦4111111111111111⟧', 'kort ⟦4111 1111 1111 1111⟧ tak', '⟦4111-1111-1111-1111⟧', '⟦4111.1111.1111.1111⟧', '⟦378282246310005⟧', '⟦3782 822463 10005⟧',
    '⟦30569309025904⟧', '⟦4222222222222⟧', '⟦6304000000000000⟧', '⟦4111\u200b1111\u200b11111111⟧', '⟦４１１１ １１１１ １１１１ １１１１⟧', '⟦41 11 11 11 11 11 11 11⟧',
  ])('%j', (marked) => {
    const { text, masked } = expected(marked);
    expect(maskSecrets(text)).toEqual({ text: masked, found: ['card'] });
  });

  test.each(['4111111111111112', '1111111111111111', '41111111111111111111111'])('%s is no card', (text) => {
    expect(maskSecrets(text).text).toBe(text);
  });
});

describe('codes and passwords', () => {
  test.each([
    '⟦123456⟧', 'Der står ⟦123456⟧.', '(⟦123456⟧)', '⟦123 456⟧', '⟦123\u00a0456⟧', '⟦123-456⟧', '⟦12 34 56⟧', '⟦1 2 3 4 5 6⟧', '⟦١٢٣٤٥٦⟧', 'ring 20 11 12 34 eller ⟦123456⟧',
    'min kode er ⟦1234⟧', 'koden: ⟦12345⟧', 'kode ⟦12 34⟧', 'kode:⟦123456⟧', 'Pinkode ⟦4821⟧', 'pin-kode: ⟦4821⟧', 'min pin er ⟦4821⟧', 'PIN=⟦4821⟧', 'puk ⟦12345678⟧',
    'adgangskode ⟦12345678⟧', 'the code is ⟦98765⟧', 'my pin code is ⟦1234⟧', 'koden til MitID er ⟦7788⟧', 'sms-kode: ⟦7788⟧', '⟦4821⟧ er min pinkode', '⟦4821⟧ is my pin', 'cvv ⟦123⟧',
    'password: ⟦x⟧', 'Password:⟦hest⟧\nHvad nu?', 'min adgangskode er ⟦Sommer2024⟧', 'Min adgangskode er ⟦Sommer2024⟧, men den virker ikke', 'my password is ⟦hunter2⟧', 'adgangskode ⟦Sommer2024⟧',
    'min adgangskode er ⟦sommerfugl⟧', 'Adgangskoden er "⟦hund⟧"', 'password "⟦tre små kinesere⟧"', 'kodeord: ⟦Hej#1⟧', 'adgangskode=⟦kat⟧!', 'min kode er ⟦abc123⟧',
  ])('%j', (marked) => {
    const { text, masked } = expected(marked);
    expect(maskSecrets(text)).toEqual({ text: masked, found: ['code'] });
  });
});

describe('what is no secret stays', () => {
  test.each([
    '20 11 12 34', '20111234', '2011 1234', '20 123 456', '20 123456', '+45 20 11 12 34', '+4520111234', '0045 20 11 12 34', 'tlf 70200000', 'tlf. 70 20 00 00 eller 89 40 92 00',
    '20111234 20111235', '20 11 12 34\n20 11 12 35', '+298 123456', 'Ring 1813 eller 112', 'BørneTelefonen på 116111', '116 111',
    'i 2023', '2010-2015', '23.11.2026', '23-11-2026 kl. 14.00', '23/11/2026', '2026-11-23', 'den 20.11.2026 14', '01.01.2025 - 31.12.2026', 'kl. 10.30-12.00', '9.00-17.00 og 10.00-14.00', '10:30',
    '1.250 kr', '123456 kr', '123 456 kroner', 'kr. 250000', 'DKK 123456', '12.345.678 kr', '1.234.567,89 kr', '123456,50', '5.000-10.000 kr.',
    '4200 Slagelse', '1000 København K', 'trin 3 af 7', 'lokale 12', 'version 123456789', 'CVR 12345678', 'ISBN 978-87-02-12345-6',
    '3f2a8c1e-1234-4123-8123-123456789012', 'a1b2-060175-1234-c3d4', 'REQ-2026-0601751234-77', 'sag AB-123456-XY',
    'postkode 4200', 'zip code 4200', 'fejlkode 1234', 'error code 40312', 'landekode 4512', 'QR-kode 1234',
    'jeg har glemt min adgangskode', 'min adgangskode er forkert', 'min adgangskode er glemt', 'adgangskoden er udløbet', 'min adgangskode er ikke rigtig', 'min adgangskode er spærret', 'my password is wrong', 'my password is locked',
    'Problem med adgangskode: den virker ikke', 'password: glemt', 'password reset', 'adgangskode til borger.dk', 'jeg får ingen kode', 'koden er på 6 cifre', 'pinkode 4 cifre', 'er koden 4 eller 6 cifre',
    'adgangskoden skal være 8 tegn', 'Jeg mangler en kode. Ring 70 20 00 00', 'min pinkode virker ikke, mit nummer er 20111234', 'koden er væk mit nummer er 20111234', 'glemt kode til mit bibliotekskort 2024', 'kode: se https://www.mitid.dk/2024',
    '', ' ', '😀', '\ud800', mask, `kode ${mask}`,
  ])('%j', (text) => {
    expect(maskSecrets(text)).toEqual({ text, found: [] });
  });
});

describe('a whole text', () => {
  test('several secrets, with everything else kept', () => {
    const text = 'Min kode er 1234, tlf 20 11 12 34, cpr 060175-1234 og kort 4111 1111 1111 1111. Den 23.11.2026 kl. 10.30 i 4200 Slagelse 😀 koster det 123456 kr.';
    expect(maskSecrets(text)).toEqual({
      text: `Min kode er ${mask}, tlf 20 11 12 34, cpr ${mask} og kort ${mask}. Den 23.11.2026 kl. 10.30 i 4200 Slagelse 😀 koster det 123456 kr.`,
      found: ['code', 'cpr', 'card'],
    });
  });

  test('every secret of a kind is masked, and the kind named once', () => {
    expect(maskSecrets('060175-1234 og 010203-1234')).toEqual({ text: `${mask} og ${mask}`, found: ['cpr'] });
  });

  test('masking twice changes nothing, whatever is mixed', () => {
    const parts = ['060175', '1234', '0601751234', '123456', '20111234', '4111111111111111', '12', '3', ' ', '-', '.', '\n', ',', ':', 'kode', 'min adgangskode er', 'password:', 'Sommer2024', 'x', 'cpr', 'kr', '+45', '"', mask, '\u200b', '٣', '😀', '\ud800'];
    let seed = 20261123;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return Math.floor((seed / 0x80000000) * below);
    };
    for (let round = 0; round < 40_000; round += 1) {
      const text = Array.from({ length: 1 + next(9) }, () => (parts[next(parts.length)] ?? '') + (next(3) === 0 ? ' ' : '')).join('');
      const once = maskSecrets(text);
      expect({ text, masked: maskSecrets(once.text).text }).toEqual({ text, masked: once.text });
    }
  });

  test.each(['1 ', '12-', '060175-123 ', 'kode ', 'min adgangskode er ', 'password: ', '•', '1', '\u200b', '"'])('100,000 characters of %j take no time', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const start = performance.now();
    maskSecrets(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
