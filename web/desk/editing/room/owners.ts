import type { GuideLine } from '../../../../common/editing-api.ts';

/** Whose the guides are, who has most first. What still bears the mark of something unwritten has no owner yet. */
export function ownersIn(guides: readonly GuideLine[]): { owner: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { owner } of guides) {
    const name = owner.trim().startsWith('✎') ? '' : owner.trim();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([owner, count]) => ({ owner, count })).sort((one, two) => two.count - one.count || one.owner.localeCompare(two.owner, 'da'));
}
