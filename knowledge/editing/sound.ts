import type { Guide } from '../guide.ts';
import { targetsOf } from '../way.ts';

/** Whether a guide can be walked: every target is a step of it or leads out of it, and every step has words in each language. */
export function isSound(guide: Guide): boolean {
  const ids = new Set(guide.steps.map(({ id }) => id));
  const leadsOn = (target: string): boolean => target === 'done' || target === 'person' || target.startsWith('guide:') || ids.has(target);
  return ids.size === guide.steps.length
    && guide.steps.every((step) => targetsOf(guide, step).every(leadsOn))
    && Object.values(guide.languages).every(({ steps }) => guide.steps.every(({ id, choices }) => steps[id] !== undefined && (choices ?? []).every((each) => steps[id]?.choices?.[each.id] !== undefined)));
}
