import { describe, expect, test } from '@jest/globals';
import type { DraftGuide, DraftText } from '../../../common/guide-draft.ts';
import { factsSaid, merge, rebase, takeShared, type Layers } from '../../../knowledge/editing/merge.ts';
import { isSamePart, partsOf } from '../../../knowledge/editing/parts.ts';
import { exampleGuide } from './example.ts';
import { chance, edited as randomlyEdited } from './random-edits.ts';
import { shippedGuides } from './shipped.ts';

const seed = Number(process.env['SEED'] ?? 20261123);
const rounds = 400;

const base: DraftGuide = exampleGuide();

/** The example, changed by hand. */
function changed(change: (guide: DraftGuide) => void, from: DraftGuide = base): DraftGuide {
  const copy = structuredClone(from);
  change(copy);
  return copy;
}

function words(guide: DraftGuide, language = 'da'): DraftText {
  const found = guide.languages[language];
  if (found === undefined) throw new Error(`no ${language}`);
  return found;
}

function say(guide: DraftGuide, step: string, text: string, language = 'da'): void {
  words(guide, language).steps[step] = { ...words(guide, language).steps[step], text };
}

function addStep(guide: DraftGuide, id: string, at: number): void {
  guide.steps.splice(at, 0, { id });
  for (const { steps } of Object.values(guide.languages)) steps[id] = { text: `Trinnet ${id}.` };
}

function removeStep(guide: DraftGuide, id: string): void {
  guide.steps = guide.steps.filter((step) => step.id !== id);
  for (const { steps } of Object.values(guide.languages)) delete steps[id];
}

const order = ({ steps }: DraftGuide): string[] => steps.map(({ id }) => id);
const textOf = (guide: DraftGuide, step: string, language = 'da'): string | undefined => words(guide, language).steps[step]?.text;

describe('words', () => {
  test('what the library changed stays, the rest follows the shared guide', () => {
    const edited = changed((guide) => say(guide, 'two', 'Vores ord.'));
    const shared = changed((guide) => { say(guide, 'three', 'Rettede ord.'); guide.address = 'https://www.borger.dk/nyt'; });
    const { guide, changed: paths } = merge({ base, edited, shared });
    expect([textOf(guide, 'two'), textOf(guide, 'three'), textOf(guide, 'two', 'en'), guide.address]).toEqual(['Vores ord.', 'Rettede ord.', 'Do it.', 'https://www.borger.dk/nyt']);
    expect(paths).toEqual([]);
  });

  test('where both changed the same, the library\'s stand, and the path is told', () => {
    const edited = changed((guide) => { say(guide, 'two', 'Vores.'); words(guide).title = 'Vores kort'; });
    const shared = changed((guide) => { say(guide, 'two', 'Deres.'); words(guide).title = 'Vores kort'; });
    const { guide, changed: paths } = merge({ base, edited, shared });
    expect(textOf(guide, 'two')).toBe('Vores.');
    expect(paths).toEqual(['text/da/steps/two']);
  });

  test('phrases are added and removed by both', () => {
    const edited = changed((guide) => { guide.phrases['da'] = ['vores', ...(guide.phrases['da'] ?? []).slice(1)]; });
    const shared = changed((guide) => { guide.phrases['da'] = [...(guide.phrases['da'] ?? []).slice(0, -1), 'deres']; });
    const { guide, changed: paths } = merge({ base, edited, shared });
    expect(guide.phrases['da']).toEqual([...(base.phrases['da'] ?? []).slice(1, -1), 'deres', 'vores']);
    expect(paths).toEqual([]);
  });

  test('a language that the shared guide adds comes along; one that the library removed does not come back', () => {
    const shared = changed((guide) => { guide.languages['uk'] = structuredClone(words(guide)); words(guide, 'en').title = 'Card!'; say(guide, 'two', 'New.', 'en'); });
    const edited = changed((guide) => { delete guide.languages['en']; });
    const { guide, changed: paths } = merge({ base, edited, shared });
    expect(Object.keys(guide.languages).sort()).toEqual(['da', 'uk']);
    expect(paths).toEqual(['text/en/steps/two', 'text/en/title']);
  });

  test('a language that the shared guide gave up stays whole where the library has words of its own in it', () => {
    const withUkrainian = changed((guide) => { guide.languages['uk'] = structuredClone(words(guide)); });
    const mine = changed((guide) => say(guide, 'two', 'Наші.', 'uk'), withUkrainian);
    expect(words(merge({ base: withUkrainian, edited: mine, shared: base }).guide, 'uk')).toEqual(words(mine, 'uk'));
    expect(merge({ base: withUkrainian, edited: withUkrainian, shared: base }).guide.languages['uk']).toBeUndefined();
  });
});

