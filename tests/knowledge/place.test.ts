import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Guide } from '../../knowledge/guide.ts';
import { placesOf, trailTo } from '../../knowledge/place.ts';

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
    guide.steps.slice(1).forEach(({ id }, index) => expect(placesOf(guide, `jeg er nået til trin ${index + 2}`).map(({ stepId }) => stepId)).toEqual([id]));
    expect([placesOf(guide, 'trin 1'), placesOf(guide, 'trin 99'), placesOf(guide, 'trin')]).toEqual([[], [], []]);
  }
});

describe('words that tell of a step', () => {
  test('who repeats a step after "nu siger den" is found there more often than not, and hardly ever elsewhere', () => {
    let [right, wrong, all] = [0, 0, 0];
    for (const guide of guides) {
      guide.steps.slice(1).forEach(({ id }) => {
        const text = guide.languages['da']?.steps[id]?.text ?? '';
        const found = placesOf(guide, `jeg er i gang, men nu siger den noget med ${text.replace(/\{[^}]*\}/g, '').split(/\s+/).slice(-9).join(' ')}`);
        all += 1;
        if (found.some(({ stepId }) => stepId === id)) right += 1;
        else if (found.length > 0) wrong += 1;
      });
    }
    expect(right / all).toBeGreaterThan(0.9);
    expect(right / (right + wrong)).toBeGreaterThan(0.95);
  });

  test('of messages by people in the middle of something most are found, hardly any in a wrong place, and whoever begins is not', () => {
    const lines = readFileSync(join(import.meta.dirname, '../fixtures/places.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { guide: string; text: string; steps: string[]; half: 'steering' | 'counted' });
    const counted = lines.filter(({ half }) => half === 'counted').map(({ guide: id, text, steps }) => {
      const guide = guides.find((each) => each.id === id);
      return { steps, found: guide === undefined ? [] : placesOf(guide, text).map(({ stepId }) => stepId) };
    });
    const [middle, beginning] = [counted.filter(({ steps }) => steps.length > 0), counted.filter(({ steps }) => steps.length === 0)];
    expect(middle.filter(({ steps, found }) => found.some((id) => steps.includes(id))).length / middle.length).toBeGreaterThan(0.5);
    expect(middle.filter(({ steps, found }) => found.length > 0 && !found.some((id) => steps.includes(id))).length / middle.length).toBeLessThan(0.1);
    expect(beginning.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  test('a question of a guide\'s own phrases is hardly ever taken for a place', () => {
    const asked = guides.flatMap((guide) => [...(guide.phrases['da'] ?? []), ...(guide.phrases['en'] ?? [])].map((phrase) => placesOf(guide, phrase)));
    expect(asked.filter((places) => places.length > 0).length / asked.length).toBeLessThan(0.02);
  });
});
