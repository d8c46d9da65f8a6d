import type { Guide, Target } from '../guide.ts';
import { stepOf, targetsOf } from '../way.ts';
import { finding, type Finding } from './rules.ts';

/** Which guides there are, and which are only planned. */
export interface KnownGuides {
  written: ReadonlySet<string>;
  planned: ReadonlySet<string>;
}

/** Branches that lead nowhere, steps that nobody reaches, and steps from which nobody gets out. */
export function checkWay(guide: Guide, known: KnownGuides): Finding[] {
  const ids = guide.steps.map(({ id }) => id);
  const reached = reachedFrom(guide, ids[0]);
  const ending = endingSteps(guide);
  return [
    ...guide.steps.flatMap((step, index) => [
      ...(step.choices ?? []).flatMap(({ id, to }) => checkTarget(guide, to, `steps.${step.id}.choices.${id}.to`, known)),
      ...(step.next === undefined ? [] : checkTarget(guide, step.next, `steps.${step.id}.next`, known)),
      ...(ids.indexOf(step.id) < index ? [finding('step-twice', guide.id, `steps.${step.id}`, { step: step.id })] : []),
    ]),
    ...ids.filter((id) => !reached.has(id)).map((id) => finding('step-unreachable', guide.id, `steps.${id}`, { step: id })),
    ...ids.filter((id) => !ending.has(id)).map((id) => finding('step-endless', guide.id, `steps.${id}`, { step: id })),
  ];
}

function checkTarget(guide: Guide, target: Target, place: string, { written, planned }: KnownGuides): Finding[] {
  const other = target.startsWith('guide:') ? target.slice('guide:'.length) : null;
  if (other === null ? isEnd(target) || stepOf(guide, target) !== undefined : written.has(other)) return [];
  return [finding(other !== null && planned.has(other) ? 'target-planned' : 'target-unknown', guide.id, place, { target })];
}

/** Whether the guide is over there: finished, at a person, or in another guide. */
export const isEnd = (target: Target): boolean => target === 'done' || target === 'person' || target.startsWith('guide:');

function reachedFrom(guide: Guide, start: string | undefined): Set<string> {
  const reached = new Set<string>();
  const waiting = start === undefined ? [] : [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = stepOf(guide, id);
    if (step === undefined || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...targetsOf(guide, step));
  }
  return reached;
}

/** The steps from which some way comes to an end: grown backwards from the ends until nothing is added. */
function endingSteps(guide: Guide): Set<string> {
  const ending = new Set<string>();
  for (let before = -1; before < ending.size;) {
    before = ending.size;
    for (const step of guide.steps) if (targetsOf(guide, step).some((target) => isEnd(target) || ending.has(target))) ending.add(step.id);
  }
  return ending;
}
