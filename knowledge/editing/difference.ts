import { diffWordsWithSpace } from 'diff';
import type { PartDifference, SharedChange, WordRun } from '../../common/editing-api.ts';
import type { DraftGuide } from '../../common/guide-draft.ts';
import { merge, type Layers } from './merge.ts';
import { isSamePart, partsOf, type Parts } from './parts.ts';

const danish = new Intl.Segmenter('da', { granularity: 'word' });

/** What became of a text, word by word. */
export function wordsBetween(before: string, after: string): WordRun[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: danish }).map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }));
}

/** What became of a guide, part by part, in the order in which it is read; of nothing, where `before` is null. */
export function differencesOf(before: DraftGuide | null, after: DraftGuide): PartDifference[] {
  const [old, now] = [before === null ? new Map<string, unknown>() : partsOf(before), partsOf(after)];
  return inOrder([...new Set([...now.keys(), ...old.keys()])], after, before).flatMap((path): PartDifference[] => {
    if (isSamePart(old.get(path), now.get(path))) return [];
    const kind = !old.has(path) ? 'added' : !now.has(path) ? 'removed' : 'changed';
    const words = wordsBetween(textOf(path, old), textOf(path, now));
    // A field that was there without saying anything is no difference to a reader.
    return words.every((run) => run.kind === 'same') ? [] : [{ path, kind, words }];
  });
}

/** Where the shared guide has changed below a library's own words: what it did, and what the library has instead. */
export function sharedChangesOf(layers: Layers): SharedChange[] {
  const { changed } = merge(layers);
  const [before, mine, theirs] = [partsOf(layers.base), partsOf(layers.edited), partsOf(layers.shared)];
  return inOrder(changed, layers.edited, layers.shared).map((path) => ({
    path, theirs: wordsBetween(textOf(path, before), textOf(path, theirs)), ours: wordsBetween(textOf(path, theirs), textOf(path, mine)),
  }));
}

/** A part as text: lists a line each, fields of a step's words one after the other, structure as `field: value`. */
function textOf(path: string, parts: Parts): string {
  const value = parts.get(path);
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return linesOf(value, path.startsWith('text/')).join('\n');
}

function linesOf(value: unknown, isText: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => (typeof each === 'object' && each !== null ? [linesOf(each, isText).join(', ')] : [String(each)]));
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([field, each]): string[] => {
    if (each === undefined) return [];
    if (field === 'choices') return Array.isArray(each) ? each.map((choice: { id: string; to: string }) => `${choice.id} → ${choice.to}`) : Object.values(each as Record<string, string>).map((label) => `[${label}]`);
    if (isText) return [String(each)];
    return [`${field}${field === 'next' ? ' → ' : ': '}${String(each)}`];
  });
}

const fields = ['title', 'question', 'answer', 'ready', 'steps', 'stuck'];

/** Paths as a reader meets them: each language's words from the title to the help, then the way, then the rest. */
function inOrder(paths: readonly string[], ...guides: readonly (DraftGuide | null)[]): string[] {
  const steps = guides.flatMap((guide) => guide?.steps.map(({ id }) => id) ?? []);
  const rank = (path: string): number[] => {
    const [kind = '', second = '', field = '', stepId = ''] = path.split('/');
    if (kind === 'text') return [0, second === 'da' ? 0 : 1, fields.indexOf(field), steps.indexOf(stepId)];
    if (kind === 'order') return [1, 0, 0, 0];
    if (kind === 'step') return [2, steps.indexOf(second), 0, 0];
    return [kind === 'meta' ? 3 : 4, 0, 0, 0];
  };
  const ranked = paths.map((path) => ({ path, rank: rank(path) }));
  return ranked.sort((one, two) => one.rank.map((each, at) => each - (two.rank[at] ?? 0)).find((each) => each !== 0) ?? (one.path < two.path ? -1 : 1)).map(({ path }) => path);
}
