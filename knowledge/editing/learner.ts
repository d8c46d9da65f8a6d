import type { Guide } from '../guide.ts';
import type { Decision } from '../understanding/decision.ts';
import type { Explanation } from '../understanding/explain.ts';
import type { Intents } from '../understanding/intents.ts';
import { trainingSetOf, type TrainingSet } from '../understanding/training-set.ts';
import type { Shelf } from './shelf.ts';

/** The trained engine over the phrases of all libraries; `isThere` says which guides the asking library has. */
export interface Engine {
  decide(text: string, isThere?: (guideId: string) => boolean): Decision;
  explain(text: string, isThere?: (guideId: string) => boolean): Explanation;
}

/** The engine as one library's citizens meet it: guides that are hidden, withdrawn or another library's own are not there. */
export interface LibraryEngine {
  decide(text: string): Decision;
  explain(text: string): Explanation;
}

/** Keeps the engine in step with what editors publish. No turn ever waits for it: the old engine answers until the new one is there. */
export interface Learner {
  of(libraryId: string): LibraryEngine;
  /** The engine with these guides in the place of what is live; cached, so that publishing just that needs no second training. */
  rehearse(lessons: readonly Guide[]): Promise<Engine>;
  /** Resolves once everything that is live by now has been learnt; rejects where it could not be. */
  settled(): Promise<void>;
  close(): void;
}

export interface LearnerNeeds {
  shelf: Shelf;
  intents: Intents;
  /** Opens the engine for a training set: from a cache, from another instance, or by training. */
  open(set: TrainingSet, givenUp?: AbortSignal): Promise<Engine>;
  failed(error: unknown): void;
}

/** A training that failed is tried again after so many milliseconds. */
const retryPause = 10_000;
/** One that is younger than this is given up when something newer is published; an older one is nearly done. */
const young = 3_000;

/** Opens the engine for what is live, and goes on learning. @throws where the first engine can't be had. */
export async function openLearner({ shelf, intents, open, failed }: LearnerNeeds): Promise<Learner> {
  let lessons = shelf.lessons();
  let engine = await open(trainingSetOf(lessons, intents));
  let learning: Promise<void> | undefined;
  let under: { way: readonly Guide[]; since: number; abort: AbortController } | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  /** Learns until nothing is new. */
  async function learn(): Promise<void> {
    // It may have nothing to do, and must not be done before it is known to be under way.
    await Promise.resolve();
    try {
      for (let newest = shelf.lessons(); !closed && !isSame(lessons, newest); newest = shelf.lessons()) {
        const abort = new AbortController();
        under = { way: newest, since: Date.now(), abort };
        const next = await open(trainingSetOf(newest, intents), abort.signal).catch((error: unknown) => {
          if (!abort.signal.aborted) throw error;
        });
        if (next !== undefined) [engine, lessons] = [next, newest];
      }
    } finally {
      learning = undefined;
      under = null;
    }
  }

  const settled = (): Promise<void> => (learning ??= learn());

  function follow(): void {
    clearTimeout(retry);
    if (under !== null && Date.now() - under.since < young && !isSame(under.way, shelf.lessons())) under.abort.abort();
    settled().catch((error: unknown) => {
      failed(error);
      if (!closed) retry = setTimeout(follow, retryPause).unref();
    });
  }

  const stop = shelf.subscribe(follow);
  return {
    of(libraryId) {
      const isThere = (id: string): boolean => shelf.get(libraryId, id) !== undefined;
      return { decide: (text) => engine.decide(text, isThere), explain: (text) => engine.explain(text, isThere) };
    },
    rehearse: (wished) => open(trainingSetOf(wished, intents)),
    settled,
    close() {
      closed = true;
      under?.abort.abort();
      clearTimeout(retry);
      stop();
    },
  };
}

/** What the engine learns of a guide is all in its phrases and texts. */
function isSame(before: readonly Guide[], after: readonly Guide[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((guide, at) => {
    const other = after[at];
    return guide === other || (guide.id === other?.id && JSON.stringify([guide.phrases, guide.languages]) === JSON.stringify([other.phrases, other.languages]));
  });
}