describe('steps', () => {
  test('steps that both added stand where each put them', () => {
    const edited = changed((guide) => addStep(guide, 'mine', 1));
    const shared = changed((guide) => addStep(guide, 'theirs', 3));
    const { guide } = merge({ base, edited, shared });
    expect(order(guide)).toEqual(['one', 'mine', 'two', 'three', 'theirs']);
    expect([textOf(guide, 'mine'), textOf(guide, 'theirs', 'en')]).toEqual(['Trinnet mine.', 'Trinnet theirs.']);
  });

  test('a new shared step comes after its predecessor, also where the library has another order', () => {
    const edited = changed((guide) => { guide.steps.reverse(); });
    const shared = changed((guide) => addStep(guide, 'theirs', 2));
    expect(order(merge({ base, edited, shared }).guide)).toEqual(['three', 'two', 'theirs', 'one']);
  });

  test('a library that only added a step follows the shared guide\'s new order', () => {
    const edited = changed((guide) => addStep(guide, 'mine', 3));
    const shared = changed((guide) => { guide.steps.reverse(); });
    const { guide, changed: paths } = merge({ base, edited, shared });
    expect(order(guide)).toEqual(['three', 'mine', 'two', 'one']);
    expect(paths).toEqual([]);
  });

  test('two new orders: the library\'s, and it is told', () => {
    const edited = changed((guide) => { guide.steps.reverse(); });
    const shared = changed((guide) => { guide.steps.push(...guide.steps.splice(0, 1)); });
    const { guide, changed: paths } = merge({ base, edited, shared });
    expect([order(guide), paths]).toEqual([['three', 'two', 'one'], ['order']]);
  });

  test('a step that the shared guide removed goes with its words', () => {
    const { guide } = merge({ base, edited: changed((each) => say(each, 'one', 'Vores.')), shared: changed((each) => removeStep(each, 'two')) });
    expect(order(guide)).toEqual(['one', 'three']);
    expect([textOf(guide, 'two'), textOf(guide, 'two', 'en')]).toEqual([undefined, undefined]);
  });

  test.each([
    ['words', (guide: DraftGuide): void => say(guide, 'two', 'Vores.'), 'text/da/steps/two'],
    ['way', (guide: DraftGuide): void => { guide.steps[1] = { id: 'two', next: 'done' }; }, 'step/two'],
  ])('it stays whole where the library had changed its %s', (_, change, path) => {
    const edited = changed(change);
    const { guide, changed: paths } = merge({ base, edited, shared: changed((each) => removeStep(each, 'two')) });
    expect(order(guide)).toEqual(['one', 'two', 'three']);
    expect([guide.steps[1], textOf(guide, 'two'), textOf(guide, 'two', 'en')]).toEqual([edited.steps[1], textOf(edited, 'two'), textOf(edited, 'two', 'en')]);
    expect(paths).toEqual([path]);
  });

  test('a step that the library removed does not come back when its words are corrected, but that is told', () => {
    const { guide, changed: paths } = merge({ base, edited: changed((each) => removeStep(each, 'two')), shared: changed((each) => say(each, 'two', 'Rettet.')) });
    expect(order(guide)).toEqual(['one', 'three']);
    expect(textOf(guide, 'two')).toBeUndefined();
    expect(paths).toEqual(['text/da/steps/two']);
  });
});

describe('facts', () => {
  test('are those that the texts say, of both sides', () => {
    const edited = changed((guide) => { say(guide, 'two', 'Det koster {fact:own-price}.'); guide.facts = ['card-price', 'own-price']; });
    const shared = changed((guide) => { words(guide).answer = 'Kort.'; words(guide, 'en').answer = 'Card.'; say(guide, 'three', 'Ring {fact:phone}.'); say(guide, 'two', 'Vent {fact:days}.'); guide.facts = ['phone', 'days']; });
    expect(merge({ base, edited, shared }).guide.facts).toEqual(['phone', 'own-price']);
  });

  test('of a draft: those it lists first, in its order', () => {
    const guide = changed((each) => { say(each, 'two', '{fact:b} {fact:a} {fact:c}'); each.helpers = [{ who: 'library', da: '{fact:d}', en: '' }]; each.facts = ['a', 'unsaid', 'b']; });
    expect(factsSaid(guide).slice(0, 2)).toEqual(['a', 'b']);
    expect(factsSaid(guide).sort()).toEqual(['a', 'b', 'c', 'card-price', 'd']);
  });
});

