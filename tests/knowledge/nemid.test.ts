import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { readConfig } from '../../config.ts';
import { openHouse, type House } from '../../house.ts';
import { newDataDir } from '../support/service.ts';

let house: House;
const dataDir = newDataDir();
beforeAll(async () => { house = await openHouse(readConfig({ DATA_DIR: dataDir })); });
afterAll(async () => {
  await house.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test.each(['nemid', 'nøglekort', 'noeglekort', 'mit nøglekort er væk', 'kan jeg bruge mit nemid endnu', 'where do I use my NemID key card', 'nemid nøgleapp'])('"%s" leads to what MitID offers today', (text) => {
  const { kind, candidates } = house.understanding.decide(text);
  expect(['guide', 'clarify']).toContain(kind);
  expect(candidates.slice(0, 3).map(({ id }) => id)).toContain('nemid-lukket');
});

test('the guide about NemID says that it is closed and leads on to MitID', () => {
  const guide = house.guides.get('nemid-lukket');
  expect(guide?.languages['da']?.answer).toMatch(/MitID/);
  const targets = guide?.steps.flatMap((step) => [step.next, ...(step.choices ?? []).map(({ to }) => to)]) ?? [];
  expect(targets.filter((target) => target?.startsWith('guide:mitid-')).length).toBeGreaterThan(1);
});

test('there are at least the 21 guides of the category mitid, each with at least 20 phrases', () => {
  const guides = house.guides.all().filter(({ category }) => category === 'mitid');
  expect(guides.length).toBeGreaterThanOrEqual(21);
  expect(guides.filter(({ phrases }) => (phrases['da'] ?? []).length < 20)).toEqual([]);
});
