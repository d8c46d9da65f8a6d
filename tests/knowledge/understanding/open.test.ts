import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUnderstanding } from '../../../knowledge/understanding/open.ts';
import { smallSet } from './small-set.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'understanding-')); });
afterAll(() => rm(folder, { recursive: true }));

const cacheFolder = (): string => join(folder, 'deep', 'cache');
const open = (trainingSet = smallSet) => openUnderstanding({ trainingSet, cacheFolder: cacheFolder() });
const models = async (): Promise<string[]> => (await readdir(cacheFolder())).sort();

describe('the cache', () => {
  test('a first opening trains and keeps, a second one reads', async () => {
    const first = await open();
    const kept = await models();
    expect(kept).toHaveLength(1);
    const long = new Date(2020, 1, 1);
    await utimes(join(cacheFolder(), kept[0]!), long, long);
    const second = await open();
    expect(await models()).toEqual(kept);
    expect((await stat(join(cacheFolder(), kept[0]!))).mtimeMs).toBeGreaterThan(long.getTime());
    expect(second.decide('jeg vil skifte læge')).toEqual(first.decide('jeg vil skifte læge'));
  });

  test('other phrases are another model', async () => {
    await open({ ...smallSet, phrases: smallSet.phrases.slice(1) });
    expect(await models()).toHaveLength(2);
  });

  test('a damaged model is trained again', async () => {
    for (const name of await models()) await writeFile(join(cacheFolder(), name), 'damaged');
    expect((await open()).decide('jeg vil skifte læge').candidates[0]?.id).toBe('læge');
  });

  test('old models are forgotten', async () => {
    for (let n = 2; n < 7; n++) await open({ ...smallSet, phrases: smallSet.phrases.slice(n) });
    expect((await models()).length).toBeLessThanOrEqual(4);
  });
});

test('what stops the training is told to the caller', async () => {
  const broken = { ...smallSet, phrases: [{ text: 'x', labels: ['no such label'] }] };
  await expect(openUnderstanding({ trainingSet: broken, cacheFolder: cacheFolder() })).rejects.toThrow();
});
