import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { engineOf, type ExplainingUnderstanding } from './engine.ts';
import { readModel } from './model-file.ts';
import type { Measured } from './train.ts';
import { trainOnce, type SharedModels } from './train-once.ts';
import type { TrainingSet } from './training-set.ts';
import type { Order } from './worker.ts';

export interface Opening {
  trainingSet: TrainingSet;
  /** What weights and thresholds are measured on; left out, the same. With edited guides it is the shared ones: they are measured once, and a change is learnt in half the time. */
  sharedSet?: TrainingSet;
  /** Where trained models are kept; made if it is not there. */
  cacheFolder: string;
  /** Models that several instances share: one of them trains, the others wait for it. */
  models?: SharedModels;
  /** Ends a training that nobody wants any more; the opening rejects. */
  givenUp?: AbortSignal | undefined;
}

/** Models that are kept; the least recently opened go first. */
const kept = 6;

/**
 * The engine for a set of phrases: from the cache when the same phrases were
 * trained before by the same program, else trained beside the service (seconds) and
 * kept. The caller swaps the result in whole.
 */
export async function openUnderstanding({ trainingSet, sharedSet = trainingSet, cacheFolder, models, givenUp }: Opening): Promise<ExplainingUnderstanding> {
  await mkdir(cacheFolder, { recursive: true });
  const shared = await fingerprint(sharedSet);
  const hash = sharedSet === trainingSet ? shared : await fingerprint([shared, trainingSet]);
  const path = join(cacheFolder, `understanding-${hash}.model`);
  const known = await cached(path);
  if (known !== undefined) return engineOf(known);
  const measuredPath = join(cacheFolder, `measured-${shared}.json`);
  const measured = await readFile(measuredPath, 'utf8').then((text) => JSON.parse(text) as Measured).catch(() => null);
  const trainHere = (): Promise<void> => trainBeside({ live: trainingSet, shared: sharedSet, measured, path }, givenUp);
  if (models === undefined) await trainHere();
  else {
    const train = (): Promise<Uint8Array> => trainHere().then(() => readFile(path));
    const file = await trainOnce({ hash, models, kept, train, givenUp });
    await writeWhole(path, file);
  }
  const model = modelIn(await readFile(path));
  if (measured === null) await writeWhole(measuredPath, JSON.stringify({ weights: model.weights, thresholds: model.thresholds } satisfies Measured));
  await forget(cacheFolder);
  return engineOf(model);
}

/**
 * Trains in a process of its own, so that no turn waits and its memory goes back to the
 * machine (a thread's would stay with the service). Rejects with how the process ended.
 */
function trainBeside(order: Order, givenUp: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('worker.ts', import.meta.url), [], { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'], ...(givenUp === undefined ? {} : { signal: givenUp }) });
    child.once('error', reject);
    child.once('exit', (code, signal) => (code === 0 ? resolve() : reject(new Error(`The training of the understanding ended with ${code ?? signal}.`))));
    child.send(order);
  });
}

/** A hash over the phrases and over this folder's code: what was trained by other code is not used. */
async function fingerprint(of: unknown): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts')).sort();
  for (const file of await Promise.all(names.map((name) => readFile(join(import.meta.dirname, name))))) hash.update(file);
  return hash.update(JSON.stringify(of)).digest('hex').slice(0, 32);
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

/** A file that is there is whole. */
async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, content);
  await rename(draft, path);
}

/** Of each kind of file only the newest are kept. */
async function forget(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const kind of [/^understanding-\w+\.model$/, /^measured-\w+\.json$/, /\.tmp$/]) {
    const aged = await Promise.all(names.filter((name) => kind.test(name)).map(async (name) => ({ name, opened: await stat(join(folder, name)).then(({ mtimeMs }) => mtimeMs, () => 0) })));
    aged.sort((a, b) => b.opened - a.opened);
    await Promise.all(aged.slice(kept).map(({ name }) => unlink(join(folder, name)).catch(() => undefined)));
  }
}
