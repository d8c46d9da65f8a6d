import type { TrainingSet } from '../../knowledge/understanding/training-set.ts';

/** Labels by falling score; of the same scale within one engine. */
export type Ranking = { id: string; score: number }[];

export interface Answer {
  /** Guides, intents and topics alike, best first, at most five. */
  ranking: Ranking;
  /** What is done about it: of engines that decide, the decision; of the others, what their best label is. */
  decision: string;
}

/** An engine under test; trained anew for every set. */
export interface Engine {
  /** @param lang the question's language, as a peer without language detection is told it */
  answer(text: string, lang: string): Answer | Promise<Answer>;
}

export type Train = (set: TrainingSet) => Promise<Engine>;

/** A ranking's decision where the engine itself makes none: its best label is its answer, nothing found is "unknown". */
export function bestLabel(ranking: Ranking): Answer {
  const best = ranking[0]?.id;
  const decision = best === undefined ? 'unknown' : best.startsWith('referral:') ? 'referral' : best.startsWith('smalltalk:') ? 'smalltalk' : best === 'handoff' || best === 'unknown' ? best : 'guide';
  return { ranking, decision };
}

/** The best label first, each with the score of its best phrase. */
export function byLabel(hits: Iterable<{ labels: readonly string[]; score: number }>): Ranking {
  const best = new Map<string, number>();
  for (const { labels, score } of hits) for (const label of labels) if (score > (best.get(label) ?? -Infinity)) best.set(label, score);
  return [...best].map(([id, score]) => ({ id, score })).sort((one, two) => two.score - one.score).slice(0, 5);
}
