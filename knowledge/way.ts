import type { Guide, Step, Target } from './guide.ts';

/** Where a guide's steps lead. Pure functions over a guide's structure. */

export function stepOf(guide: Guide, stepId: string): Step | undefined {
  return guide.steps.find((step) => step.id === stepId);
}

/** Where "Next" leads from a step without choices. */
export function nextOf(guide: Guide, step: Step): Target {
  if (step.next !== undefined) return step.next;
  return guide.steps[guide.steps.indexOf(step) + 1]?.id ?? 'done';
}

/** Every target a step can lead to. */
export function targetsOf(guide: Guide, step: Step): Target[] {
  return step.choices === undefined ? [nextOf(guide, step)] : step.choices.map((choice) => choice.to);
}

/**
 * How many steps lie ahead of `stepId`, itself included: exact on a straight way, and the
 * mean of the branches, rounded, where one lies ahead. A way back to an earlier step adds nothing.
 */
export function stepsAhead(guide: Guide, stepId: string): number {
  const known = lengths.get(guide) ?? new Map<string, number>();
  lengths.set(guide, known);
  return Math.max(1, Math.round(lengthFrom(guide, stepId, new Set(), known)));
}

/** Guides never change once they are read, so each is measured once. */
const lengths = new WeakMap<Guide, Map<string, number>>();

function lengthFrom(guide: Guide, stepId: string, walked: Set<string>, known: Map<string, number>): number {
  const step = stepOf(guide, stepId);
  if (step === undefined || walked.has(stepId)) return 0;
  const found = known.get(stepId);
  if (found !== undefined) return found;
  walked.add(stepId);
  const ahead = targetsOf(guide, step).map((target) => lengthFrom(guide, target, walked, known));
  walked.delete(stepId);
  const length = 1 + ahead.reduce((sum, each) => sum + each, 0) / ahead.length;
  known.set(stepId, length);
  return length;
}
