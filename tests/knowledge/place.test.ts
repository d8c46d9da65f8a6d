import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Guide } from '../../knowledge/guide.ts';
import { placeOf, trailTo } from '../../knowledge/place.ts';

const folder = join(import.meta.dirname, '../../knowledge/guides');
const guides = readdirSync(folder).map((name) => Guide.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));

test('a way leads to every step of every guide, and it is one that can be walked', () => {
  for (const guide of guides) {
    for (const { id } of guide.steps) {
      const trail = trailTo(guide, id);
      expect({ guide: guide.id, id, trail }).toEqual({ guide: guide.id, id, trail: expect.any(Array) });
      expect(trail).not.toContain(id);
    }
  }
});

test('a step\'s own number leads to it', () => {
  for (const guide of guides) {
    guide.steps.slice(1).forEach(({ id }, index) => expect(placeOf(guide, `jeg er nået til trin ${index + 2}`)?.stepId).toBe(id));
    expect([placeOf(guide, 'trin 1'), placeOf(guide, 'trin 99'), placeOf(guide, 'trin')]).toEqual([null, null, null]);
  }
});

describe('words that tell of a step', () => {
  test('who repeats a step after "nu siger den" is found there more often than not, and hardly ever elsewhere', () => {
    let [right, wrong, all] = [0, 0, 0];
    for (const guide of guides) {
      guide.steps.slice(1).forEach(({ id }) => {
        const text = guide.languages['da']?.steps[id]?.text ?? '';
        const found = placeOf(guide, `jeg er i gang, men nu siger den noget med ${text.replace(/\{[^}]*\}/g, '').split(/\s+/).slice(-9).join(' ')}`);
        all += 1;
        if (found?.stepId === id) right += 1;
        else if (found !== null) wrong += 1;
      });
    }
    expect(right / all).toBeGreaterThan(0.4);
    expect(right / (right + wrong)).toBeGreaterThan(0.95);
  });

  test('a question of a guide\'s own phrases is hardly ever taken for a place', () => {
    const asked = guides.flatMap((guide) => [...(guide.phrases['da'] ?? []), ...(guide.phrases['en'] ?? [])].map((phrase) => placeOf(guide, phrase)));
    expect(asked.filter((place) => place !== null).length / asked.length).toBeLessThan(0.02);
  });
});
