import { expect, test } from '@jest/globals';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { unzipped, zipOf, type Refused } from '../../../knowledge/editing/zip.ts';
import { exampleGuide } from './example.ts';
import { shippedFiles, shippedGuides } from './shipped.ts';

const text = (id: string): string => JSON.stringify(exampleGuide({ id }));
const zip = (files: Record<string, string | Uint8Array>, level: 0 | 6 = 6): Uint8Array => zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])) satisfies Zippable, { level });
const read = (bytes: Uint8Array): { guides: string[]; refused: Refused[] } => { const { guides, refused } = unzipped(bytes); return { guides: guides.map(({ id }) => id), refused }; };

/** Writes a number of four bytes into the list of contents of a zip, at so many bytes from a file's entry. */
function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  const entry = copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  if (entry < 0) throw new Error('no zip');
  copy.writeUInt32LE(value, entry + at);
  return copy;
}
const unpackedSize = 24;

test('all shipped guides, out and in again: the same files, and the same bytes each time', () => {
  const bytes = zipOf(shippedGuides);
  expect(Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, JSON.parse(Buffer.from(content).toString())]))).toEqual(Object.fromEntries(shippedFiles.map(({ name, text: file }) => [name, JSON.parse(file)])));
  expect(unzipped(bytes)).toEqual({ guides: shippedGuides, refused: [] });
  expect(Buffer.from(zipOf(shippedGuides)).equals(bytes)).toBe(true);
});

test('a guide reads as a shipped file does', () => {
  expect(Buffer.from(unzipSync(zipOf([exampleGuide()]))['kort.json'] ?? []).toString()).toBe(`${JSON.stringify(exampleGuide(), null, 2)}\n`);
});

test('no guides are a zip, too', () => expect(read(zipOf([]))).toEqual({ guides: [], refused: [] }));

test('files in one folder, beside what computers leave there', () => {
  expect(read(zip({ 'vejledninger/': '', 'vejledninger/kort.json': text('kort'), '__MACOSX/vejledninger/._kort.json': 'x', 'vejledninger/.DS_Store': 'x', 'desktop.ini': 'x' }))).toEqual({ guides: ['kort'], refused: [] });
});

test.each([
  ['../../etc/kort.json'], ['/kort.json'], ['a/b/kort.json'], ['C:\\kort.json'], ['..\\kort.json'], ['kort.txt'], ['KORT.json'], ['kort.json.exe'], ['læs mig.json'],
])('%s is refused by its name, and the others are read', (name) => {
  expect(read(zip(Object.fromEntries([[name, text('kort')], ['andet.json', text('andet')]])))).toEqual({ guides: ['andet'], refused: [{ file: name, why: 'name' }] });
});

test.each<[string, string | Uint8Array, Refused['why']]>([
  ['no JSON', '{"id": "kort"', 'json'],
  ['no UTF-8', Buffer.from(text('kort').replace('Gør', 'G\u00f8r'), 'latin1'), 'json'],
  ['no guide', '{"id":"kort"}', 'form'],
  ['another guide', text('andet-kort'), 'form'],
  ['a guide whose id is the end of the name', text('ort'), 'form'],
  ['nothing', '', 'json'],
  ['a number', '1', 'form'],
])('%s is refused, and the others are read', (_, content, why) => {
  expect(read(zip({ 'kort.json': content, 'andet.json': text('andet') }))).toEqual({ guides: ['andet'], refused: [{ file: 'kort.json', why }] });
});

test('a file from Windows, with its mark at the beginning, is read', () => {
  expect(read(zip({ 'kort.json': `\ufeff${text('kort')}` })).guides).toEqual(['kort']);
});

test('the same guide twice is taken once', () => {
  expect(read(zip({ 'kort.json': text('kort'), 'mappe/kort.json': text('kort') }))).toEqual({ guides: ['kort'], refused: [{ file: 'mappe/kort.json', why: 'name' }] });
});

test('a file that is too large unpacked is refused, the others are read', () => {
  expect(read(zip({ 'stor.json': ' '.repeat(5_000_001), 'kort.json': text('kort') }))).toEqual({ guides: ['kort'], refused: [{ file: 'stor.json', why: 'size' }] });
});

test('files that are too much together are refused from there on', () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`fil-${at}.json`, ' '.repeat(4_500_000)]));
  expect(read(zip(files)).refused.map(({ why }) => why).sort()).toEqual([...Array.from({ length: 11 }, () => 'json'), 'size']);
});

test('more than 500 files: the first 500 are read', () => {
  const { guides, refused } = read(zip(Object.fromEntries(Array.from({ length: 503 }, (_, at) => [`kort-${at}.json`, text(`kort-${at}`)])), 0));
  expect([guides.length, refused]).toEqual([500, [500, 501, 502].map((at) => ({ file: `kort-${at}.json`, why: 'size' }))]);
});

test('a file that says it is smaller than it is, is refused', () => {
  expect(read(patched(zip({ 'kort.json': text('kort') }), unpackedSize, 10)).refused).toEqual([{ file: 'kort.json', why: 'json' }]);
  expect(read(patched(zip({ 'kort.json': ' '.repeat(6_000_000) }, 0), unpackedSize, 10)).refused).toEqual([{ file: 'kort.json', why: 'size' }]);
});

test('a file that says it is larger than memory is refused', () => {
  expect(read(patched(zip({ 'kort.json': text('kort') }), unpackedSize, 0xfffffff0)).refused).toEqual([{ file: 'kort.json', why: 'size' }]);
});

test('a damaged file is refused, and the others are read', () => {
  const bytes = Buffer.from(zip({ 'kort.json': text('kort'), 'andet.json': text('andet') }));
  bytes.fill(0xff, 40, 120);
  expect(read(bytes)).toEqual({ guides: ['andet'], refused: [{ file: 'kort.json', why: 'json' }] });
});

test.each([
  ['nothing', new Uint8Array()],
  ['no zip', strToU8('det her er ikke en zip'.repeat(20))],
  ['half a zip', zipOf(shippedGuides).subarray(0, 2000)],
  ['thousands of files', zip(Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`mappe-${at}/`, ''])))],
])('%s: BadArgument', (_, bytes) => expect(() => unzipped(bytes)).toThrow(expect.objectContaining({ code: 'BadArgument' })));
