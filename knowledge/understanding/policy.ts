import type { Decision } from './decision.ts';
import type { Label } from './training-set.ts';
import type { Weighed } from './weighing.ts';

/** From which probability on the engine does what; chosen at training on phrases that were held back. */
export interface Thresholds {
  /** Answer with the best guide. */
  answer: number;
  /** Answer with a best guide that is less sure than that, where it has this share of all guides' probability. */
  alone: number;
  /** Ask which guide was meant, where the three best together reach this; below it, admit that nothing fits. */
  clarify: number;
  /** The second guide, as a share of the best, from which on both are offered even though the best is sure. */
  rival: number;
  /** The same for messages of one or two words, which fit many guides. */
  brief: number;
  /** Ask although one guide is sure, where the message looks so much like those that fit several. */
  several: number;
  /** Hand over to a person. */
  handoff: number;
  /** Referrals that can wait. */
  aside: number;
  /** Small talk. */
  chat: number;
  /** Danger to life, despair, abuse, where a word of danger was said … */
  danger: number;
  /** … unless something else is so many times as likely; … */
  lead: number;
  /** … and where none was. */
  urgent: number;
}

/** No message looks so much like those that fit several guides. */
export const never = 1e9;

/** Where the search for thresholds begins, and what stays where the phrases do not say otherwise. */
export const plainThresholds: Thresholds = { answer: 0.5, alone: 0.6, clarify: 0.3, rival: 0.5, brief: 0.06, several: never, handoff: 0.35, aside: 0.4, chat: 0.4, danger: 0.2, lead: 16, urgent: 0.4 };

const urgentTopics = new Set(['emergency', 'despair', 'abuse']);
export const isUrgent = (label: Label): boolean => label.kind === 'referral' && urgentTopics.has(label.topic ?? '');

/** Without a word of danger, danger goes first unless something else is this many times as likely. */
const urgentLead = 3;

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
  chat: ReadonlySet<number>;
}

export function groupsOf(labels: readonly Label[]): Groups {
  const where = (test: (label: Label) => boolean): number[] => labels.flatMap((label, n) => (test(label) ? [n] : []));
  return {
    guides: where(({ kind }) => kind === 'guide'),
    urgent: where(isUrgent),
    handoff: where(({ kind }) => kind === 'handoff'),
    aside: where((label) => label.kind === 'smalltalk' || (label.kind === 'referral' && !isUrgent(label))),
    chat: new Set(where(({ kind }) => kind === 'smalltalk')),
  };
}

/** Who leads in each group: all that a decision needs to know of the scores. */
export interface Standing {
  guides: number[];
  /** Scores of the best and second guide, of the three best and of all guides together. */
  first: number;
  second: number;
  three: number;
  all: number;
  urgent: number | undefined;
  urgentAll: number;
  /** The same among what is known, for words of danger in a message that is otherwise strange. */
  urgentShare: number;
  person: number | undefined;
  wish: number;
  aside: number | undefined;
  /** Whether that one is small talk. */
  chats: boolean;
  asideAll: number;
  danger: boolean;
  /** How much it looks like a message that fits several guides. */
  several: number;
  /** How many words the message has. */
  words: number;
}

/** A message of so many words is brief. */
const briefest = 2;

/** @param message its words, whether one of them is a word of danger, and whether it looks like those that fit several guides */
export function standing({ scores, known }: Weighed, { danger, several, words }: { danger: boolean; several: number; words: number }, groups: Groups): Standing {
  const guides = best(scores, groups.guides, 5);
  const urgent = best(scores, groups.urgent, 1)[0];
  const person = best(scores, groups.handoff, 1)[0];
  const aside = best(scores, groups.aside, 1)[0];
  const of = (label: number | undefined): number => (label === undefined ? 0 : scores[label]!);
  return {
    guides, first: of(guides[0]), second: of(guides[1]), three: of(guides[0]) + of(guides[1]) + of(guides[2]), all: sum(scores, groups.guides),
    urgent, urgentAll: sum(scores, groups.urgent), urgentShare: sum(scores, groups.urgent) / Math.max(known, 1e-6),
    person, wish: of(person), aside, chats: aside !== undefined && groups.chat.has(aside), asideAll: sum(scores, groups.aside), danger, several, words,
  };
}

/** The decision: people in danger first, then whatever is most likely and sure enough. */
export function judge(by: Standing, limits: Thresholds): Verdict {
  const { guides } = by;
  const rest = Math.max(by.first, by.wish, by.asideAll);
  const inDanger = by.danger ? by.urgentShare >= limits.danger && by.urgentAll * limits.lead >= rest : by.urgentAll >= limits.urgent && by.urgentAll * urgentLead >= rest;
  if (by.urgent !== undefined && inDanger) return { kind: 'referral', label: by.urgent, guides };
  if (by.person !== undefined && by.wish >= limits.handoff && by.wish >= Math.max(by.first, by.asideAll)) return { kind: 'handoff', label: by.person, guides };
  if (by.aside !== undefined && by.asideAll >= (by.chats ? limits.chat : limits.aside) && by.asideAll >= by.first) return { kind: 'smalltalk', label: by.aside, guides };
  const top = guides[0];
  if (top === undefined) return { kind: 'unknown', guides };
  const several = guides.length > 1 && by.several >= limits.several;
  const alone = !several && by.second < (by.words <= briefest ? limits.brief : limits.rival) * by.first;
  if (by.first >= limits.answer && alone) return { kind: 'guide', label: top, guides };
  if (by.three < limits.clarify) return { kind: 'unknown', guides };
  if (guides.length === 1 || (alone && by.first >= limits.alone * by.all)) return { kind: 'guide', label: top, guides };
  return { kind: 'clarify', guides };
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
