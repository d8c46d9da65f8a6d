import type { Insights } from '../common/insights-api.ts';
import { hiddenOf, type Sum } from './few.ts';
import { daysOf, weekOf, weeksOf, type Period } from './period.ts';
import { gaveUp, type Counted, type GuideOutline, type Tally, type Waited } from './ports.ts';
import { waitsOf } from './waits.ts';

/** Smaller counts than this are not shown: somebody could be recognised. */
export const fewest = 5;

export interface InsightSources {
  counts: readonly Counted[];
  requests: readonly Waited[];
  /** The library's guides, in the reader's language; one that is counted and not among them has gone. */
  guides: readonly GuideOutline[];
  period: Period;
  /** The first day of which all requests are still kept. */
  requestsSince: string;
}

/** What each measure counts. */
const measures = {
  started: ['guide-started'],
  solvedAlone: ['guide-worked'],
  withLibrarian: ['handoff-opened', 'letter-opened'],
  givenUp: gaveUp,
  notUnderstood: ['not-understood'],
} as const satisfies Record<string, readonly Tally[]>;
type Measure = keyof typeof measures;
const measureNames = Object.keys(measures) as Measure[];

/** By guide: which measure's total they add up to. */
const ofGuides = { started: 'started', worked: 'solvedAlone', failed: 'givenUp' } as const satisfies Record<string, Measure>;
type OfGuide = keyof typeof ofGuides;
const guideNames = Object.keys(ofGuides) as OfGuide[];

/** Days, totals, guides and steps of a period, without the counts that could tell of somebody. */
export function insightsOf({ counts, requests, guides, period, requestsSince }: InsightSources): Insights {
  const inside = counts.filter(({ day }) => day >= period.from && day <= period.to);
  const days = daysOf(period);
  const outlines = countedOnes(inside, guides);

  const cells = new Map<string, number>();
  const sums: Sum[] = [];
  const put = (name: string, events: readonly Tally[], where: (each: Counted) => boolean = () => true): string => {
    cells.set(name, inside.reduce((sum, each) => (events.includes(each.event) && where(each) ? sum + each.total : sum), 0));
    return name;
  };
  const byDay = Map.groupBy(inside, ({ day }) => day);
  for (const measure of measureNames) {
    const events: readonly Tally[] = measures[measure];
    const total = put(`total ${measure}`, events);
    const parts = days.map((day) => {
      const name = `day ${day} ${measure}`;
      cells.set(name, (byDay.get(day) ?? []).reduce((sum, { event, total: each }) => (events.includes(event) ? sum + each : sum), 0));
      return name;
    });
    sums.push({ total, parts });
  }
  for (const each of guideNames) {
    const measure = ofGuides[each];
    sums.push({ total: `total ${measure}`, parts: outlines.map(({ id }) => put(`guide ${id} ${each}`, measures[measure], ({ guideId }) => guideId === id)) });
  }
  for (const { id, steps } of outlines) {
    sums.push({ total: `guide ${id} failed`, parts: steps.map((step) => put(`step ${id} ${step.id}`, gaveUp, ({ guideId, stepId }) => guideId === id && step.holds(stepId))) });
  }

  const hidden = hiddenOf(cells, sums, fewest);
  const shown = (name: string): number | null => (hidden.has(name) ? null : (cells.get(name) ?? 0));
  const all = (prefix: string): Record<Measure, number | null> => ({
    started: shown(`${prefix} started`), solvedAlone: shown(`${prefix} solvedAlone`), withLibrarian: shown(`${prefix} withLibrarian`), givenUp: shown(`${prefix} givenUp`), notUnderstood: shown(`${prefix} notUnderstood`),
  });
  return {
    ...period,
    fewest,
    days: days.map((day) => ({ day, ...all(`day ${day}`) })),
    totals: all('total'),
    selfReliance: selfRelianceOf(inside, period),
    guides: outlines.map(({ id, title, steps }) => ({
      guideId: id, title, started: shown(`guide ${id} started`), worked: shown(`guide ${id} worked`), failed: shown(`guide ${id} failed`),
      steps: steps.map((step) => ({ stepId: step.id, number: step.number, text: step.text, stopped: shown(`step ${id} ${step.id}`) })),
    })).sort((one, two) => placeOf(two.started) - placeOf(one.started) || one.title.localeCompare(two.title, 'da')),
    waits: waitsOf(requests, period, fewest, requestsSince),
  };
}

/** By what is shown alone: the place of a hidden count in the order would tell what it is. */
const placeOf = (started: number | null): number => (started === null ? 0.5 : started);

interface Outline extends Omit<GuideOutline, 'steps'> {
  steps: { id: string; number: number; text: string; holds(stepId: string): boolean }[];
}

/** Guides of which something was counted, those that have gone among them; what was counted at steps that have gone is one step without a number. */
function countedOnes(counts: readonly Counted[], guides: readonly GuideOutline[]): Outline[] {
  const events: readonly Tally[] = guideNames.flatMap((each): readonly Tally[] => measures[ofGuides[each]]);
  const counted = counts.filter(({ event, total }) => total > 0 && events.includes(event));
  return [...new Set(counted.map(({ guideId }) => guideId))].map((id): Outline => {
    const { title, steps } = guides.find((guide) => guide.id === id) ?? { title: id, steps: [] };
    const known = new Set(steps.map((step) => step.id));
    const gone = counted.some(({ guideId, stepId, event }) => guideId === id && gaveUp.includes(event) && !known.has(stepId));
    return {
      id, title,
      steps: [
        ...steps.map((step, at) => ({ ...step, number: at + 1, holds: (stepId: string) => stepId === step.id })),
        ...(gone ? [{ id: '', number: 0, text: '', holds: (stepId: string) => !known.has(stepId) }] : []),
      ],
    };
  });
}

function selfRelianceOf(counts: readonly Counted[], period: Period): Insights['selfReliance'] {
  const byWeek = Map.groupBy(counts, ({ day }) => weekOf(day));
  return weeksOf(period).map((week) => {
    const count = (event: Tally): number | null => {
      const total = (byWeek.get(week) ?? []).reduce((sum, each) => (each.event === event ? sum + each.total : sum), 0);
      return total > 0 && total < fewest ? null : total;
    };
    return { week, yes: count('alone-yes'), maybe: count('alone-maybe'), no: count('alone-no') };
  });
}
