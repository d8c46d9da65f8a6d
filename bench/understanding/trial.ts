import type { TrainingSet } from '../../knowledge/understanding/training-set.ts';
import type { Answer, Train } from './engine.ts';

/** What one engine is given. */
export interface Task {
  engine: string;
  set: TrainingSet;
  questions: { text: string; lang: string }[];
}

/** What came of it. Memory is what the process holds more than before it was trained, after collecting garbage. */
export interface Trial {
  answers: Answer[];
  trainingMs: number;
  /** One for each question, in ms, on the second time it is asked. */
  times: number[];
  memoryMb: number;
}

const engines: Record<string, () => Promise<{ train: Train }>> = {
  selvhjulpen: () => import('./engines/selvhjulpen.ts'),
  'nlp.js': () => import('./engines/nlpjs.ts'),
  minisearch: () => import('./engines/minisearch.ts'),
  lunr: () => import('./engines/lunr.ts'),
  'natural Bayes': () => import('./engines/bayes.ts'),
};
export const engineNames = Object.keys(engines);

async function attempt({ engine, set, questions }: Task): Promise<Trial> {
  const load = engines[engine];
  if (load === undefined) throw new Error(`There is no engine "${engine}".`);
  const { train } = await load();
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const trained = await train(set);
  const trainingMs = performance.now() - started;
  const answers: Answer[] = [];
  for (const { text, lang } of questions) answers.push(await trained.answer(text, lang));
  const times: number[] = [];
  for (const { text, lang } of questions) {
    const asked = performance.now();
    await trained.answer(text, lang);
    times.push(performance.now() - asked);
  }
  globalThis.gc?.();
  return { answers, trainingMs, times, memoryMb: (process.memoryUsage.rss() - before) / 1024 / 1024 };
}

// Each engine has a process of its own, so that none warms or fills another's.
if (process.send !== undefined) {
  process.once('message', (task) => {
    attempt(task as Task).then((trial) => process.send?.(trial, () => process.exit(0)), (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    });
  });
}
