import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Model } from './model.ts';
import { writeModel } from './model-file.ts';
import { learn, measure, prepare } from './train.ts';
import type { TrainingSet } from './training-set.ts';

/*
 * Trains beside the running service. A second worker measures weights and
 * thresholds meanwhile, so that both of a small machine's cores work; the
 * result is the same bytes as that of `train`.
 */
const { set, task } = workerData as { set: TrainingSet; task: 'train' | 'measure' };

if (task === 'measure') parentPort?.postMessage(measure(prepare(set)));
else {
  const helper = new Worker(new URL(import.meta.url), { workerData: { set, task: 'measure' } });
  const measured = once(helper, 'message');
  measured.catch(() => undefined);
  const learned = learn(prepare(set));
  const [found] = (await measured) as [Pick<Model, 'weights' | 'thresholds'>];
  const file = writeModel({ ...learned, ...found });
  parentPort?.postMessage(file.buffer, [file.buffer]);
}
