import { isUrgent, judge, never, plainThresholds, type Standing, type Thresholds, type Verdict } from './policy.ts';
import type { Label } from './training-set.ts';

/** A held-out phrase: who leads in each group, and what it really meant (nothing: nothing we know). */
export interface Case {
  by: Standing;
  meant: readonly number[];
}

/** What a wrong turn costs a citizen, beside a right answer at 0. */
const cost = { wrongGuide: 1.8, asked: 0.9, askedInVain: 1.2, refused: 2, wrongPerson: 2, wrongAside: 1.5, missedPerson: 4, missedUrgent: 20, falseAlarm: 3, outsideAnswered: 1.2, outsideAsked: 0.9, ambiguousAnswered: 0.9 };
/** How much each kind of message counts, so that many phrases of one kind do not outvote the others. */
const importance = { guide: 1, several: 0.35, handoff: 0.15, aside: 0.12, urgent: 0.25, outside: 0.4 };

/** Of messages that fit one guide, so many may look as if they fitted several. */
const severalShares = [0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15];

const fixedGrid: { [name in Exclude<keyof Thresholds, 'several'>]: number[] } = {
  danger: [0.1, 0.15, 0.2],
  lead: [8, 16, 32],
  urgent: [0.05, 0.08],
  handoff: [0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8],
  aside: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  chat: [0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
  alone: [0.55, 0.6, 0.65, 0.7, 0.75],
  answer: [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7],
  clarify: [0.3, 0.35, 0.4, 0.45, 0.5],
  rival: [0.4, 0.45, 0.5, 0.55, 0.6],
  brief: [0.02, 0.04, 0.06, 0.08, 0.1],
};

/** The thresholds that cost citizens least on the held-out phrases. */
export function chooseThresholds(cases: readonly Case[], labels: readonly Label[]): Thresholds {
  if (cases.length < 20) return plainThresholds;
  const sizes = new Map<Sort, number>();
  for (const { meant } of cases) sizes.set(sortOf(meant, labels), (sizes.get(sortOf(meant, labels)) ?? 0) + 1);
  const urgent = labels.map(isUrgent);
  const weighted = cases.map(({ by, meant }): Weighted => {
    const sort = sortOf(meant, labels);
    return { by, meant, sort, weight: importance[sort] / sizes.get(sort)! };
  });
  const grid: { [name in keyof Thresholds]: number[] } = { several: severalGrid(weighted), ...fixedGrid };
  const total = (limits: Thresholds): number => {
    let sum = 0;
    for (const item of weighted) sum += item.weight * costOf(judge(item.by, limits), item, urgent);
    return sum;
  };
  let best = plainThresholds;
  let least = total(best);
  // The search takes one threshold at a time, and ends where it began to go wrong; so it begins in several places.
  for (const several of [plainThresholds.several, ...grid.several.filter((_, at) => at % 3 === 0)]) {
    const [found, sum] = descend({ ...plainThresholds, several }, grid, total);
    if (sum < least - 1e-9) [best, least] = [found, sum];
  }
  return best;
}

/** Each threshold in turn over its grid, until a round changes nothing. */
function descend(from: Thresholds, grid: { [name in keyof Thresholds]: number[] }, total: (limits: Thresholds) => number): [Thresholds, number] {
  let best = from;
  let least = total(best);
  for (let before = Infinity; least < before - 1e-9;) {
    before = least;
    for (const name of Object.keys(grid) as (keyof Thresholds)[]) {
      for (const value of grid[name]) {
        const tried = { ...best, [name]: value };
        if (tried.clarify > tried.answer) continue;
        const sum = total(tried);
        if (sum < least - 1e-9) [best, least] = [tried, sum];
      }
    }
  }
  return [best, least];
}

/** Where the shares of `severalShares` lie. */
function severalGrid(cases: readonly Weighted[]): number[] {
  const looks = cases.filter(({ sort }) => sort === 'guide').map(({ by }) => by.several).sort((a, b) => b - a);
  return looks.length === 0 || looks[0] === 0 ? [] : severalShares.map((share) => looks[Math.floor(share * looks.length)] ?? never);
}

type Sort = keyof typeof importance;

interface Weighted extends Case {
  sort: Sort;
  weight: number;
}

function sortOf(meant: readonly number[], labels: readonly Label[]): Sort {
  const first = meant.length === 0 ? undefined : labels[meant[0]!]!;
  if (first === undefined || first.kind === 'unknown') return 'outside';
  if (first.kind === 'handoff') return 'handoff';
  if (isUrgent(first)) return 'urgent';
  if (first.kind !== 'guide') return 'aside';
  return meant.length > 1 ? 'several' : 'guide';
}

/** What an outsider's message costs by what became of it. */
const outside: Record<Verdict['kind'], number> = { unknown: 0, referral: 0.3, smalltalk: 4, handoff: 1.5, clarify: cost.outsideAsked, guide: cost.outsideAnswered };

function costOf({ kind, label, guides }: Verdict, { meant, sort }: Weighted, urgent: readonly boolean[]): number {
  const right = label !== undefined && meant.includes(label);
  if (label !== undefined && urgent[label]) return sort === 'urgent' ? (right ? 0 : 0.3) : cost.falseAlarm;
  if (sort === 'outside') return outside[kind];
  if (sort === 'urgent') return cost.missedUrgent;
  if (sort === 'handoff') return right ? 0 : cost.missedPerson;
  if (sort === 'aside') return right ? 0 : cost.wrongAside;
  if (kind === 'guide') return right ? (sort === 'several' ? cost.ambiguousAnswered : 0) : cost.wrongGuide;
  if (kind === 'clarify') {
    let offered = 0;
    for (let n = 0; n < 3 && n < guides.length; n++) if (meant.includes(guides[n]!)) offered++;
    return offered === 0 ? cost.askedInVain : sort === 'several' && offered > 1 ? 0 : cost.asked;
  }
  if (kind === 'unknown') return cost.refused;
  return kind === 'handoff' ? cost.wrongPerson : cost.wrongAside;
}