describe('taking the shared part, or keeping the own one', () => {
  const edited = changed((guide) => { say(guide, 'two', 'Vores.'); words(guide).title = 'Vores'; });
  const shared = changed((guide) => { say(guide, 'two', 'Deres.'); words(guide).title = 'Deres'; });

  test('taken: it follows the shared guide again', () => {
    const taken = takeShared({ base, edited, shared, paths: ['text/da/steps/two'], take: true });
    expect([textOf(taken.edited, 'two'), words(taken.edited).title]).toEqual(['Deres.', 'Vores']);
    expect(merge({ ...taken, shared }).changed).toEqual(['text/da/title']);
    const later = changed((guide) => say(guide, 'two', 'Endnu nyere.'), shared);
    expect(textOf(merge({ ...taken, shared: later }).guide, 'two')).toBe('Endnu nyere.');
  });

  test('kept: the own words stand, and nobody is reminded until the shared guide changes again', () => {
    const kept = takeShared({ base, edited, shared, paths: ['text/da/steps/two', 'text/da/title'], take: false });
    expect(kept.edited).toEqual(edited);
    expect(merge({ ...kept, shared }).changed).toEqual([]);
    const later = changed((guide) => say(guide, 'two', 'Endnu nyere.'), shared);
    const merged = merge({ ...kept, shared: later });
    expect([textOf(merged.guide, 'two'), merged.changed]).toEqual(['Vores.', ['text/da/steps/two']]);
  });

  test('a step that the shared guide removed: taken it goes with its words, kept it is the library\'s own', () => {
    const without = changed((guide) => removeStep(guide, 'two'));
    const paths = merge({ base, edited, shared: without }).changed;
    expect(paths).toEqual(['text/da/steps/two']);
    const taken = takeShared({ base, edited, shared: without, paths, take: true });
    expect([order(taken.edited), textOf(taken.edited, 'two', 'en')]).toEqual([['one', 'three'], undefined]);
    expect(order(merge({ ...taken, shared: without }).guide)).toEqual(['one', 'three']);
    const kept = takeShared({ base, edited, shared: without, paths, take: false });
    expect(merge({ ...kept, shared: without })).toMatchObject({ guide: { steps: base.steps }, changed: [] });
  });

  test('a step that the library removed: taken it is back with its words, where the shared guide has it', () => {
    const mine = changed((guide) => { addStep(guide, 'mine', 3); removeStep(guide, 'two'); });
    const taken = takeShared({ base, edited: mine, shared, paths: ['text/da/steps/two'], take: true });
    expect([order(taken.edited), textOf(taken.edited, 'two'), textOf(taken.edited, 'two', 'en')]).toEqual([['one', 'two', 'three', 'mine'], 'Deres.', 'Do it.']);
    const kept = takeShared({ base, edited: mine, shared, paths: ['text/da/steps/two'], take: false });
    expect(merge({ ...kept, shared }).changed).toEqual([]);
    expect(order(merge({ ...kept, shared }).guide)).toEqual(['one', 'three', 'mine']);
  });

  test('an order is taken with the own steps where they were', () => {
    const mine = changed((guide) => { guide.steps.reverse(); addStep(guide, 'mine', 1); });
    const theirs = changed((guide) => { guide.steps.push(...guide.steps.splice(0, 1)); });
    const taken = takeShared({ base, edited: mine, shared: theirs, paths: ['order'], take: true });
    expect(order(taken.edited)).toEqual(['two', 'three', 'mine', 'one']);
    expect(merge({ ...taken, shared: theirs }).changed).toEqual([]);
  });

  test('facts of words that are taken are listed, those of words that go are not', () => {
    const mine = changed((guide) => { say(guide, 'two', '{fact:own}'); guide.facts = ['card-price', 'own']; });
    const theirs = changed((guide) => { say(guide, 'two', '{fact:their}'); guide.facts = ['card-price', 'their']; });
    expect(takeShared({ base, edited: mine, shared: theirs, paths: ['text/da/steps/two'], take: true }).edited.facts).toEqual(['card-price', 'their']);
  });
});

