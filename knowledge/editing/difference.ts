import { diffArrays } from 'diff';
import type { PartDifference, SharedChange, WordRun } from '../../common/editing-api.ts';
import type { DraftGuide, DraftStep, DraftStepText } from '../../common/guide-draft.ts';
import { merge, type Layers } from './merge.ts';
import { isSamePart, languageOf, partsOf, stepOf, type Parts } from './parts.ts';

/** Two texts that differ in more words than this are shown as one in the place of the other. */
const mostEdits = 2000;

const segmenter = new Intl.Segmenter('da', { granularity: 'word' });

/** What became of a text, word by word: the runs that are not added make the first text, those that are not removed the second. */
export function wordsBetween(before: string, after: string): WordRun[] {
  return runsBetween(wordsOf(before), wordsOf(after));
}

/** Words, gaps and marks; a placeholder such as `{fact:mitid-age}` counts as a word. */
function wordsOf(text: string): string[] {
  return text.split(/(\{[^{}\s]*\})/).flatMap((piece) => (piece.startsWith('{') && piece.endsWith('}') ? [piece] : [...segmenter.segment(piece)].map(({ segment }) => segment)));
}

function runsBetween(before: string[], after: string[]): WordRun[] {
  const changes = diffArrays(before, after, { maxEditLength: mostEdits }) ?? [{ removed: true, added: false, value: before }, { removed: false, added: true, value: after }];
  const runs: WordRun[] = [];
  let [removed, added] = ['', ''];
  /** Ends a change; the gap that both sides end with is what is the same again. */
  const flush = (): string => {
    const gap = /[^\S\n]+$/.exec(added)?.[0] ?? '';
    const kept = gap !== '' && removed.length > gap.length && added.length > gap.length && removed.endsWith(gap) ? gap.length : 0;
    for (const [kind, text] of [['removed', removed], ['added', added]] as const) if (text !== '') runs.push({ kind, text: text.slice(0, text.length - kept) });
    [removed, added] = ['', ''];
    return gap.slice(0, kept);
  };
  changes.forEach(({ value, ...change }, at) => {
    const text = value.join('');
    const isBetween = (removed !== '' || added !== '') && at < changes.length - 1;
    // A gap between two changed words is part of the change: word for word, the sentence would be in shreds.
    const isGap = /^[^\S\n]+$/.test(text);
    if (change.removed) removed += text;
    else if (change.added) added += text;
    else if (isGap && isBetween) [removed, added] = [removed + text, added + text];
    else {
      runs.push({ kind: 'same', text: flush() + text });
    }
  });
  const rest = flush();
  return [...runs, ...(rest === '' ? [] : [{ kind: 'same' as const, text: rest }])].filter(({ text }) => text !== '');
}

/** What became of a guide, part by part, in the order in which it is read; of nothing, where `before` is null. */
export function differencesOf(before: DraftGuide | null, after: DraftGuide): PartDifference[] {
  const [old, now] = [before === null ? new Map<string, unknown>() : partsOf(before), partsOf(after)];
  return inOrder([...new Set([...now.keys(), ...old.keys()])], after, before).flatMap((path): PartDifference[] => {
    if (isSamePart(old.get(path), now.get(path))) return [];
    const words = partRuns(path, old, now);
    const kind = !old.has(path) ? 'added' : !now.has(path) ? 'removed' : 'changed';
    // An empty field that comes or goes is no difference to a reader; a step that only stands there is one.
    return words.every((run) => run.kind === 'same') && !(path.startsWith('step/') && kind !== 'changed') ? [] : [{ path, kind, words }];
  });
}

/** Where the shared guide has changed below a library's own words: what it did, and what the library has instead. */
export function sharedChangesOf(layers: Layers): SharedChange[] {
  const [before, mine, theirs] = [partsOf(layers.base), partsOf(layers.edited), partsOf(layers.shared)];
  return inOrder(merge(layers).changed, layers.edited, layers.shared).map((path) => ({ path, theirs: partRuns(path, before, theirs), ours: partRuns(path, theirs, mine) }));
}

