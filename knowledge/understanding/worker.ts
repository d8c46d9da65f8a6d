import { parentPort, workerData } from 'node:worker_threads';
import { writeModel } from './model-file.ts';
import { train } from './train.ts';
import type { TrainingSet } from './training-set.ts';

/** Trains beside the running service and hands the model's bytes back without copying them. */
const file = writeModel(train(workerData as TrainingSet));
parentPort?.postMessage(file.buffer, [file.buffer]);