describe('random edits', () => {
  const guides = shippedGuides.filter((_, at) => at % 9 === 0);
  const bare = (guide: DraftGuide): DraftGuide => ({ ...guide, approval: null });

  /** Sides that have changed the same guide, some of them several times. */
  function each(check: (layers: Layers, round: number) => void): void {
    const dice = chance(seed);
    for (let round = 0; round < rounds; round += 1) {
      const before = randomlyEdited(dice.pick(guides), dice, 'base', 2);
      check({ base: before, edited: randomlyEdited(before, dice, 'mine'), shared: randomlyEdited(before, dice, 'theirs') }, round);
    }
  }

  test(`a shared guide that did not change leaves what the library wrote (seed ${seed})`, () => {
    each(({ base: before, edited }, round) => expect({ round, ...merge({ base: before, edited, shared: before }) }).toEqual({ round, guide: bare(edited), changed: [] }));
  });

  test(`a library that changed nothing reads the shared guide (seed ${seed})`, () => {
    each(({ base: before, shared }, round) => expect({ round, ...merge({ base: before, edited: before, shared }) }).toEqual({ round, guide: bare(shared), changed: [] }));
  });

  test(`every part that one side alone changed is as that side has it, and what both changed is told (seed ${seed})`, () => {
    let [one, both] = [0, 0];
    each(({ base: before, edited, shared }, round) => {
      const { guide, changed: paths } = merge({ base: before, edited, shared });
      const [had, mine, theirs, merged] = [before, edited, shared, guide].map(partsOf) as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>, Map<string, unknown>];
      for (const path of new Set([...had.keys(), ...mine.keys(), ...theirs.keys()])) {
        if (path === 'order' || path === 'meta/facts' || path.startsWith('phrases/')) continue;
        const [isMine, isTheirs] = [!isSamePart(mine.get(path), had.get(path)), !isSamePart(theirs.get(path), had.get(path))];
        const step = /steps?\/(.*)$/.exec(path)?.[1];
        const language = /^text\/([a-z]+)/.exec(path)?.[1];
        const isAlone = (side: DraftGuide): boolean => (step === undefined || side.steps.some(({ id }) => id === step)) && (language === undefined || side.languages[language] !== undefined);
        if (isMine && isTheirs && !isSamePart(mine.get(path), theirs.get(path))) {
          both += 1;
          expect({ round, path, told: paths.includes(path) }).toEqual({ round, path, told: true });
        }
        // Whole steps and languages that come or go are the tests above.
        if (!isAlone(edited) || !isAlone(shared) || isMine === isTheirs) continue;
        one += 1;
        expect({ round, path, value: merged.get(path) }).toEqual({ round, path, value: (isMine ? mine : theirs).get(path) });
      }
    });
    expect([one > rounds, both > rounds / 10]).toEqual([true, true]);
  });

  test(`each step stands once and has its words in each language that its side wrote (seed ${seed})`, () => {
    each((layers, round) => {
      const { guide } = merge(layers);
      const ids = order(guide);
      expect({ round, ids }).toEqual({ round, ids: [...new Set(ids)] });
      for (const [language, { steps }] of Object.entries(guide.languages)) {
        expect({ round, language, orphans: Object.keys(steps).filter((id) => !ids.includes(id)) }).toEqual({ round, language, orphans: [] });
        const known = [layers.edited, layers.shared].filter((side) => side.languages[language] !== undefined).flatMap(order);
        expect({ round, language, missing: ids.filter((id) => known.includes(id) && steps[id] === undefined && [layers.edited, layers.shared].every((side) => side.languages[language] !== undefined)) }).toEqual({ round, language, missing: [] });
      }
    });
  });

  test(`merging what was merged changes nothing (seed ${seed})`, () => {
    each((layers, round) => {
      const { guide } = merge(layers);
      expect({ round, again: merge({ base: layers.shared, edited: guide, shared: layers.shared }) }).toEqual({ round, again: { guide, changed: [] } });
    });
  });

  test(`changes moved onto the shared guide of now make the same guide, and remind of the same (seed ${seed})`, () => {
    each((layers, round) => {
      const rebased = rebase(layers);
      expect({ round, ...merge({ ...rebased, shared: layers.shared }) }).toEqual({ round, ...merge(layers) });
      expect({ round, guide: rebased.edited }).toEqual({ round, guide: merge(layers).guide });
    });
  });

  test(`whatever is taken or kept is changed no more, and taking all gives no reason to remind (seed ${seed})`, () => {
    each((layers, round) => {
      const { changed: paths, guide } = merge(layers);
      const kept = takeShared({ ...layers, paths, take: false });
      expect({ round, ...merge({ ...kept, shared: layers.shared }) }).toEqual({ round, guide, changed: [] });
      expect({ round, changed: merge({ ...takeShared({ ...layers, paths, take: true }), shared: layers.shared }).changed }).toEqual({ round, changed: [] });
    });
  });
});
