import type { WorkItem } from '../../../../common/editing-api.ts';

export type WorkKind = WorkItem['kind'];

/** All there is to do of one kind. */
export interface WorkGroup {
  kind: WorkKind;
  items: WorkItem[];
}

/** What citizens meet today: wrong, gone or in doubt. The rest can wait for a quiet hour. */
const pressing: readonly WorkKind[] = ['broken', 'orphaned', 'fact-conflicting', 'withdrawn', 'submitted', 'link-dead'];

export const isPressing = (kind: WorkKind): boolean => pressing.includes(kind);

/** Alike things together, in the order in which their first one comes. */
export function groupsOf(items: readonly WorkItem[]): WorkGroup[] {
  const groups = new Map<WorkKind, WorkItem[]>();
  for (const item of items) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  return [...groups].map(([kind, found]) => ({ kind, items: found }));
}

/** Whether it is about a fact rather than about a guide. */
export const isAboutFact = ({ kind }: WorkItem): boolean => kind === 'fact-due' || kind === 'fact-conflicting';

/** Who answers for what there is to do, by name; empty where that is one alone. */
export function ownersOf(items: readonly WorkItem[]): string[] {
  const owners = [...new Set(items.flatMap(({ owner }) => (owner === '' ? [] : [owner])))].sort((one, two) => one.localeCompare(two, 'da'));
  return owners.length > 1 ? owners : [];
}
