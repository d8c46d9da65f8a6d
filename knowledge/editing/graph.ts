import type { Language } from '../../common/language.ts';
import type { Guide, Target } from '../guide.ts';
import da from '../messages/da.json' with { type: 'json' };
import en from '../messages/en.json' with { type: 'json' };
import { nextOf } from '../way.ts';
import { layout, type Layout, type LayoutLink } from './layout.ts';

const messages: Record<Language, typeof da> = { da, en };
const [margin, boxWidth, lineHeight, rowHeight, padding] = [24, 276, 19, 28, 12];
const charactersALine = 33;

/** One exit of a step: the choice's label, and where it leads. */
interface Exit {
  label: string;
  to: Target;
}

interface Box {
  id: string;
  number: number;
  lines: string[];
  exits: Exit[];
  height: number;
}

/**
 * A guide's branches as an SVG drawing of its own, without scripts or outside files:
 * a box a step, a row a choice, a line to the step it leads to. Ends, other guides and
 * ways back are written in the row, where a line would only cross the others.
 */
export function drawGraph(guide: Guide, language: Language): string {
  const boxes = guide.steps.map((step, index): Box => {
    const words = (guide.languages[language] ?? guide.languages['da'])?.steps[step.id];
    const lines = wrapped((words?.text ?? step.id).replace(/\s*\{fact:[^}]*\}/g, '').trim());
    const exits = step.choices?.map(({ id, to }) => ({ label: words?.choices?.[id] ?? id, to })) ?? [{ label: messages[language]['graph.next'], to: nextOf(guide, step) }];
    return { id: step.id, number: index + 1, lines, exits, height: padding * 2 + (lines.length + 1) * lineHeight + exits.length * rowHeight };
  });
  const ids = new Set(boxes.map(({ id }) => id));
  const links: LayoutLink[] = boxes.flatMap((box) => box.exits.flatMap(({ to }, exit) => (ids.has(to) ? [{ from: box.id, exit, to }] : [])));
  const placed = layout(boxes.map(({ id, height }) => ({ id, width: boxWidth, height })), links);
  const title = messages[language]['graph.title'].replace('{title}', () => guide.languages[language]?.title ?? guide.id);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${language}" role="img" aria-label="${escaped(title)}" width="${placed.width + margin * 2}" height="${Math.round(placed.height) + margin * 2 + 40}" font-family="system-ui, sans-serif" font-size="14">`,
    `<title>${escaped(title)}</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${margin}" y="${margin + 10}" font-size="20" font-weight="600" fill="#16212b">${escaped(title)}</text>`,
    `<g transform="translate(${margin} ${margin + 40})">`,
    ...links.flatMap((link, index) => drawLink(link, placed.bends.get(index), placed, boxes)),
    ...boxes.map((box) => drawBox(box, placed, boxes, links, language)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** How far down a box the middle of an exit's row lies. */
const exitAt = (box: Box, exit: number): number => padding * 2 + (box.lines.length + 1) * lineHeight + (exit + 0.5) * rowHeight - padding / 2;

function drawLink(link: LayoutLink, bends: readonly { x: number; y: number }[] | undefined, placed: Layout, boxes: readonly Box[]): string[] {
  const [from, to] = [placed.nodes.get(link.from), placed.nodes.get(link.to)];
  const box = boxes.find(({ id }) => id === link.from);
  if (bends === undefined || from === undefined || to === undefined || box === undefined) return [];
  // A bend is passed level for a column's width, so that the line runs between the boxes and not behind them.
  const points = [{ x: from.x + boxWidth, y: from.y + exitAt(box, link.exit) }, ...bends.flatMap(({ x, y }) => [{ x, y }, { x: x + boxWidth, y }]), { x: to.x - 7, y: to.y + padding + lineHeight / 2 }];
  const path = points.map(({ x, y }, at) => {
    const before = points[at - 1];
    const middle = before === undefined ? x : (before.x + x) / 2;
    return before === undefined ? `M${x} ${r(y)}` : `C${middle} ${r(before.y)} ${middle} ${r(y)} ${x} ${r(y)}`;
  });
  return [`<path d="${path.join(' ')}" fill="none" stroke="#5b6b78" stroke-width="1.6"/><path d="M${to.x - 9} ${r(to.y + padding + lineHeight / 2 - 5)}l8 5-8 5z" fill="#5b6b78"/>`];
}

function drawBox(box: Box, placed: Layout, boxes: readonly Box[], links: readonly LayoutLink[], language: Language): string {
  const { x, y } = placed.nodes.get(box.id) ?? { x: 0, y: 0 };
  const drawn = (exit: number): boolean => links.some((link, index) => link.from === box.id && link.exit === exit && placed.bends.has(index));
  const rows = box.exits.map(({ label, to }, exit) => {
    const middle = exitAt(box, exit);
    const end = drawn(exit) ? '' : endOf(to, boxes, language);
    const room = charactersALine + 6 - end.length;
    return `<line x1="0" x2="${boxWidth}" y1="${middle - rowHeight / 2}" y2="${middle - rowHeight / 2}" stroke="#d3dbe1"/>`
      + `<text x="${padding}" y="${middle + 4.5}" font-size="12.5" fill="#33424e">${escaped(shortened(label, Math.max(8, room)))}<title>${escaped(label)}</title></text>`
      + (end === '' ? `<circle cx="${boxWidth}" cy="${middle}" r="3.5" fill="#5b6b78"/>` : `<text x="${boxWidth - padding}" y="${middle + 4.5}" font-size="12.5" font-weight="600" text-anchor="end" fill="#1f5a7a">→ ${escaped(end)}</text>`);
  });
  return `<g transform="translate(${x} ${r(y)})"><rect width="${boxWidth}" height="${box.height}" rx="8" fill="#f5f8fa" stroke="#8796a3"/>`
    + `<text x="${padding}" y="${padding + 14}" font-weight="600" fill="#16212b">${box.number}<tspan dx="8" font-size="12" font-weight="400" fill="#51616e">${escaped(box.id)}</tspan></text>`
    + box.lines.map((line, at) => `<text x="${padding}" y="${padding + 14 + (at + 1) * lineHeight}" fill="#16212b">${escaped(line)}</text>`).join('')
    + `${rows.join('')}</g>`;
}

function endOf(to: Target, boxes: readonly Box[], language: Language): string {
  const say = messages[language];
  if (to === 'done') return say['graph.done'];
  if (to === 'person') return say['graph.person'];
  if (to.startsWith('guide:')) return shortened(say['graph.guide'].replace('{id}', to.slice('guide:'.length)), charactersALine - 6);
  const back = boxes.find(({ id }) => id === to);
  return back === undefined ? say['graph.unknown'].replace('{target}', to) : say['graph.back'].replace('{number}', String(back.number));
}

/** At most four lines; what is longer ends in dots. */
function wrapped(text: string): string[] {
  const lines = text.split(/\s+/).reduce<string[]>((all, word) => {
    const last = all.at(-1);
    return last !== undefined && last.length + word.length < charactersALine ? [...all.slice(0, -1), `${last} ${word}`] : [...all, word];
  }, []);
  return lines.length <= 4 ? lines : [...lines.slice(0, 3), `${lines[3] ?? ''} …`];
}

const shortened = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
const r = (value: number): number => Math.round(value * 10) / 10;
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? character);
