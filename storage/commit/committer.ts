import type { Change, Committed } from '../../bot/ports.ts';
import { HouseError } from '../../common/errors.ts';
import type { Engine, Fault } from '../engine.ts';
import { Overtaken, writeBatch } from './batch.ts';
import type { Outcome } from './batch.ts';
import { toEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { commitQueries } from './queries.ts';
import type { CommitQueries } from './queries.ts';

/** How many changes share a transaction at most. */
const batchSize = 256;
/** How often a single change is tried again after another instance was faster. */
const retries = 3;

interface Waiting extends Entry {
  resolve(committed: Committed): void;
  reject(error: unknown): void;
}

/** Gathers the changes that wait at the same moment and writes them in one transaction. */
export class Committer {
  readonly #engine: Engine;
  readonly #queries: CommitQueries;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#queries = commitQueries(engine);
  }

  async commit(change: Change): Promise<Committed> {
    if (this.#closed) throw new HouseError('Unavailable');
    const entry = toEntry(change);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...entry, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Refuses new changes and waits for those under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Everything that came in with the same round of the event loop shares a batch.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = this.#take();
      if (batch.length > 0) await this.#write(batch);
    }
    this.#running = undefined;
  }

  /** The next batch: no two changes of one conversation or request; what must wait keeps its order. */
  #take(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const touched = new Set<string>();
    for (const waiting of this.#waiting) {
      const free = batch.length < batchSize && waiting.touches.every((record) => !touched.has(record));
      (free ? batch : later).push(waiting);
      for (const record of waiting.touches) touched.add(record);
    }
    this.#waiting = later;
    return batch;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      settle(batch, await writeBatch(this.#engine, this.#queries, batch));
    } catch (error) {
      if (this.#faultOf(error) === 'database') for (const { reject } of batch) reject(error);
      else for (const waiting of batch) await this.#writeAlone(waiting);
    }
  }

  /** One of the batch was at fault: each is judged by itself. */
  async #writeAlone(waiting: Waiting): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return settle([waiting], await writeBatch(this.#engine, this.#queries, [waiting]));
      } catch (error) {
        const fault = this.#faultOf(error);
        if (fault === 'overtaken' && attempt < retries) continue;
        const conflict = fault === 'overtaken' || fault === 'taken';
        return waiting.reject(conflict ? new HouseError('Conflict') : error);
      }
    }
  }

  #faultOf(error: unknown): Fault {
    return error instanceof Overtaken ? 'overtaken' : this.#engine.faultOf(error);
  }
}

function settle(batch: readonly Waiting[], outcomes: readonly Outcome[]): void {
  batch.forEach((waiting, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome instanceof HouseError) waiting.reject(outcome);
    else waiting.resolve(outcome);
  });
}
