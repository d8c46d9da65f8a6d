import { daysBetween } from '../../common/local-time.ts';
import type { Likeness, Said, Vector } from './likeness.ts';

/** How alike the questions of two groups must be, on average, to be one group; chosen on questions of guides that were left out (tests/knowledge/learning). */
const alike = 0.33;
/** Less than this is not alike at all, and not looked at. */
const nothing = 0.08;

export interface Asked extends Said {
  id: string;
  /** ISO 8601. */
  at: string;
}

/**
 * Questions that are alike stand together. By the average of a group, so that a long row of questions, each a little like the next,
 * is not taken for one. Deterministic: the order of what is given changes nothing. Takes about a tenth of a second for 500.
 * @param dayOf the local day of a time
 * @returns groups with their newest question first: the group with the newest day first, within a day the largest first
 */
export function groupQuestions<Question extends Asked>(questions: readonly Question[], { vectorOf }: Likeness, dayOf: (at: string) => string): Question[][] {
  const sorted = questions.toSorted(byNewest);
  const groups = joined(likenesses(sorted.map(vectorOf))).map((members) => members.toSorted((a, b) => a - b).flatMap((at) => sorted[at] ?? []));
  return groups.toSorted(([one, ...others], [two, ...rest]) => (one === undefined || two === undefined ? 0 : daysBetween(dayOf(one.at), dayOf(two.at)) || rest.length - others.length || byNewest(one, two)));
}

const byNewest = (a: Asked, b: Asked): number => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at > b.at ? -1 : 1);

/** For each question, how like it each other one is; by way of the features they share. */
function likenesses(vectors: readonly Vector[]): Map<number, number>[] {
  const having = new Map<string, { at: number; share: number }[]>();
  const all = vectors.map(() => new Map<number, number>());
  vectors.forEach((vector, at) => {
    const sums = new Float64Array(at);
    for (const [feature, share] of vector) {
      const others = having.get(feature) ?? [];
      for (const other of others) sums[other.at] = (sums[other.at] ?? 0) + share * other.share;
      others.push({ at, share });
      having.set(feature, others);
    }
    sums.forEach((sum, other) => {
      if (sum < nothing) return;
      all[at]?.set(other, sum);
      all[other]?.set(at, sum);
    });
  });
  return all;
}

interface Group {
  members: number[];
  /** By another group's place: the likenesses of all pairs between the two, added up. */
  likeness: Map<number, number>;
}

/** Joins the two groups that are most alike, again and again, as long as any are alike enough. */
function joined(likeness: readonly Map<number, number>[]): number[][] {
  const groups = new Map<number, Group>(likeness.map((each, at) => [at, { members: [at], likeness: new Map(each) }]));
  for (let pair = nearest(groups); pair !== undefined; pair = nearest(groups)) {
    const [one, two] = pair;
    const [into, from] = [groups.get(one), groups.get(two)];
    if (into === undefined || from === undefined) break;
    into.members.push(...from.members);
    groups.delete(two);
    into.likeness.delete(two);
    for (const [at, sum] of from.likeness) {
      if (at === one) continue;
      const whole = (into.likeness.get(at) ?? 0) + sum;
      into.likeness.set(at, whole);
      groups.get(at)?.likeness.set(one, whole).delete(two);
    }
  }
  return [...groups.values()].map(({ members }) => members);
}

/** The two groups that are most alike; of equals those with the newest questions. */
function nearest(groups: ReadonlyMap<number, Group>): [number, number] | undefined {
  let best: { pair: [number, number]; mean: number } | undefined;
  for (const [one, { members, likeness }] of groups) {
    for (const [two, sum] of likeness) {
      if (two < one) continue;
      const mean = sum / (members.length * (groups.get(two)?.members.length ?? 1));
      const isBetter = best === undefined ? mean >= alike : mean > best.mean || (mean === best.mean && (one < best.pair[0] || (one === best.pair[0] && two < best.pair[1])));
      if (isBetter) best = { pair: [one, two], mean };
    }
  }
  return best?.pair;
}
