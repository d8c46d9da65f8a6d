import { describe, expect, test } from '@jest/globals';
import type { DraftGuide } from '../../../../common/guide-draft.ts';
import { mergeThree } from '../../../../web/desk/editing/form/merge.ts';
import { added, moved, without } from '../../../../web/desk/editing/form/steps.ts';

const guide = (): DraftGuide => ({
  id: 'x', category: 'bibliotek', address: '', services: [], related: [], facts: [], helpers: [], sources: [], owner: '', licence: '', approval: null, reviewMonths: 6, phrases: { da: [] },
  steps: [{ id: 'a' }, { id: 'b', choices: [{ id: 'ja', to: 'c' }, { id: 'nej', to: 'done' }] }, { id: 'c', next: 'a' }],
  languages: { da: { title: 'Titel', question: '', answer: '', ready: [], stuck: [], steps: { a: { text: 'A' }, b: { text: 'B' }, c: { text: 'C' } } } },
});

describe('two who have written at once', () => {
  const title = (text: string): DraftGuide => { const own = guide(); own.languages['da']!.title = text; return own; };

  test('keep what each alone has changed', () => {
    const mine = title('Min');
    const theirs = guide();
    theirs.languages['da']!.steps['b']!.tip = 'Deres tip';
    for (const prefer of ['mine', 'theirs'] as const) {
      const both = mergeThree(guide(), mine, theirs, prefer) as DraftGuide;
      expect(both.languages['da']).toMatchObject({ title: 'Min', steps: { b: { text: 'B', tip: 'Deres tip' } } });
    }
  });

  test('choose where both have changed the same', () => {
    expect((mergeThree(guide(), title('Min'), title('Deres'), 'mine') as DraftGuide).languages['da']?.title).toBe('Min');
    expect((mergeThree(guide(), title('Min'), title('Deres'), 'theirs') as DraftGuide).languages['da']?.title).toBe('Deres');
  });

  test('and what one has taken away stays away', () => {
    const mine = without(guide(), 'b');
    const both = mergeThree(guide(), mine, title('Deres'), 'mine') as DraftGuide;
    expect(both.steps.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(both.languages['da']).toMatchObject({ title: 'Deres' });
    expect(both.languages['da']?.steps['b']).toBeUndefined();
  });
});

describe('steps', () => {
  test('move with their words', () => {
    expect(moved(guide(), 'c', 0).steps.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(moved(guide(), 'gone', 0)).toEqual(guide());
  });

  test('get an id of their own', () => {
    const more = added(added(guide()));
    expect(new Set(more.steps.map(({ id }) => id)).size).toBe(5);
    expect(Object.keys(more.languages['da']?.steps ?? {})).toHaveLength(5);
  });

  test('that are taken away are passed by', () => {
    expect(without(guide(), 'c').steps).toMatchObject([{ id: 'a' }, { id: 'b', choices: [{ to: 'a' }, { to: 'done' }] }]);
    expect(without(guide(), 'a').steps.at(-1)).toMatchObject({ id: 'c', next: 'b' });
  });
});
