import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../config.ts';
import { openHouse, type House } from '../../house.ts';
import { newDataDir } from '../support/service.ts';

let house: House;
const dataDir = newDataDir();
beforeAll(async () => { house = await openHouse(readConfig({ CMS_IMPORT: 'off', LINK_CHECK: 'off', DATA_DIR: dataDir })); });
afterAll(async () => {
  await house.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test.each(['nemid', 'nøglekort', 'noeglekort', 'mit nøglekort er væk', 'kan jeg bruge mit nemid endnu', 'where do I use my NemID key card', 'nemid nøgleapp'])('"%s" leads to what MitID offers today', (text) => {
  const { kind, candidates } = house.learner.of('slagelse').decide(text);
  expect(['guide', 'clarify']).toContain(kind);
  expect(candidates.slice(0, 3).map(({ id }) => id)).toContain('nemid-lukket');
});

test('the guide about NemID says that it is closed and leads on to MitID', () => {
  const guide = house.shelf.get('slagelse', 'nemid-lukket');
  expect(guide?.languages['da']?.answer).toMatch(/MitID/);
  const targets = guide?.steps.flatMap((step) => [step.next, ...(step.choices ?? []).map(({ to }) => to)]) ?? [];
  expect(targets.filter((target) => target?.startsWith('guide:mitid-')).length).toBeGreaterThan(1);
});

test('there are at least the 21 guides of the category mitid, each with at least 20 phrases', () => {
  const guides = house.shelf.all('slagelse').filter(({ category }) => category === 'mitid');
  expect(guides.length).toBeGreaterThanOrEqual(21);
  expect(guides.filter(({ phrases }) => (phrases['da'] ?? []).length < 20)).toEqual([]);
});

test('a guide that is still being written is nobody\'s to read', async () => {
  const begun = structuredClone(house.shelf.get('slagelse', 'nemid-lukket'));
  if (begun?.languages['da'] === undefined) throw new Error('The guide has no Danish.');
  begun.id = 'testby-begyndt';
  begun.phrases = {};
  const folder = newDataDir();
  mkdirSync(join(folder, 'guides'));
  const open = async (title: string): Promise<string[]> => {
    writeFileSync(join(folder, 'guides', `${begun.id}.json`), JSON.stringify({ ...begun, languages: { ...begun.languages, da: { ...begun.languages['da'], title } } }));
    const other = await openHouse(readConfig({ CMS_IMPORT: 'off', LINK_CHECK: 'off', DATA_DIR: folder }));
    const ids = other.shelf.all('slagelse').map(({ id }) => id);
    await other.close();
    return ids;
  };
  expect(await open('✎ Titel')).not.toContain('testby-begyndt');
  expect(await open('Færdig titel')).toContain('testby-begyndt');
  rmSync(folder, { recursive: true, force: true });
});
