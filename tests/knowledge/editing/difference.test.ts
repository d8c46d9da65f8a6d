import { describe, expect, test } from '@jest/globals';
import type { WordRun } from '../../../common/editing-api.ts';
import type { DraftGuide } from '../../../common/guide-draft.ts';
import { differencesOf, sharedChangesOf, wordsBetween } from '../../../knowledge/editing/difference.ts';
import { exampleGuide } from './example.ts';
import { chance, edited as randomlyEdited } from './random-edits.ts';
import { shippedGuide, shippedGuides } from './shipped.ts';

const seed = Number(process.env['SEED'] ?? 20261123);
const base: DraftGuide = exampleGuide();

function changed(change: (guide: DraftGuide) => void, from: DraftGuide = base): DraftGuide {
  const copy = structuredClone(from);
  change(copy);
  return copy;
}

/** Runs as one line: [-removed-] {+added+}. */
const drawn = (runs: readonly WordRun[]): string => runs.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');

const side = (runs: readonly WordRun[], left: WordRun['kind']): string => runs.filter(({ kind }) => kind !== left).map(({ text }) => text).join('');

describe('words', () => {
  test.each([
    ['Tryk på »Næste«.', 'Tryk på »Forrige«.', 'Tryk på »[-Næste-]{+Forrige+}«.'],
    ['Vælg øen.', 'Vælg åen.', 'Vælg [-øen-]{+åen+}.'],
    ['Er du færdig?', 'Er du færdig.', 'Er du færdig[-?-]{+.+}'],
    ['Det er gratis.', 'Det er ikke gratis.', 'Det er {+ikke +}gratis.'],
    ['Vent lidt her.', 'Gå hjem nu her.', '[-Vent lidt-]{+Gå hjem nu+} her.'],
    ['Det koster {fact:pas-pris}.', 'Det koster {fact:pas-pris-barn}.', 'Det koster [-{fact:pas-pris}-]{+{fact:pas-pris-barn}+}.'],
    ['Натисніть «Далі».', 'Натисніть «Назад».', 'Натисніть «[-Далі-]{+Назад+}».'],
    ['en\nto', 'én\ntre', '[-en-]{+én+}\n[-to-]{+tre+}'],
    ['', 'Nyt.', '{+Nyt.+}'],
    ['Væk.', '', '[-Væk.-]'],
    ['Samme.', 'Samme.', 'Samme.'],
    ['', '', ''],
  ])('%j and %j', (before, after, expected) => expect(drawn(wordsBetween(before, after))).toBe(expected));

  test('the runs make both texts, whatever they are', () => {
    const dice = chance(seed);
    const pieces = ['på', 'å', 'øl', ' ', '  ', '\n', '.', '»', '«', '{fact:a-b}', '{', '}', 'e-Boks', '24.500', 'kr.', '😀', 'العربية', '\t'];
    for (let round = 0; round < 3000; round += 1) {
      const [before, after] = [0, 1].map(() => Array.from({ length: dice.below(12) }, () => dice.pick(pieces)).join('')) as [string, string];
      const runs = wordsBetween(before, after);
      expect({ before, after, from: side(runs, 'added'), to: side(runs, 'removed') }).toEqual({ before, after, from: before, to: after });
      expect(runs.some(({ text }) => text === '')).toBe(false);
    }
  });

  test('two long texts with nothing in common are one in the place of the other', () => {
    const [before, after] = ['a', 'b'].map((letter) => Array.from({ length: 3000 }, (_, at) => `${letter}${at}`).join('. ')) as [string, string];
    expect(wordsBetween(before, after)).toEqual([{ kind: 'removed', text: before }, { kind: 'added', text: after }]);
  });
});

