import { setTimeout as pause } from 'node:timers/promises';
import type { RetentionStore } from './ports.ts';
import type { World } from './world.ts';

const every = 3600_000;
const day = 24 * 3600_000;
/** So much is deleted at a time, with so many milliseconds between, in which citizens' turns are written. */
const [batch, breath] = [100, 50];

export interface RetentionNeeds {
  store: RetentionStore;
  /** Days that conversations, and the questions from them, are kept after their last change. */
  keepDays: number;
  world: Pick<World, 'now'>;
}

/** Deletes what has been kept for long enough, questions first. Whoever comes back to a conversation that is gone begins a new one. */
export async function forgetOld({ store, keepDays, world }: RetentionNeeds, isClosed: () => boolean = () => false): Promise<void> {
  const before = new Date(world.now().getTime() - keepDays * day).toISOString();
  for (const forget of [store.forgetQuestions, store.forgetConversations]) {
    while (!isClosed() && (await forget(before, batch)) === batch) await pause(breath);
  }
}

/** Looks every hour, and once right away. */
export function keepRetention(needs: RetentionNeeds, failed: (error: unknown) => void): { close(): void } {
  let closed = false;
  const run = (): void => void forgetOld(needs, () => closed).catch((error: unknown) => { if (!closed) failed(error); });
  const timer = setInterval(run, every);
  timer.unref();
  run();
  return {
    close() {
      closed = true;
      clearInterval(timer);
    },
  };
}
