import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
 * trained before by the same program, else trained beside the service (seconds) and
 * kept. The caller swaps the result in whole.
 */
export async function openUnderstanding({ trainingSet, cacheFolder }: Opening): Promise<ExplainingUnderstanding> {
  await mkdir(cacheFolder, { recursive: true });
  const path = join(cacheFolder, `understanding-${await fingerprint(trainingSet)}.model`);
  return engineOf((await cached(path)) ?? (await trainAndKeep(trainingSet, path, cacheFolder)));
}

/**
 * Trains in a process of its own, so that no turn waits and its memory goes back to the
 * machine (a thread's would stay with the service). Rejects with how the process ended.
 */
function trainBeside(trainingSet: TrainingSet): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('worker.ts', import.meta.url), [], { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] });
    child.once('message', (file) => resolve(file as Uint8Array));
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`The training of the understanding ended with ${code ?? signal}.`)));
    child.send(trainingSet);
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
    const model = modelIn(file);
    const now = new Date();
    await utimes(path, now, now);
    return model;
  } catch {
    return undefined;
  }
}

/** A model's bytes may stand anywhere in a larger buffer; its numbers must not. */
function modelIn({ buffer, byteOffset, byteLength }: Uint8Array): ReturnType<typeof readModel> {
  const whole = byteOffset === 0 && byteLength === buffer.byteLength;
  return readModel((whole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer);
}

async function trainAndKeep(set: TrainingSet, path: string, folder: string): Promise<ReturnType<typeof readModel>> {
  const file = await trainBeside(set);
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, file);
  await rename(draft, path);
  await forget(folder);
  return modelIn(file);
}

async function forget(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^understanding-\w+\.model$/.test(name));
  const aged = await Promise.all(names.map(async (name) => ({ name, opened: (await stat(join(folder, name))).mtimeMs })));
  aged.sort((a, b) => b.opened - a.opened);
  await Promise.all(aged.slice(kept).map(({ name }) => unlink(join(folder, name)).catch(() => undefined)));
}
