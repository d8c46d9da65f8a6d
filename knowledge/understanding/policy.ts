import type { Decision } from './decision.ts';
import type { Label } from './training-set.ts';
import type { Weighed } from './weighing.ts';

/** From which probability on the engine does what; chosen at training on phrases that were held back. */
export interface Thresholds {
  /** Answer with the best guide. */
  answer: number;
  /** Ask which guide was meant, where the best is less sure; below it, admit that nothing fits. */
  clarify: number;
  /** The second guide, as a share of the best, from which on both are offered even though the best is sure. */
  rival: number;
  /** Hand over to a person. */
  handoff: number;
  /** Small talk and referrals that can wait. */
  aside: number;
  /** Danger to life, despair, abuse. */
  urgent: number;
}

export const plainThresholds: Thresholds = { answer: 0.5, clarify: 0.25, rival: 0.6, handoff: 0.5, aside: 0.5, urgent: 0.2 };

const urgentTopics = new Set(['emergency', 'despair', 'abuse']);
export const isUrgent = (label: Label): boolean => label.kind === 'referral' && urgentTopics.has(label.topic ?? '');

export interface Verdict {
  kind: Decision['kind'];
  /** The label decided on; undefined for clarify and unknown. */
  label?: number;
  /** Guides by falling score, at most five. */
  guides: number[];
}

/** Where each kind of label stands, worked out once. */
export interface Groups {
  guides: number[];
  urgent: number[];
  handoff: number[];
  aside: number[];
}

export function groupsOf(labels: readonly Label[]): Groups {
  const where = (test: (label: Label) => boolean): number[] => labels.flatMap((label, n) => (test(label) ? [n] : []));
  return {
    guides: where(({ kind }) => kind === 'guide'),
    urgent: where(isUrgent),
    handoff: where(({ kind }) => kind === 'handoff'),
    aside: where((label) => label.kind === 'smalltalk' || (label.kind === 'referral' && !isUrgent(label))),
  };
}

/** The decision over weighed scores: people in danger first, then whatever is most likely and sure enough. */
export function judge({ scores }: Weighed, groups: Groups, limits: Thresholds): Verdict {
  const guides = best(scores, groups.guides, 5);
  const top = guides[0];
  const first = top === undefined ? 0 : scores[top]!;
  const urgent = best(scores, groups.urgent, 1)[0];
  if (urgent !== undefined && sum(scores, groups.urgent) >= limits.urgent && scores[urgent]! * 2 >= first) return { kind: 'referral', label: urgent, guides };
  const person = best(scores, groups.handoff, 1)[0];
  const aside = best(scores, groups.aside, 1)[0];
  const wish = person === undefined ? 0 : scores[person]!;
  const other = aside === undefined ? 0 : sum(scores, groups.aside);
  const all = sum(scores, groups.guides);
  if (person !== undefined && wish >= limits.handoff && wish >= Math.max(first, other)) return { kind: 'handoff', label: person, guides };
  if (aside !== undefined && other >= limits.aside && other >= first) return { kind: 'smalltalk', label: aside, guides };
  if (top === undefined) return { kind: 'unknown', guides };
  const second = guides[1] === undefined ? 0 : scores[guides[1]]!;
  if (first >= limits.answer && second < limits.rival * first) return { kind: 'guide', label: top, guides };
  if (all >= limits.clarify && guides.length > 1) return { kind: 'clarify', guides };
  if (first >= limits.clarify) return { kind: 'guide', label: top, guides };
  return { kind: 'unknown', guides };
}

/** The highest-scoring of some labels, at most `most`, best first. */
function best(scores: Float64Array, among: readonly number[], most: number): number[] {
  const found: number[] = [];
  for (const label of among) {
    if (found.length === most && scores[label]! <= scores[found[most - 1]!]!) continue;
    let at = found.length;
    while (at > 0 && scores[found[at - 1]!]! < scores[label]!) at--;
    found.splice(at, 0, label);
    if (found.length > most) found.pop();
  }
  return found;
}

function sum(scores: Float64Array, among: readonly number[]): number {
  let total = 0;
  for (const label of among) total += scores[label]!;
  return total;
}
