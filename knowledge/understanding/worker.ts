import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { writeModel } from './model-file.ts';
import { Net } from './net.ts';
import { learnButNet, learnNet, measure, prepare, type Measured } from './train.ts';
import type { TrainingSet } from './training-set.ts';

/*
 * Trains beside the running service, as a process that gets an order as a message and answers with the model's file and
 * with what was measured. A thread does half of it, so that both of a small machine's cores work: it measures weights and
 * thresholds or, where they are known already, learns the network. The result is the same bytes either way.
 */

export interface Order {
  /** What the model learns. */
  live: TrainingSet;
  /** What weights and thresholds are measured on. */
  shared: TrainingSet;
  /** They, where they are known. */
  measured: Measured | null;
}

export interface Trained {
  file: Uint8Array;
  measured: Measured;
}

type Task = { measure: TrainingSet } | { net: TrainingSet };

if (isMainThread) process.once('message', (order) => void train(order as Order));
else parentPort?.postMessage(done(workerData as Task));

function done(task: Task): Measured | Net {
  return 'measure' in task ? measure(prepare(task.measure)) : learnNet(prepare(task.net));
}

async function train({ live, shared, measured }: Order): Promise<void> {
  const task: Task = measured === null ? { measure: shared } : { net: live };
  const beside = once(new Worker(new URL(import.meta.url), { workerData: task }), 'message');
  beside.catch(() => undefined);
  const prepared = prepare(live);
  const learned = learnButNet(prepared);
  const own = measured === null ? learnNet(prepared) : null;
  const [found] = (await beside) as [Measured & Net];
  const weighed: Measured = measured ?? found;
  // Between threads a net is its arrays.
  const net = own ?? new Net(found.inner, found.scales, found.innerBias, found.outer, found.outerBias);
  process.send?.({ file: writeModel({ ...learned, net, ...weighed }), measured: weighed } satisfies Trained, () => process.disconnect());
}
