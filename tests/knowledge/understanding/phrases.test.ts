import { expect, test } from '@jest/globals';
import { shippedIntents } from '../../../knowledge/understanding/intents.ts';
import { tokens } from '../../../knowledge/understanding/tokens.ts';
import { trainingSetOf } from '../../../knowledge/understanding/training-set.ts';
import { developmentQuestions, shippedGuides } from './measure.ts';

const intents = await shippedIntents();
const guides = await shippedGuides();
const key = (text: string): string => tokens(text).filter(({ word }) => word).map(({ written }) => written).join(' ');

test('no phrase is a development question', async () => {
  const questions = new Set((await developmentQuestions()).map(({ text }) => key(text)).filter((text) => text.split(' ').length > 2));
  const phrases = [
    ...guides.flatMap(({ id, phrases }) => Object.values(phrases).flat().map((text) => `${id}: ${text}`)),
    ...intents.intents.flatMap(({ intent, phrases }) => Object.values(phrases).flat().map((text) => `${intent}: ${text}`)),
    ...intents.ambiguous.map(({ text }) => `ambiguous: ${text}`),
  ];
  expect(phrases.filter((phrase) => questions.has(key(phrase.slice(phrase.indexOf(': ') + 2))))).toEqual([]);
});

test.each([['handoff', 120], ['smalltalk', 40], ['referral', 60], ['unknown', 300]] as const)('%s: enough phrases of each topic', (kind, least) => {
  const files = intents.intents.filter(({ intent }) => intent.split(':')[0] === kind);
  expect(files.length).toBeGreaterThan(0);
  for (const { intent, phrases } of files) {
    const count = Object.values(phrases).flat().length;
    expect({ intent, enough: count >= least, danish: (phrases['da'] ?? []).length > 0, english: (phrases['en'] ?? []).length > 0 }).toEqual({ intent, enough: true, danish: true, english: true });
  }
});

test('no phrase stands under two intents', () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { intent, phrases } of intents.intents) {
    for (const text of Object.values(phrases).flat()) {
      const other = seen.get(text.toLowerCase());
      if (other !== undefined && other !== intent) twice.push(`${text}: ${other}, ${intent}`);
      seen.set(text.toLowerCase(), intent);
    }
  }
  expect(twice).toEqual([]);
});

test('each guide has sixty Danish and twenty English messages at least, all different', () => {
  const counts = guides.map(({ id, phrases }) => ({ id, da: new Set(phrases['da']).size, en: new Set(phrases['en']).size }));
  expect(counts.filter(({ da, en }) => da < 60 || en < 20)).toEqual([]);
  expect(counts.length).toBe(90);
});

test('what fits several guides is learned for each of those that are there', () => {
  const { text, guides: meant } = intents.ambiguous[0]!;
  const some = guides.filter(({ id }) => meant.includes(id)).map((guide) => ({ ...guide, phrases: {} }));
  expect(trainingSetOf(some, intents).phrases.find((phrase) => phrase.text === text)?.labels).toEqual(meant);
  expect(trainingSetOf(some.slice(0, 1), intents).phrases.some((phrase) => phrase.text === text)).toBe(false);
});
