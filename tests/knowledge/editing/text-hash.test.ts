import { expect, test } from '@jest/globals';
import { merge } from '../../../knowledge/editing/merge.ts';
import { textHash } from '../../../knowledge/editing/text-hash.ts';
import { Guide } from '../../../knowledge/guide.ts';
import { exampleGuide, saying } from './example.ts';
import { shippedGuides } from './shipped.ts';

const hash = textHash(exampleGuide());

test('is a SHA-256, the same for the same guide', () => {
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(textHash(structuredClone(exampleGuide()))).toBe(hash);
});

test.each<[string, Guide]>([
  ['words', saying('Gør noget andet.')],
  ['the way', exampleGuide({ steps: [{ id: 'one', choices: [{ id: 'yes', to: 'three' }, { id: 'no', to: 'person' }] }, { id: 'two' }, { id: 'three' }] })],
  ['the order', exampleGuide({ steps: exampleGuide().steps.toReversed() })],
  ['a link', exampleGuide({ steps: exampleGuide().steps.map((step) => ({ ...step, link: 'https://www.borger.dk/kort' })) })],
  ['the address', exampleGuide({ address: 'https://www.borger.dk/andet' })],
  ['who helps', exampleGuide({ helpers: [{ who: 'issuer', da: 'Ring.', en: 'Call.' }] })],
  ['a fact', exampleGuide({ facts: ['card-price', 'other'] })],
  ['a language', exampleGuide({ languages: { ...exampleGuide().languages, uk: exampleGuide().languages['da']! } })],
])('%s: an approval holds no more', (_, guide) => expect(textHash(guide)).not.toBe(hash));

test.each<[string, Guide]>([
  ['phrases', exampleGuide({ phrases: { da: ['andet'], en: [] } })],
  ['the approval itself', exampleGuide({ approval: { by: 'Anne', on: '2026-11-24' } })],
  ['owner, licence and sources', exampleGuide({ owner: 'andre', licence: 'CC0', sources: [{ url: 'https://www.borger.dk/andet', age: '2027' }] })],
  ['when it is read again, and what it is shown beside', exampleGuide({ reviewMonths: 12, related: ['planned'], category: 'bibliotek' })],
])('%s: it holds', (_, guide) => expect(textHash(guide)).toBe(hash));

test('a merge that changes nothing keeps it, for all shipped guides', () => {
  for (const guide of shippedGuides) {
    const merged = Guide.parse(merge({ base: guide, edited: structuredClone(guide), shared: structuredClone(guide) }).guide);
    expect({ id: guide.id, hash: textHash(merged) }).toEqual({ id: guide.id, hash: textHash(guide) });
  }
  expect(new Set(shippedGuides.map(textHash)).size).toBe(shippedGuides.length);
});
