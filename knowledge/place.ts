import type { Guide } from './guide.ts';
import { nextOf, stepOf } from './way.ts';

const named = /(?<!\p{L})(?:trin|step)\s+(\d{1,2})(?!\d)/iu;

/**
 * Where in a guide the citizen says to be: a step's number, as on the printed page, on the straight way
 * from the first step. Null where the words name none, or the way forks before it.
 */
export function placeOf(guide: Guide, text: string): { stepId: string; trail: string[] } | null {
  const number = Number(named.exec(text)?.[1] ?? 0);
  const walked = guide.steps.slice(0, 1).map(({ id }) => id);
  while (walked.length < number) {
    const step = stepOf(guide, walked.at(-1) ?? '');
    const target = step === undefined || step.choices !== undefined ? undefined : nextOf(guide, step);
    if (target === undefined || stepOf(guide, target) === undefined || walked.includes(target)) return null;
    walked.push(target);
  }
  const stepId = walked.pop();
  return number < 2 || stepId === undefined ? null : { stepId, trail: walked };
}
