import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Model } from './model.ts';
import { writeModel } from './model-file.ts';
import { learn, measure, prepare } from './train.ts';
import type { TrainingSet } from './training-set.ts';

/*
 * Trains beside the running service, as a process that gets the training set as a message
 * and answers with the model's file. A thread measures weights and thresholds meanwhile,
 * so that both of a small machine's cores work; the result is the same bytes as that of `train`.
 */
if (isMainThread) process.once('message', (set) => void train(set as TrainingSet));
else parentPort?.postMessage(measure(prepare(workerData as TrainingSet)));

async function train(set: TrainingSet): Promise<void> {
  const measured = once(new Worker(new URL(import.meta.url), { workerData: set }), 'message');
  measured.catch(() => undefined);
  const learned = learn(prepare(set));
  const [found] = (await measured) as [Pick<Model, 'weights' | 'thresholds'>];
  process.send?.(writeModel({ ...learned, ...found }), () => process.disconnect());
}
