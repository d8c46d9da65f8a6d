import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openUnderstanding } from '../../../knowledge/understanding/open.ts';
import { trainOnce } from '../../../knowledge/understanding/train-once.ts';
import { openStore } from '../../../storage/open.ts';
import type { Store } from '../../../storage/store.ts';
import { smallSet } from './small-set.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'understanding-')); });
afterAll(() => rm(folder, { recursive: true }));

const cacheFolder = (): string => join(folder, 'deep', 'cache');
const open = (trainingSet = smallSet) => openUnderstanding({ trainingSet, cacheFolder: cacheFolder() });
const models = async (): Promise<string[]> => (await readdir(cacheFolder())).filter((name) => name.endsWith('.model')).sort();

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
    for (let n = 2; n < 9; n++) await open({ ...smallSet, phrases: smallSet.phrases.slice(n) });
    expect((await models()).length).toBe(6);
  });
});

describe('what a library edits', () => {
  const live = { ...smallSet, phrases: [...smallSet.phrases, { text: 'min flagermuslampe bipper', labels: ['kode'] }] };
  const openLive = (folder: string) => openUnderstanding({ trainingSet: live, sharedSet: smallSet, cacheFolder: join(cacheFolder(), folder) });
  const file = async (folder: string): Promise<Buffer> => {
    const [name] = (await readdir(join(cacheFolder(), folder))).filter((each) => each.endsWith('.model') && each !== knownName);
    return readFile(join(cacheFolder(), folder, name ?? ''));
  };
  let knownName = '';

  test('are learnt to the same bytes, whether the weights were measured before or are measured beside', async () => {
    await openLive('cold');
    await openUnderstanding({ trainingSet: smallSet, cacheFolder: join(cacheFolder(), 'warm') });
    [knownName = ''] = (await readdir(join(cacheFolder(), 'warm'))).filter((each) => each.endsWith('.model'));
    const engine = await openLive('warm');
    expect(Buffer.compare(await file('warm'), await file('cold'))).toBe(0);
    expect(engine.decide('flagermuslampen bipper').candidates[0]?.id).toBe('kode');
  });
});

describe('several instances', () => {
  let store: Store;
  beforeAll(async () => { store = await openStore({ dataDir: join(folder, 'store') }); });
  afterAll(() => store.close());

  /** The store's models, and how many were trained. */
  const counting = (): { models: Store; trained: () => number } => {
    let count = 0;
    return { models: { ...store, keepModel: (...kept) => { count += 1; return store.keepModel(...kept); } }, trained: () => count };
  };

  test('one trains, and the others take its model', async () => {
    const { models: shared, trained } = counting();
    const engines = await Promise.all(['one', 'two', 'three'].map((name) => openUnderstanding({ trainingSet: smallSet, cacheFolder: join(folder, name), models: shared })));
    expect(trained()).toBe(1);
    expect(new Set(engines.map((engine) => JSON.stringify(engine.decide('jeg vil skifte læge')))).size).toBe(1);
  });

  test('a claim that nobody fulfils is taken over', async () => {
    const { models: shared, trained } = counting();
    const set = { ...smallSet, phrases: smallSet.phrases.slice(3) };
    let died = false;
    const past = { ...shared, claimTraining: (hash: string, now: string, until: string) => {
      // Somebody claimed it a second ago, for as long as that, and was never heard of again.
      if (died) return store.claimTraining(hash, now, until);
      died = true;
      return store.claimTraining(hash, new Date(Date.now() - 2000).toISOString(), new Date(Date.now() + 300).toISOString()).then(() => false);
    } };
    await openUnderstanding({ trainingSet: set, cacheFolder: join(folder, 'four'), models: past });
    expect(trained()).toBe(1);
  });

  const bytes = Uint8Array.of(1, 2, 3);
  const once = (hash: string, train: () => Promise<Uint8Array>, givenUp?: AbortSignal) => trainOnce({ hash, models: store, kept: 6, train, givenUp });
  const never = (): Promise<Uint8Array> => Promise.reject(new Error('It was trained twice.'));

  test('a training that failed is left to the next one at once', async () => {
    let failing: (error: Error) => void = () => undefined;
    const first = once('failed', () => new Promise((_, reject) => { failing = reject; }));
    while (await store.claimTraining('failed', new Date().toISOString(), new Date().toISOString())) await pause(5);
    const second = once('failed', () => Promise.resolve(bytes));
    failing(new Error('out of memory'));
    await expect(first).rejects.toThrow('out of memory');
    expect([...await second]).toEqual([...bytes]);
    expect([...await once('failed', never)]).toEqual([...bytes]);
  });

  test('a training that takes longer than a claim holds stays with whoever does it', async () => {
    const at = Date.now();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'], now: at });
    try {
      let ending: (file: Uint8Array) => void = () => undefined;
      const first = once('long', () => new Promise((resolve) => { ending = resolve; }));
      for (let minute = 0; minute < 12; minute++) await jest.advanceTimersByTimeAsync(5_000);
      expect(await store.claimTraining('long', new Date().toISOString(), new Date(Date.now() + 1_000).toISOString())).toBe(false);
      ending(bytes);
      expect([...await first]).toEqual([...bytes]);
    } finally {
      jest.useRealTimers();
    }
  });

  test('whoever waits can give up', async () => {
    await store.claimTraining('awaited', new Date().toISOString(), new Date(Date.now() + 60_000).toISOString());
    const givenUp = new AbortController();
    const waiting = once('awaited', never, givenUp.signal);
    givenUp.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});

test('a training that nobody wants any more ends, and leaves nothing behind', async () => {
  const givenUp = new AbortController();
  const into = join(folder, 'given-up');
  const opening = openUnderstanding({ trainingSet: smallSet, cacheFolder: into, givenUp: givenUp.signal });
  setTimeout(() => givenUp.abort(), 50);
  await expect(opening).rejects.toThrow('aborted');
  expect(await readdir(into)).toEqual([]);
});

test('what stops the training is told to the caller', async () => {
  const broken = { ...smallSet, phrases: [{ text: 'x', labels: ['no such label'] }] };
  await expect(openUnderstanding({ trainingSet: broken, cacheFolder: cacheFolder() })).rejects.toThrow();
});
