import type { DraftGuide } from '../../common/guide-draft.ts';
import { guideOf, isSamePart, languageOf, orderOf, partsOf, stepOf, type Parts } from './parts.ts';

/** What a library has written, what it was written on, and what that has become. */
export interface Layers {
  base: DraftGuide;
  edited: DraftGuide;
  shared: DraftGuide;
}

/**
 * The guide as the library's citizens read it: what the library changed is as the library has it, everything else as the shared
 * guide says now. A step or a language that the library removed is gone; one that the shared guide has given up is gone too,
 * unless the library has changed something of it. `changed` are the paths of what the library changed and the shared guide
 * has changed since as well.
 */
export function merge({ base, edited, shared }: Layers): { guide: DraftGuide; changed: string[] } {
  const [before, mine, theirs] = [partsOf(base), partsOf(edited), partsOf(shared)];
  const isMine = (path: string): boolean => !isSamePart(mine.get(path), before.get(path));
  const isTheirs = (path: string): boolean => !isSamePart(theirs.get(path), before.get(path)) && !isSamePart(theirs.get(path), mine.get(path));
  const paths = [...new Set([...mine.keys(), ...theirs.keys()])];
  const steps = fates(paths, [before, mine, theirs], { groupOf: stepOf, otherOf: languageOf }, isMine);
  const languages = fates(paths, [before, mine, theirs], { groupOf: languageOf, otherOf: stepOf }, isMine);
  const parts = new Map<string, unknown>();
  const changed: string[] = [];
  for (const path of paths) {
    if (path === 'order' || path === 'meta/facts' || path.startsWith('phrases/')) continue;
    const fate = [steps.get(stepOf(path) ?? null), languages.get(languageOf(path) ?? null)];
    if (fate.includes('given-up')) continue;
    if (isMine(path) && isTheirs(path)) changed.push(path);
    if (fate.includes('removed')) continue;
    const value = (fate.includes('own') || isMine(path) ? mine : theirs).get(path);
    if (value !== undefined) parts.set(path, value);
  }
  const ids = new Set([...parts.keys()].flatMap((path) => (path.startsWith('step/') ? [path.slice('step/'.length)] : [])));
  const [had, has, have] = [before, mine, theirs].map((each) => orderOf(each).filter((id) => ids.has(id))) as [string[], string[], string[]];
  const moved = isReordered(had, has);
  parts.set('order', arranged(ids, moved ? [has, have] : [have, has]));
  if (moved && isReordered(had, have) && isReordered(has, have)) changed.push('order');
  for (const path of paths.filter((each) => each.startsWith('phrases/'))) {
    const phrases = mergedList(...[before, mine, theirs].map((each) => each.get(path) as string[] | undefined));
    if (phrases.length > 0 || (mine.has(path) && theirs.has(path))) parts.set(path, phrases);
  }
  parts.set('meta/facts', factsOf(parts, mergedList(base.facts, edited.facts, shared.facts), [mine, theirs]));
  return { guide: guideOf(edited.id, parts), changed: changed.sort() };
}

/**
 * For each of these paths: the shared value in the place of the library's (`take`), or the library's own, of which it is
 * known from now on that the shared guide says something else. A step or a language that only one of the two has comes or
 * goes as a whole.
 */
export function takeShared({ base, edited, shared, paths, take }: Layers & { paths: readonly string[]; take: boolean }): { base: DraftGuide; edited: DraftGuide } {
  const [before, mine, theirs] = [partsOf(base), partsOf(edited), partsOf(shared)];
  const whole = paths.flatMap((path) => wholeOf(path, mine, theirs));
  const after = withPartsFrom(mine, theirs, whole);
  after.set('meta/facts', factsOf(after, edited.facts, [mine, theirs]));
  const taken = take ? guideOf(edited.id, settled(after, orderOf(mine), orderOf(theirs))) : edited;
  const under = settled(withPartsFrom(before, theirs, whole), orderOf(before), orderOf(theirs));
  const baseOf = (parts: Parts): DraftGuide => ({ ...guideOf(base.id, parts), approval: base.approval });
  // A step that comes back among steps that both have moved is no new question about their order.
  const asks = (layers: Layers): boolean => merge(layers).changed.includes('order');
  const isAsked = asks({ base: baseOf(under), edited: taken, shared }) && !asks({ base, edited, shared });
  return { base: baseOf(isAsked ? settled(withPartsFrom(under, theirs, ['order']), orderOf(under)) : under), edited: taken };
}

/**
 * The same changes, written on the shared guide of now, so that who goes on writing sees what citizens see: `merge` makes
 * the same guide of them, and the same paths are changed.
 */
export function rebase({ base, edited, shared }: Layers): { base: DraftGuide; edited: DraftGuide } {
  const { guide, changed } = merge({ base, edited, shared });
  const [before, theirs] = [partsOf(base), partsOf(shared)];
  const under = withPartsFrom(theirs, before, changed.flatMap((path) => wholeOf(path, before, theirs)));
  return { base: { ...guideOf(base.id, settled(under, orderOf(theirs), orderOf(before))), approval: shared.approval }, edited: guide };
}

type Three = readonly [before: Parts, mine: Parts, theirs: Parts];

/** A step's or a language's: `both` where each path counts for itself, `own` to the library, `removed` by it, `given-up` by the shared guide. */
type Fate = 'both' | 'own' | 'removed' | 'given-up';

