import { expect, test } from '@jest/globals';
import { DraftGuide } from '../../../common/guide-draft.ts';
import { guideOf, isSamePart, languageOf, orderOf, partsOf, stepOf } from '../../../knowledge/editing/parts.ts';
import { exampleGuide } from './example.ts';
import { shippedFiles, shippedGuides } from './shipped.ts';

test('there are shipped guides to try it on', () => expect(shippedGuides.length).toBeGreaterThanOrEqual(90));

test.each(shippedFiles)('$name: every guide is a draft, and taken apart and put together it is the same file', ({ text }) => {
  const draft = JSON.parse(text) as DraftGuide;
  expect(DraftGuide.parse(draft)).toEqual(draft);
  expect(draft.approval).toBeNull();
  expect(`${JSON.stringify(guideOf(draft.id, partsOf(draft)), null, 2)}\n`).toBe(text);
});

test('an example taken apart', () => {
  const parts = partsOf(exampleGuide());
  expect([...parts.keys()]).toEqual([
    'meta/category', 'meta/address', 'meta/services', 'meta/related', 'meta/facts', 'meta/helpers', 'meta/sources', 'meta/owner', 'meta/licence', 'meta/reviewMonths',
    'order', 'step/one', 'step/two', 'step/three',
    ...['da', 'en'].flatMap((language) => ['title', 'question', 'answer', 'ready', 'stuck', 'steps/one', 'steps/two', 'steps/three'].map((field) => `text/${language}/${field}`)),
    'phrases/da', 'phrases/en',
  ]);
  expect(orderOf(parts)).toEqual(['one', 'two', 'three']);
  expect(parts.get('step/one')).toEqual({ choices: [{ id: 'yes', to: 'two' }, { id: 'no', to: 'person' }] });
  expect(parts.get('step/two')).toEqual({});
});

test('ids as no guide has them stay what they are', () => {
  const odd = ['a/b', '__proto__', 'steps', '', 'to\nlines'];
  const guide = exampleGuide();
  const draft: DraftGuide = { ...guide, facts: [], steps: odd.map((id) => ({ id })), languages: { da: { ...guide.languages['da']!, steps: Object.fromEntries(odd.map((id) => [id, { text: `ord ${id}` }])) } } };
  const back = guideOf(draft.id, partsOf(draft));
  expect(back.steps).toEqual(draft.steps);
  expect(Object.entries(back.languages['da']!.steps)).toEqual(odd.map((id) => [id, { text: `ord ${id}` }]));
});

test.each([
  ['step/start', 'start', undefined],
  ['text/da/steps/start', 'start', 'da'],
  ['text/da/title', undefined, 'da'],
  ['phrases/da', undefined, undefined],
  ['order', undefined, undefined],
  ['meta/owner', undefined, undefined],
])('%s is about the step %s and the language %s', (path, step, language) => {
  expect([stepOf(path), languageOf(path)]).toEqual([step, language]);
});

test.each([
  [{ text: 'a', tip: 'b' }, { tip: 'b', text: 'a' }, true],
  [{ text: 'a', tip: undefined }, { text: 'a' }, true],
  [{ text: 'a' }, { text: 'a', tip: '' }, false],
  [['a', 'b'], ['b', 'a'], false],
  [['a'], { 0: 'a' }, false],
  [undefined, [], false],
  [null, {}, false],
])('%j and %j say the same: %s', (one, other, same) => {
  expect([isSamePart(one, other), isSamePart(other, one)]).toEqual([same, same]);
});
