import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { writeModel } from './model-file.ts';
import type { Model } from './model.ts';
import { Net } from './net.ts';
import { learn, learnButNet, learnNet, measure, prepare, type Measured } from './train.ts';
import type { TrainingSet } from './training-set.ts';

/*
 * Trains beside the running service, as a process that gets an order as a message, writes the model's file and ends. A
 * thread does half of it, so that both of a small machine's cores work: it measures weights and thresholds or, where they
 * are known already, learns the network. The result is the same bytes either way.
 */

export interface Order {
  /** What the model learns. */
  live: TrainingSet;
  /** What weights and thresholds are measured on. */
  shared: TrainingSet;
  /** They, where they are known. */
  measured: Measured | null;
  /** Where the model is written; what is there is whole. */
  path: string;
}

type Task = { measure: TrainingSet } | { net: TrainingSet };

if (isMainThread) process.once('message', (order) => void train(order as Order).then(() => process.disconnect()));
else parentPort?.postMessage(done(workerData as Task));

function done(task: Task): Measured | Net {
  return 'measure' in task ? measure(prepare(task.measure)) : learnNet(prepare(task.net));
}

async function train({ live, shared, measured, path }: Order): Promise<void> {
  const found = beside(measured === null ? { measure: shared } : { net: live });
  const prepared = prepare(live);
  let model: Model;
  if (measured === null) model = { ...learn(prepared), ...(await found) as Measured };
  else model = { ...learnButNet(prepared), net: again((await found) as Net), ...measured };
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, writeModel(model));
  await rename(draft, path);
}

/** What the thread makes of its task, while this one goes on. */
function beside(task: Task): Promise<unknown> {
  const found = once(new Worker(new URL(import.meta.url), { workerData: task }), 'message').then(([half]) => half as unknown);
  // Whoever waits for it hears of its failure.
  found.catch(() => undefined);
  return found;
}

/** Between threads a net is its arrays. */
const again = ({ inner, scales, innerBias, outer, outerBias }: Net): Net => new Net(inner, scales, innerBias, outer, outerBias);
