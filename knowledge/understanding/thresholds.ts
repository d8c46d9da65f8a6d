import { groupsOf, isUrgent, judge, plainThresholds, standing, type Standing, type Thresholds, type Verdict } from './policy.ts';
import type { Label } from './training-set.ts';
import type { Weighed } from './weighing.ts';

/** A held-out phrase, weighed, with what it really meant (empty: nothing we know). */
export interface Case {
  weighed: Weighed;
  danger: boolean;
  meant: readonly number[];
}

/** What a wrong turn costs a citizen, beside a right answer at 0. */
const cost = { wrongGuide: 1.6, asked: 0.3, askedInVain: 1, refused: 1.3, wrongPerson: 2, wrongAside: 1.5, missedPerson: 2, missedUrgent: 20, falseAlarm: 3, outsideAnswered: 1.2, outsideAsked: 0.6, ambiguousAnswered: 0.6 };
/** How much each kind of message counts, so that many phrases of one kind do not outvote the others. */
const importance = { guide: 1, several: 0.15, handoff: 0.1, aside: 0.12, urgent: 0.25, outside: 0.3 };

const grid: { [name in keyof Thresholds]: number[] } = {
  danger: [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3],
  lead: [1, 2, 4, 8, 16, 32],
  urgent: [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6],
  handoff: [0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
  aside: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
  answer: [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7],
  clarify: [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5],
  rival: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
};

/** The thresholds that cost citizens least on the held-out phrases: each in turn over its grid, twice round. */
export function chooseThresholds(cases: readonly Case[], labels: readonly Label[]): Thresholds {
  if (cases.length < 20) return plainThresholds;
  const groups = groupsOf(labels);
  const sizes = new Map<string, number>();
  for (const { meant } of cases) sizes.set(sort(meant, labels), (sizes.get(sort(meant, labels)) ?? 0) + 1);
  const weighted = cases.map(({ weighed, danger, meant }): Weighted => {
    const kind = sort(meant, labels);
    return { by: standing(weighed, danger, groups), meant, weight: importance[kind] / sizes.get(kind)! };
  });
  let best = plainThresholds;
  let least = total(weighted, best, labels);
  for (let round = 0; round < 2; round++) {
    for (const name of Object.keys(grid) as (keyof Thresholds)[]) {
      for (const value of grid[name]) {
        const tried = { ...best, [name]: value };
        if (tried.clarify > tried.answer) continue;
        const found = total(weighted, tried, labels);
        if (found < least - 1e-9) {
          best = tried;
          least = found;
        }
      }
    }
  }
  return best;
}

function sort(meant: readonly number[], labels: readonly Label[]): keyof typeof importance {
  const first = meant.length === 0 ? undefined : labels[meant[0]!]!;
  if (first === undefined || first.kind === 'unknown') return 'outside';
  if (first.kind === 'handoff') return 'handoff';
  if (isUrgent(first)) return 'urgent';
  if (first.kind !== 'guide') return 'aside';
  return meant.length > 1 ? 'several' : 'guide';
}

interface Weighted {
  by: Standing;
  meant: readonly number[];
  weight: number;
}

function total(cases: readonly Weighted[], limits: Thresholds, labels: readonly Label[]): number {
  let sum = 0;
  for (const { by, meant, weight } of cases) sum += weight * costOf(judge(by, limits), meant, labels);
  return sum;
}

function costOf(verdict: Verdict, meant: readonly number[], labels: readonly Label[]): number {
  const kind = sort(meant, labels);
  const right = verdict.label !== undefined && meant.includes(verdict.label);
  const decided = verdict.label === undefined ? undefined : labels[verdict.label]!;
  if (decided && isUrgent(decided)) return kind === 'urgent' ? (right ? 0 : 0.3) : cost.falseAlarm;
  switch (kind) {
    case 'outside':
      return { unknown: 0, referral: 0.3, smalltalk: 0.4, handoff: 0.8, clarify: cost.outsideAsked, guide: cost.outsideAnswered }[verdict.kind];
    case 'urgent': return cost.missedUrgent;
    case 'handoff': return right ? 0 : cost.missedPerson;
    case 'aside': return right ? 0 : cost.wrongAside;
    default:
  }
  if (verdict.kind === 'guide') return right ? (kind === 'several' ? cost.ambiguousAnswered : 0) : cost.wrongGuide;
  if (verdict.kind === 'clarify') {
    const offered = verdict.guides.slice(0, 3).filter((guide) => meant.includes(guide)).length;
    return offered === 0 ? cost.askedInVain : kind === 'several' && offered > 1 ? 0 : cost.asked;
  }
  if (verdict.kind === 'unknown') return cost.refused;
  return verdict.kind === 'handoff' ? cost.wrongPerson : cost.wrongAside;
}
