import { expect, test } from '@jest/globals';
import { backoff } from '../../../web/chat/backoff.ts';
import { readFrame } from '../../../web/chat/directline.ts';
import { dialled, readSettings } from '../../../web/chat/settings.ts';
import { blocks, pieces, safeUrl } from '../../../web/chat/text.ts';

test('web addresses are set apart, without the sentence’s own signs', () => {
  expect(pieces('Se https://www.mitid.dk/hjaelp/. Så')).toEqual([{ text: 'Se ' }, { text: 'mitid.dk/hjaelp', url: 'https://www.mitid.dk/hjaelp/' }, { text: '. Så' }]);
  expect(pieces('(https://a.dk/b)')).toEqual([{ text: '(' }, { text: 'a.dk/b', url: 'https://a.dk/b' }, { text: ')' }]);
  expect(pieces('borger.dk')).toEqual([{ text: 'borger.dk' }]);
});

test('a telephone number is not broken over two lines', () => {
  expect(pieces('Ring 70 20 00 00 nu')).toEqual([{ text: 'Ring 70\u00a020\u00a000\u00a000 nu' }]);
});

test('lines that begin with a dash are one list', () => {
  expect(blocks('Hav klar:\n– pas\n– mobil\n\nSå går vi i gang.')).toEqual(['Hav klar:', ['pas', 'mobil'], 'Så går vi i gang.']);
});

test.each([['https://a.dk', true], ['http://a.dk', true], ['/pictures/a.png', true], ['//evil.dk', false], ['javascript:alert(1)', false], [' javascript:alert(1)', false], ['data:text/html,x', false], ['', false]])('%j may stand in a link: %j', (url, may) => {
  expect(safeUrl(url) !== null).toBe(may);
});

test.each([['66 13 13 72', 'tel:+4566131372'], ['+45 70 20 00 00', 'tel:+4570200000'], ['1813', 'tel:1813']])('%s is dialled %s', (phone, url) => {
  expect(dialled(phone)).toBe(url);
});

test('settings come from the page and its address', () => {
  const data = { library: 'odense', name: 'Odense', phone: '', website: 'https://o.dk', language: 'en' };
  expect(readSettings(data, new URLSearchParams('kiosk=1&lang=en'))).toEqual({
    library: { id: 'odense', name: 'Odense', phone: null, phoneHours: { da: '', en: '' }, website: 'https://o.dk' }, language: 'en', languageAsked: true, seat: null, moveCode: null, kiosk: true, kioskMinutes: 10, embedded: false, preview: null, guide: null,
  });
  expect(readSettings(data, new URLSearchParams('preview=a.b')).preview).toBe('a.b');
  expect(readSettings({ ...data, guide: 'pas-forny:ar', guideTitle: 'Pas' }, new URLSearchParams()).guide).toEqual({ choice: 'guide:pas-forny:ar', title: 'Pas' });
  expect(readSettings({ ...data, kioskMinutes: '4' }, new URLSearchParams('branch=midtby&computer=7'))).toMatchObject({ seat: { branch: 'midtby', computer: '7' }, kioskMinutes: 4 });
  expect(readSettings(data, new URLSearchParams('continue=K7M4PX')).moveCode).toBe('K7M4PX');
  expect(readSettings(data, new URLSearchParams('embed=1&lang=en'))).toMatchObject({ embedded: true, languageAsked: false, kiosk: false });
});

test('waits grow, stay within bounds and differ', () => {
  expect([1, 2, 3, 10].map((failures) => backoff(failures, 1))).toEqual([500, 1000, 2000, 15_000]);
  expect(backoff(3, 0)).toBe(1000);
});

test.each([[''], ['{'], [new ArrayBuffer(2)], [undefined]])('%j is no frame', (data) => {
  expect(readFrame(data)).toBeNull();
});

test('a frame keeps what is an activity', () => {
  expect(readFrame('{"activities":[null,{"id":"a"},{"id":"a","type":"message","from":{}}],"watermark":"3"}')).toEqual({ activities: [{ id: 'a', type: 'message', from: {} }], watermark: '3' });
  expect(readFrame('{}')).toEqual({ activities: [], watermark: undefined });
});