describe('guides', () => {
  test('the same guide: none, also where fields stand in another order', () => {
    const guide = shippedGuide('pas-forny');
    expect(differencesOf(guide, guide)).toEqual([]);
    const turned = JSON.parse(JSON.stringify(guide), (_, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value)) as DraftGuide;
    expect(differencesOf(guide, turned)).toEqual([]);
  });

  test('an empty field that comes is no difference', () => {
    expect(differencesOf(base, changed((guide) => { guide.languages['da']!.steps['two'] = { text: 'Gør det.', tip: '', choices: {} }; }))).toEqual([]);
  });

  test('a whole guide: all that there is, in reading order', () => {
    const guide = shippedGuide('pas-forny');
    const differences = differencesOf(null, guide);
    const steps = guide.steps.map(({ id }) => id);
    expect(differences.every(({ kind, words }) => kind === 'added' && words.every((run) => run.kind === 'added'))).toBe(true);
    expect(differences.map(({ path }) => path)).toEqual([
      ...['da', 'en'].flatMap((language) => [...['title', 'question', 'answer', 'ready'], ...steps.map((id) => `steps/${id}`), 'stuck'].map((field) => `text/${language}/${field}`)),
      'order', ...steps.map((id) => `step/${id}`),
      ...['address', 'category', 'facts', 'helpers', 'licence', 'owner', 'related', 'reviewMonths', 'services', 'sources'].map((field) => `meta/${field}`),
      'phrases/da', 'phrases/en',
    ]);
  });

  test('a step\'s words: each field by its sign, labels in the order of the choices', () => {
    const after = changed((guide) => { guide.languages['da']!.steps['one'] = { text: 'Gør det nu.', choices: { no: 'Nej', yes: 'Ja tak' }, stuck: 'Vent.', tip: 'Et tip.', link: 'Siden', alt: 'Et kort' }; });
    const [difference, ...others] = differencesOf(base, after);
    expect(others).toEqual([]);
    expect({ ...difference, words: drawn(difference?.words ?? []) }).toEqual({ path: 'text/da/steps/one', kind: 'changed', words: 'Gør det{+ nu+}.\n{+💡 Et tip.\n❓ Vent.\n+}[Ja{+ tak+}]\n[[-Ja-]{+Nej+}]{+\n🔗 Siden\n🖼 Et kort+}' });
  });

  test('words that move from one field to another are a difference', () => {
    const tip = changed((guide) => { guide.languages['da']!.steps['two'] = { text: 'Gør det.', tip: 'Vent.' }; });
    const stuck = changed((guide) => { guide.languages['da']!.steps['two'] = { text: 'Gør det.', stuck: 'Vent.' }; });
    expect(differencesOf(tip, stuck).map(({ words }) => drawn(words))).toEqual(['Gør det.\n[-💡-]{+❓+} Vent.']);
  });

  test('where steps lead', () => {
    const after = changed((guide) => { guide.steps = [{ id: 'one', choices: [{ id: 'yes', to: 'three' }, { id: 'no', to: 'person' }] }, { id: 'two', next: 'done', link: 'https://www.borger.dk' }, { id: 'three' }]; });
    expect(differencesOf(base, after).map(({ path, words }) => [path, drawn(words)])).toEqual([
      ['step/one', 'yes → [-two-]{+three+}\nno → person'],
      ['step/two', '{+next → done\n🔗 https://www.borger.dk+}'],
    ]);
  });

  test('a step that comes and one that goes', () => {
    const after = changed((guide) => {
      guide.steps = [{ id: 'one', choices: [{ id: 'yes', to: 'new' }, { id: 'no', to: 'person' }] }, { id: 'new' }, { id: 'three' }];
      for (const { steps } of Object.values(guide.languages)) { delete steps['two']; steps['new'] = { text: 'Nyt.' }; }
    });
    expect(differencesOf(base, after).map(({ path, kind, words }) => [path, kind, drawn(words)])).toEqual([
      ['text/da/steps/new', 'added', '{+Nyt.+}'], ['text/da/steps/two', 'removed', '[-Gør det.-]'],
      ['text/en/steps/new', 'added', '{+Nyt.+}'], ['text/en/steps/two', 'removed', '[-Do it.-]'],
      ['order', 'changed', 'one\n[-two\n-]{+new\n+}three\n'],
      ['step/one', 'changed', 'yes → [-two-]{+new+}\nno → person'], ['step/new', 'added', ''], ['step/two', 'removed', ''],
    ]);
  });

  test('phrases: which came and which went, whatever their order', () => {
    const shuffled = changed((guide) => { guide.phrases['da']?.reverse(); });
    expect(differencesOf(base, shuffled)).toEqual([]);
    const after = changed((guide) => { guide.phrases['en'] = ['a card', 'kort phrase', 'my card']; });
    expect(differencesOf(base, after).map(({ path, words }) => [path, words])).toEqual([['phrases/en', [{ kind: 'same', text: 'kort phrase\n' }, { kind: 'added', text: 'a card\nmy card\n' }]]]);
  });

  test('what stands around a guide', () => {
    const after = changed((guide) => { guide.reviewMonths = 12; guide.sources = [{ url: 'https://www.borger.dk', age: '2027' }]; guide.helpers = [{ who: 'relative', da: 'Vi kan vise vej.', en: 'We can show the way.' }]; guide.related = ['pas-forny']; });
    expect(differencesOf(base, after).map(({ path, words }) => [path, drawn(words)])).toEqual([
      ['meta/helpers', '[-library-]{+relative+}:\nVi kan vise vej.\nWe can show the way.'],
      ['meta/related', '{+pas-forny\n+}'], ['meta/reviewMonths', '[-6-]{+12+}'], ['meta/sources', 'https://www.borger.dk ([-2026-]{+2027+})'],
    ]);
  });

  test('further languages come after Danish and English, each on its own', () => {
    const after = changed((guide) => { guide.languages = { uk: structuredClone(guide.languages['da']!), ar: structuredClone(guide.languages['da']!), ...guide.languages }; guide.languages['en']!.title = 'Cards'; });
    const languages = differencesOf(base, after).map(({ path }) => path.split('/')[1]);
    expect(languages.filter((language, at) => language !== languages[at - 1])).toEqual(['en', 'ar', 'uk']);
  });

  test(`every path that changed by chance is told once (seed ${seed})`, () => {
    const dice = chance(seed);
    for (let round = 0; round < 100; round += 1) {
      const before = dice.pick(shippedGuides);
      const after = randomlyEdited(before, dice, 'mine');
      const differences = differencesOf(before, after);
      const paths = differences.map(({ path }) => path);
      expect(paths).toEqual([...new Set(paths)]);
      expect(differences.length > 0).toBe(JSON.stringify(before) !== JSON.stringify(after));
    }
  });
});

test('a shared change below the library\'s own words: what it did, and what the library has instead', () => {
  const edited = changed((guide) => { guide.languages['da']!.steps['two'] = { text: 'Gør det hos os.' }; });
  const shared = changed((guide) => { guide.languages['da']!.steps['two'] = { text: 'Gør det nu.' }; guide.languages['da']!.title = 'Kortet'; });
  expect(sharedChangesOf({ base, edited, shared }).map(({ path, theirs, ours }) => ({ path, theirs: drawn(theirs), ours: drawn(ours) }))).toEqual([
    { path: 'text/da/steps/two', theirs: 'Gør det{+ nu+}.', ours: 'Gør det [-nu-]{+hos os+}.' },
  ]);
});
