import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { engineOf, type ExplainingUnderstanding } from './engine.ts';
import { readModel } from './model-file.ts';
import type { TrainingSet } from './training-set.ts';

export interface Opening {
  trainingSet: TrainingSet;
  /** Where trained models are kept; made if it is not there. */
  cacheFolder: string;
}

/** Models that are kept; the least recently opened go first. */
const kept = 4;

/**
 * The engine for a set of phrases: from the cache when the same phrases were
 * trained before by the same program, else trained in a worker (seconds) and
 * kept. The caller swaps the result in whole.
 */
export async function openUnderstanding({ trainingSet, cacheFolder }: Opening): Promise<ExplainingUnderstanding> {
  await mkdir(cacheFolder, { recursive: true });
  const path = join(cacheFolder, `understanding-${await fingerprint(trainingSet)}.model`);
  return engineOf((await cached(path)) ?? readModel(await trainAndKeep(trainingSet, path, cacheFolder)));
}

/** Trains in a worker; rejects with what the worker died of. */
export function trainInWorker(trainingSet: TrainingSet): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: { set: trainingSet, task: 'train' } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => { if (code !== 0) reject(new Error(`The training of the understanding ended with code ${code}.`)); });
  });
}

/** A hash over the phrases and over this folder's code: what was trained by other code is not used. */
async function fingerprint(set: TrainingSet): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts')).sort();
  for (const file of await Promise.all(names.map((name) => readFile(join(import.meta.dirname, name))))) hash.update(file);
  return hash.update(JSON.stringify(set)).digest('hex').slice(0, 32);
}

/** A model that is missing or damaged is trained again. */
async function cached(path: string): Promise<ReturnType<typeof readModel> | undefined> {
  try {
    const file = await readFile(path);
    const model = readModel(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
    const now = new Date();
    await utimes(path, now, now);
    return model;
  } catch {
    return undefined;
  }
}

async function trainAndKeep(set: TrainingSet, path: string, folder: string): Promise<ArrayBuffer> {
  const file = await trainInWorker(set);
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, new Uint8Array(file));
  await rename(draft, path);
  await forget(folder);
  return file;
}

async function forget(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^understanding-\w+\.model$/.test(name));
  const aged = await Promise.all(names.map(async (name) => ({ name, opened: (await stat(join(folder, name))).mtimeMs })));
  aged.sort((a, b) => b.opened - a.opened);
  await Promise.all(aged.slice(kept).map(({ name }) => unlink(join(folder, name)).catch(() => undefined)));
}