function partRuns(path: string, before: Parts, after: Parts): WordRun[] {
  const [old, now] = [linesOf(path, before), linesOf(path, after)];
  if (path.startsWith('phrases/')) return phraseRuns(old, now);
  if (isList(path)) return runsBetween(endedLines(old), endedLines(now));
  return wordsBetween(old.join('\n'), now.join('\n'));
}

/** Lists of ids: a line is one word. */
const isList = (path: string): boolean => ['order', 'meta/services', 'meta/related', 'meta/facts'].includes(path);

/** The order of phrases says nothing. */
function phraseRuns(before: readonly string[], after: readonly string[]): WordRun[] {
  const [had, has] = [new Set(before), new Set(after)];
  const runs: [WordRun['kind'], string[]][] = [['same', [...has].filter((each) => had.has(each))], ['removed', [...had].filter((each) => !has.has(each))], ['added', [...has].filter((each) => !had.has(each))]];
  return runs.flatMap(([kind, lines]) => (lines.length === 0 ? [] : [{ kind, text: endedLines(lines).join('') }]));
}

const endedLines = (lines: readonly string[]): string[] => lines.map((line) => `${line}\n`);

/** A part as lines that can be read without knowing the file: signs say what a line is, in any language. */
function linesOf(path: string, parts: Parts): string[] {
  const value = parts.get(path);
  if (value === undefined || value === null) return [];
  const step = stepOf(path);
  if (step !== undefined) return path.startsWith('step/') ? wayLines(value as Omit<DraftStep, 'id'>) : wordLines(value as DraftStepText, parts.get(`step/${step}`) as DraftStep | undefined);
  if (path === 'meta/helpers') return (value as DraftGuide['helpers']).flatMap(({ who, da, en }) => [`${who}:`, da, en]);
  if (path === 'meta/sources') return (value as DraftGuide['sources']).map(({ url, age }) => `${url} (${age})`);
  return (Array.isArray(value) ? value.map(String) : [String(value)]).filter((line) => line !== '');
}

const signed = (sign: string, text: string | undefined): string[] => (text === undefined || text === '' ? [] : [`${sign} ${text}`]);

const wayLines = ({ next, choices, link, picture }: Omit<DraftStep, 'id'>): string[] =>
  [...signed('next →', next), ...(choices ?? []).map(({ id, to }) => `${id} → ${to}`), ...signed('🔗', link), ...signed('🖼', picture)];

function wordLines({ text, tip, stuck, choices = {}, link, alt }: DraftStepText, way: DraftStep | undefined): string[] {
  const order = way?.choices?.map(({ id }) => id) ?? [];
  const labels = Object.entries(choices).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other) || (one < other ? -1 : 1));
  return [...(text === '' ? [] : [text]), ...signed('💡', tip), ...signed('❓', stuck), ...labels.flatMap(([, label]) => (label === '' ? [] : [`[${label}]`])), ...signed('🔗', link), ...signed('🖼', alt)];
}

const fields = ['title', 'question', 'answer', 'ready', 'steps', 'stuck'];

/** Paths as a reader meets them: each language's words from the title to the help, then the way, then the rest. */
function inOrder(paths: readonly string[], ...guides: readonly (DraftGuide | null)[]): string[] {
  const steps = guides.flatMap((guide) => guide?.steps.map(({ id }) => id) ?? []);
  const languages = [...new Set(['da', 'en', ...paths.flatMap((path) => languageOf(path) ?? []).sort()])];
  const rank = (path: string): number[] => {
    const language = languageOf(path);
    if (language !== undefined) return [0, languages.indexOf(language), fields.indexOf(path.split('/')[2] ?? ''), steps.indexOf(stepOf(path) ?? '')];
    if (path === 'order') return [1, 0, 0, 0];
    if (path.startsWith('step/')) return [2, steps.indexOf(stepOf(path) ?? ''), 0, 0];
    return [path.startsWith('meta/') ? 3 : 4, 0, 0, 0];
  };
  const ranked = paths.map((path) => ({ path, rank: rank(path) }));
  return ranked.sort((one, two) => one.rank.map((each, at) => each - (two.rank[at] ?? 0)).find((each) => each !== 0) ?? (one.path < two.path ? -1 : 1)).map(({ path }) => path);
}
