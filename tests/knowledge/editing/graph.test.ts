import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { drawGraph } from '../../../knowledge/editing/graph.ts';
import { layout } from '../../../knowledge/editing/layout.ts';
import { Guide } from '../../../knowledge/guide.ts';
import { exampleGuide, saying } from './example.ts';

const node = (id: string) => ({ id, width: 100, height: 40 });
const link = (from: string, to: string, exit = 0) => ({ from, to, exit });

describe('layout', () => {
  test('a column further for each step on the longest way', () => {
    const { nodes } = layout(['a', 'b', 'c'].map(node), [link('a', 'b'), link('a', 'c', 1), link('b', 'c')]);
    const xs = ['a', 'b', 'c'].map((id) => nodes.get(id)?.x ?? NaN);
    expect(xs[0]).toBe(0);
    expect(xs[1]).toBeGreaterThan(100);
    expect(xs[2]).toBe(2 * (xs[1] ?? 0));
  });

  test('a link over a column bends once in each; one back is left out', () => {
    const { bends } = layout(['a', 'b', 'c'].map(node), [link('a', 'b'), link('a', 'c', 1), link('b', 'c'), link('c', 'a')]);
    expect([...bends].map(([index, points]) => [index, points.length]).sort()).toEqual([[0, 0], [1, 1], [2, 0]]);
  });

  test('one node, and none', () => {
    expect(layout([node('a')], [])).toMatchObject({ width: 100, height: 40 });
    expect(layout([], [])).toMatchObject({ height: 0 });
  });

  test('nothing covers anything else in any shipped guide, and the drawing is no higher than it must be', () => {
    const folder = join(import.meta.dirname, '../../../knowledge/guides');
    for (const name of readdirSync(folder)) {
      const guide = Guide.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      const links = guide.steps.flatMap(({ id, choices = [], next }) => [...choices.map(({ to }) => to), next ?? ''].filter((to) => guide.steps.some((step) => step.id === to)).map((to, exit) => link(id, to, exit)));
      const { nodes, height } = layout(guide.steps.map(({ id }) => node(id)), links);
      const boxes = [...nodes.values()];
      const covering = boxes.flatMap((one, index) => boxes.slice(index + 1).filter((two) => one.x === two.x && Math.abs(one.y - two.y) < 40));
      expect(covering).toEqual([]);
      expect(Math.min(...boxes.map(({ y }) => y))).toBeGreaterThanOrEqual(0);
      expect(height).toBeLessThan(boxes.length * 120 + 400);
    }
  });
});

describe('drawing', () => {
  test('every step and choice, with ends written out', () => {
    const svg = drawGraph(exampleGuide(), 'da');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" xml:lang="da"/);
    for (const text of ['Vejene i »Kort«', 'Gør det.', '→ Bibliotekar', '→ Slut']) expect(svg).toContain(text);
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(drawGraph(exampleGuide(), 'en')).toContain('→ Librarian');
  });

  test('ways back, other guides and ways to nowhere', () => {
    const guide = exampleGuide({ steps: [{ id: 'one' }, { id: 'two', choices: [{ id: 'back', to: 'one' }, { id: 'other', to: 'guide:pas' }, { id: 'lost', to: 'nowhere' }, { id: 'on', to: 'three' }] }, { id: 'three' }] });
    const svg = drawGraph(guide, 'da');
    for (const text of ['→ Tilbage til 1', '→ Guide: pas', '→ Ingen vej: nowhere']) expect(svg).toContain(text);
  });

  test('words cannot become markup, and facts are left out', () => {
    const svg = drawGraph(saying('Tryk <b>&"nu". {fact:card-price}'), 'da');
    expect(svg).toContain('Tryk &lt;b&gt;&amp;&quot;nu&quot;.</text>');
    expect(svg).not.toContain('{fact');
  });
});
