import type { DraftGuide } from '../../common/guide-draft.ts';
import { guideOf, isSamePart, partsOf, type Parts } from './parts.ts';

/** What a library has written, what it was written on, and what that has become. */
export interface Layers {
  base: DraftGuide;
  edited: DraftGuide;
  shared: DraftGuide;
}

/**
 * The guide as the library's citizens read it: what the library changed is as the library has it, everything else as the shared
 * guide says now. A step that either side removed is gone, unless the library has changed it. `changed` are the paths of what
 * the library changed and the shared guide has changed since as well.
 */
export function merge({ base, edited, shared }: Layers): { guide: DraftGuide; changed: string[] } {
  const [before, mine, theirs] = [partsOf(base), partsOf(edited), partsOf(shared)];
  const isMine = (path: string): boolean => !isSamePart(mine.get(path), before.get(path));
  const moved = (path: string): boolean => !isSamePart(theirs.get(path), before.get(path)) && !isSamePart(theirs.get(path), mine.get(path));
  const paths = new Set([...mine.keys(), ...theirs.keys(), ...before.keys()]);
  const parts = new Map<string, unknown>();
  const changed: string[] = [];
  for (const path of paths) {
    if (path === 'order' || path === 'meta/facts' || path.startsWith('phrases/')) continue;
    const value = (isMine(path) ? mine : theirs).get(path);
    if (value !== undefined) parts.set(path, value);
    if (isMine(path) && moved(path)) changed.push(path);
  }
  // Words of a step that the shared guide has given up are the library's own; the step stays with them.
  for (const id of orderOf(mine)) {
    const words = [...paths].filter((path) => path.startsWith('text/') && path.endsWith(`/steps/${id}`));
    if (!parts.has(`step/${id}`) && mine.has(`step/${id}`) && before.has(`step/${id}`) && !theirs.has(`step/${id}`) && words.some(isMine)) {
      parts.set(`step/${id}`, mine.get(`step/${id}`));
      for (const path of words) if (mine.has(path)) parts.set(path, mine.get(path));
    }
  }
  const ids = new Set([...parts.keys()].flatMap((path) => (path.startsWith('step/') ? [path.slice('step/'.length)] : [])));
  for (const path of [...parts.keys()]) {
    const stepId = /^text\/[^/]+\/steps\/(.+)$/.exec(path)?.[1];
    if (stepId !== undefined && !ids.has(stepId)) parts.delete(path);
  }
  parts.set('order', arranged(ids, isMine('order') ? [orderOf(mine), orderOf(theirs)] : [orderOf(theirs), orderOf(mine)]));
  if (isMine('order') && reordered(orderOf(before), orderOf(theirs))) changed.push('order');
  for (const path of paths) if (path.startsWith('phrases/')) parts.set(path, mergedPhrases(...[before, mine, theirs].map((each) => (each.get(path) ?? []) as string[]) as [string[], string[], string[]]));
  parts.set('meta/facts', factsIn(parts, [...shared.facts, ...edited.facts]));
  return { guide: guideOf(edited.id, parts), changed: changed.sort() };
}

/**
 * For each of these paths: the shared value in the place of the library's (`take`), or the library's own, of which it is
 * known from now on that the shared guide says something else.
 */
export function takeShared({ base, edited, shared, paths, take }: Layers & { paths: readonly string[]; take: boolean }): { base: DraftGuide; edited: DraftGuide } {
  const [before, mine, theirs] = [partsOf(base), partsOf(edited), partsOf(shared)];
  const put = (parts: Map<string, unknown>, path: string): void => {
    if (theirs.has(path)) parts.set(path, theirs.get(path));
    else parts.delete(path);
  };
  for (const path of paths) {
    put(before, path);
    if (take) put(mine, path);
  }
  return { base: { ...settled(base.id, before, orderOf(theirs)), approval: base.approval }, edited: settled(edited.id, mine, orderOf(theirs)) };
}

/** The guide of parts whose steps may have come or gone. */
function settled(id: string, parts: Map<string, unknown>, reference: readonly string[]): DraftGuide {
  const ids = new Set([...parts.keys()].flatMap((path) => (path.startsWith('step/') ? [path.slice('step/'.length)] : [])));
  parts.set('order', arranged(ids, [orderOf(parts), reference]));
  return guideOf(id, parts);
}

const orderOf = (parts: Parts): string[] => (parts.get('order') ?? []) as string[];

/** These ids in the first order; those that it lacks come after the one they follow in the second. */
function arranged(ids: ReadonlySet<string>, [first, second]: readonly [readonly string[], readonly string[]]): string[] {
  const order = first.filter((id) => ids.has(id));
  second.forEach((id, at) => {
    if (!ids.has(id) || order.includes(id)) return;
    const before = second.slice(0, at).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return [...order, ...[...ids].filter((id) => !order.includes(id))];
}

/** Whether what both orders hold stands in another order. */
function reordered(one: readonly string[], other: readonly string[]): boolean {
  return !isSamePart(one.filter((id) => other.includes(id)), other.filter((id) => one.includes(id)));
}

function mergedPhrases(before: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const [had, has] = [new Set(before), new Set(mine)];
  return [...new Set([...theirs.filter((phrase) => has.has(phrase) || !had.has(phrase)), ...mine.filter((phrase) => !had.has(phrase))])];
}

/** The facts that the texts say, in the order in which they were listed. */
function factsIn(parts: Parts, listed: readonly string[]): string[] {
  const used = new Set([...JSON.stringify([...parts].filter(([path]) => path.startsWith('text/') || path === 'meta/helpers')).matchAll(/\{fact:([^}]*)\}/g)].map(([, id]) => id ?? ''));
  return [...new Set([...listed.filter((id) => used.has(id)), ...used])];
}