interface Grouping {
  groupOf: (path: string) => string | undefined;
  /** Languages for steps, steps for languages. */
  otherOf: (path: string) => string | undefined;
}

/** What becomes of each step, or each language. What the shared guide has given up is the library's own where that changed something of it; words it merely added in a language, or to a step, are none of it. */
function fates(paths: readonly string[], [before, mine, theirs]: Three, { groupOf, otherOf }: Grouping, isMine: (path: string) => boolean): Map<string | null, Fate> {
  const [known, has, have] = [groupsOf(before, groupOf), groupsOf(mine, groupOf), groupsOf(theirs, groupOf)];
  const others = groupsOf(theirs, otherOf);
  const counts = (path: string): boolean => {
    const other = otherOf(path);
    return isMine(path) && (other === undefined || (before.has(path) && others.has(other)));
  };
  return new Map([...new Set([...has, ...have])].map((group): [string, Fate] => {
    if (has.has(group) && have.has(group)) return [group, 'both'];
    if (have.has(group)) return [group, known.has(group) ? 'removed' : 'both'];
    return [group, !known.has(group) || paths.some((path) => groupOf(path) === group && counts(path)) ? 'own' : 'given-up'];
  }));
}

/** The steps that have a way, or the languages that have more than words of steps. */
const groupsOf = (parts: Parts, groupOf: (path: string) => string | undefined): Set<string> =>
  new Set([...parts.keys()].flatMap((path) => (path.startsWith('text/') && stepOf(path) !== undefined ? [] : (groupOf(path) ?? []))));

/** The path; with all of its step or language, where only one of the two guides has that. */
function wholeOf(path: string, one: Parts, other: Parts): string[] {
  const all = [...new Set([...one.keys(), ...other.keys()])];
  for (const groupOf of [stepOf, languageOf]) {
    const group = groupOf(path);
    if (group !== undefined && groupsOf(one, groupOf).has(group) !== groupsOf(other, groupOf).has(group)) return all.filter((each) => groupOf(each) === group);
  }
  return [path];
}

function withPartsFrom(parts: Parts, source: Parts, paths: readonly string[]): Map<string, unknown> {
  const result = new Map(parts);
  for (const path of paths) {
    if (source.has(path)) result.set(path, source.get(path));
    else result.delete(path);
  }
  return result;
}

/** Parts whose steps and languages may have come or gone: their order, and no words of what is not there. */
function settled(parts: Map<string, unknown>, ...orders: readonly (readonly string[])[]): Map<string, unknown> {
  const [steps, languages] = [groupsOf(parts, stepOf), groupsOf(parts, languageOf)];
  for (const path of [...parts.keys()]) {
    const [step, language] = [stepOf(path), languageOf(path)];
    if ((step !== undefined && !steps.has(step)) || (language !== undefined && !languages.has(language))) parts.delete(path);
  }
  return parts.set('order', arranged(steps, [orderOf(parts), ...orders]));
}

/** These ids in the first order; those that it lacks come after the one they follow in the next. */
function arranged(ids: ReadonlySet<string>, [first = [], ...others]: readonly (readonly string[])[]): string[] {
  const order = first.filter((id) => ids.has(id));
  for (const other of others) {
    other.forEach((id, at) => {
      if (!ids.has(id) || order.includes(id)) return;
      const before = other.slice(0, at).findLast((each) => order.includes(each));
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
    });
  }
  return order;
}

/** Whether what both orders hold stands in another order. */
const isReordered = (one: readonly string[], other: readonly string[]): boolean => !isSamePart(one.filter((id) => other.includes(id)), other.filter((id) => one.includes(id)));

/** A list in which both sides have added and removed. */
function mergedList(before: readonly string[] = [], mine: readonly string[] = [], theirs: readonly string[] = []): string[] {
  if (isSamePart(mine, before)) return [...theirs];
  if (isSamePart(theirs, before)) return [...mine];
  const [had, has] = [new Set(before), new Set(mine)];
  return [...new Set([...theirs.filter((each) => has.has(each) || !had.has(each)), ...mine.filter((each) => !had.has(each))])];
}

/** The facts to list: those that the texts say, and those that a side lists without saying them. */
function factsOf(parts: Parts, listed: readonly string[], sides: readonly Parts[]): string[] {
  const said = saidIn(parts);
  const lists = sides.map((side) => ({ listed: (side.get('meta/facts') ?? []) as string[], said: saidIn(side) }));
  const idle = new Set(lists.flatMap((side) => side.listed.filter((id) => !side.said.has(id))));
  return [...new Set([...listed, ...lists.flatMap((side) => side.listed.filter((id) => said.has(id)))])].filter((id) => said.has(id) || idle.has(id));
}

/** The facts that a guide's texts say: first those it lists, in its order. */
export function factsSaid(guide: DraftGuide): string[] {
  const said = saidIn(partsOf(guide));
  return [...new Set([...guide.facts.filter((id) => said.has(id)), ...said])];
}

function saidIn(parts: Parts): Set<string> {
  const texts = JSON.stringify([...parts].filter(([path]) => path.startsWith('text/') || path === 'meta/helpers'));
  return new Set([...texts.matchAll(/\{fact:([^}]*)\}/g)].map(([, id]) => id ?? ''));
}
