import type { Decision, Understanding } from './decision.ts';
import { explainer, type Explanation } from './explain.ts';
import type { Model } from './model.ts';
import { groupsOf, judge, standing } from './policy.ts';
import { Reader, Scorer } from './scorer.ts';
import { weigh } from './weighing.ts';

/** An engine that also says why. */
export interface ExplainingUnderstanding extends Understanding {
  /** @param isThere whether a guide is there for whoever asks; one that is not takes no part in the decision */
  decide(text: string, isThere?: (guideId: string) => boolean): Decision;
  explain(text: string, isThere?: (guideId: string) => boolean): Explanation;
}

/** The engine over a trained model; pure, synchronous, well under a millisecond a message. */
export function engineOf(model: Model): ExplainingUnderstanding {
  const { labels, weights, thresholds } = model;
  const reader = new Reader(model);
  const scorer = new Scorer(model.dictionary, model, labels.length);
  const groups = groupsOf(labels);
  const unknown = labels.findIndex(({ kind }) => kind === 'unknown');
  const weighed = { scores: new Float64Array(labels.length), known: 0 };
  const scratch = new Float64Array(labels.length);

  function decide(text: string, isThere?: (guideId: string) => boolean): Decision {
    const { raw, language } = reader.read(text);
    const evidence = scorer.score(raw);
    if (isThere !== undefined) scorer.leaveOut(groups.guides.filter((guide) => !isThere(labels[guide]!.id)));
    weigh(evidence, weights, unknown, weighed, scratch);
    const verdict = judge(standing(weighed, evidence, groups), thresholds);
    const candidates = verdict.guides.map((guide) => ({ id: labels[guide]!.id, score: round(weighed.scores[guide]!) })).filter(({ score }) => score > 0);
    const decided = verdict.label === undefined ? undefined : labels[verdict.label]!;
    const kind = decided ? decided.kind : verdict.kind;
    return decided?.topic === undefined ? { kind, language, candidates } : { kind, topic: decided.topic, language, candidates };
  }

  return { decide, explain: (text, isThere) => explainer(model, reader, text, decide(text, isThere)) };
}

const round = (score: number): number => Math.round(score * 10_000) / 10_000;
