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

/** A step's choices without those that lead to a guide that is not there for whoever asks. */
export const choicesOf = (step: Step, guide: (id: string) => Guide | undefined): NonNullable<Step['choices']> =>
  (step.choices ?? []).filter(({ to }) => !to.startsWith('guide:') || guide(to.slice('guide:'.length)) !== undefined);

/** Every target a step can lead to. */
export function targetsOf(guide: Guide, step: Step): Target[] {
  return step.choices === undefined ? [nextOf(guide, step)] : step.choices.map((choice) => choice.to);
}

/**
 * How many steps lie ahead of `stepId`, itself included, on the shortest way to the end of
 * the guide, or out of it where no way leads to the end: exact on a straight way.
 */
export function stepsAhead(guide: Guide, stepId: string): number {
  return shortest(guide, stepId, (target) => target === 'done') ?? shortest(guide, stepId, (target) => stepOf(guide, target) === undefined) ?? 1;
}

function shortest(guide: Guide, stepId: string, isEnd: (target: Target) => boolean): number | undefined {
  const seen = new Set([stepId]);
  let round = [stepId];
  for (let length = 1; round.length > 0; length += 1) {
    const targets = round.flatMap((id) => {
      const step = stepOf(guide, id);
      return step === undefined ? [] : targetsOf(guide, step);
    });
    if (targets.some(isEnd)) return length;
    round = [...new Set(targets)].filter((target) => !seen.has(target));
    for (const target of round) seen.add(target);
  }
  return undefined;
}
