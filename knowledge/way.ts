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
 * How many steps lie ahead of `stepId`, itself included, on the longest way to an end.
 * A branch makes this an upper bound; a way that comes back to an earlier step counts once.
 */
export function stepsAhead(guide: Guide, stepId: string, walked: ReadonlySet<string> = new Set()): number {
  const step = stepOf(guide, stepId);
  if (step === undefined || walked.has(stepId)) return 0;
  const seen = new Set(walked).add(stepId);
  return 1 + Math.max(0, ...targetsOf(guide, step).map((target) => stepsAhead(guide, target, seen)));
}
