import type { Candidate, Decision, Understanding } from './decision.ts';
import { explainer, type Explanation } from './explain.ts';
import type { Model } from './model.ts';
import { groupsOf, judge, standing } from './policy.ts';
import { Reader, Scorer } from './scorer.ts';
import { tokens } from './tokens.ts';
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
    const taught = verdict.label === undefined || labels[verdict.label]!.kind === 'guide' ? taughtBy(text, evidence.alike, isThere) : undefined;
    if (taught !== undefined) return { kind: 'guide', language, candidates: ledBy(taught, candidates) };
    const decided = verdict.label === undefined ? undefined : labels[verdict.label]!;
    const kind = decided ? decided.kind : verdict.kind;
    return decided?.topic === undefined ? { kind, language, candidates } : { kind, topic: decided.topic, language, candidates };
  }

  /** The one guide that has these very words among its phrases. */
  function taughtBy(text: string, alike: readonly number[], isThere: ((guideId: string) => boolean) | undefined): string | undefined {
    if (alike.length === 0) return undefined;
    const said = keyOf(text);
    const owners = new Set(alike.filter((row) => keyOf(model.phraseTexts[row]!) === said).flatMap((row) => model.phraseOwners[row]!).filter((label) => isThere === undefined || labels[label]!.kind !== 'guide' || isThere(labels[label]!.id)));
    const [label] = owners;
    return owners.size === 1 && label !== undefined && labels[label]!.kind === 'guide' ? labels[label]!.id : undefined;
  }

  return { decide, explain: (text, isThere) => explainer(model, reader, text, decide(text, isThere)) };
}

/** Somebody has said that these very words mean this guide; nothing that only resembles it is surer. */
const taughtSureness = 0.9;

/** The candidates with this one before all others. */
function ledBy(id: string, candidates: readonly Candidate[]): Candidate[] {
  const own = candidates.find((each) => each.id === id)?.score ?? 0;
  const others = candidates.filter((each) => each.id !== id).slice(0, 4);
  if (own >= taughtSureness) return [{ id, score: own }, ...others];
  const share = (1 - taughtSureness) / Math.max(1e-9, others.reduce((sum, { score }) => sum + score, 0));
  return [{ id, score: taughtSureness }, ...others.map((each) => ({ id: each.id, score: round(each.score * Math.min(1, share)) }))];
}

/** A text's words and numbers, as far as they are told apart. */
const keyOf = (text: string): string => tokens(text).flatMap(({ key }) => (key === '?' || key === '!' ? [] : [key])).join(' ');

const round = (score: number): number => Math.round(score * 10_000) / 10_000;
