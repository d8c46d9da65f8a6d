import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { shippedGuides } from './understanding/measure.ts';

const folder = join(import.meta.dirname, '../../knowledge/pictures');
const names = readdirSync(folder);
const guides = await shippedGuides();

describe.each(names)('%s', (name) => {
  const svg = readFileSync(join(folder, name), 'utf8');

  test('grows with the page, and carries its own white ground, so that it is as clear in high contrast and on paper', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 320 200"/);
    expect(svg).toMatch(/<rect class="plate" x="1" y="1" width="318" height="198"/);
    expect(svg).toContain('.plate{fill:#fff');
  });

  test('says nothing by colour: dark lines, and one light tint', () => {
    expect([...new Set(svg.match(/#[0-9a-f]{3,6}\b/gi))].toSorted()).toEqual(['#1b1b1b', '#dfe9ef', '#fff']);
  });

  test('has no words of a language, loads nothing and runs nothing', () => {
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts.filter((text) => !/^[\d -]+$|^borger\.dk$/.test(text ?? ''))).toEqual([]);
    expect(svg).not.toMatch(/<script|href|url\(|@import|<image|<foreignObject|\son\w+=/i);
  });
});

test('every picture a guide shows has alternative text of its own in each language, which does not point by colour', () => {
  const shown = guides.flatMap(({ id, steps, languages }) => steps.filter(({ picture }) => picture !== undefined).flatMap(({ id: step }) => Object.entries(languages).map(([language, words]) => ({ id, step, language, alt: words.steps[step]?.alt ?? '' }))));
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter(({ alt }) => alt.length < 25 || /\b(rød|grøn|blå|gul|red|green|blue|yellow)\b/i.test(alt))).toEqual([]);
});

test('logging in with MitID has a way for those who use a screen reader or cannot scan, to its end', () => {
  const guide = guides.find(({ id }) => id === 'mitid-login-trin');
  const choices = guide?.steps.flatMap(({ choices: of }) => of ?? []) ?? [];
  const way = choices.find(({ id }) => id === 'screen-reader');
  expect(guide?.languages['da']?.steps['choose-way']?.choices?.['screen-reader']).toContain('Skærmlæser');
  const step = guide?.steps.find(({ id }) => id === way?.to);
  expect(step?.choices?.map(({ to }) => to)).toEqual(expect.arrayContaining(['open-from-phone', 'guide:mitid-kodeoplaeser']));
});
