import { describe, expect, test } from '@jest/globals';
import type { FactView, GuideLine, WorkItem } from '../../../../common/editing-api.ts';
import '../../../../web/desk/editing/words.ts';
import { factsFor, passes, stateOf } from '../../../../web/desk/editing/room/fact-list.ts';
import { allGuides, guidesFor, guideStates, isGuide, type GuideWish } from '../../../../web/desk/editing/room/guide-list.ts';
import { ownersIn } from '../../../../web/desk/editing/room/owners.ts';
import { groupsOf, isPressing, ownersOf } from '../../../../web/desk/editing/room/work-list.ts';
import { wordsIn } from '../../../../web/desk/words.ts';

const [today, danish] = ['2026-11-24', wordsIn('da')];
const bo = { id: 'bo', firstName: 'Bo' };

const line = (id: string, title: string, change: Partial<GuideLine> = {}): GuideLine => ({
  id, title: { da: title, en: `English ${id}` }, category: 'bibliotek', source: 'shared', shown: 'live', draft: null, submitted: null, scheduledAt: null, sharedChanged: false,
  approval: { by: 'Ida', on: '2026-01-01' }, owner: 'selvhjulpen', reviewOn: '2027-05-01', editing: [], ...change,
});

const guides = [
  line('laan', 'Reservér, forny og aflevér lån'),
  line('aargang', 'Årsopgørelse', { category: 'oekonomi', reviewOn: '2026-11-24', source: 'changed' }),
  line('foedsel', 'Når I får et barn', { category: 'familie', approval: null }),
  line('slagelse-print', 'Print fra din telefon', { source: 'own', shown: 'unpublished', draft: { by: bo, at: '2026-11-23T10:00:00Z' }, approval: null }),
  line('app', 'Hent en app', { shown: 'withdrawn' }),
  line('wifi', 'Kom på wifi', { submitted: { by: bo, at: '2026-11-23T10:00:00Z' }, reviewOn: '2026-12-01' }),
];
const ids = (wish: Partial<GuideWish>): string[] => guidesFor(danish, guides, { ...allGuides, ...wish }, today).map(({ id }) => id);

describe('the list of guides', () => {
  test('is found by typing, whatever keys there are, in either language and by subject', () => {
    expect(ids({ typed: 'lån' })).toEqual(['laan']);
    expect(ids({ typed: 'LAAN' })).toEqual(['laan']);
    expect(ids({ typed: 'aarsopgoerelse' })).toEqual(['aargang']);
    expect(ids({ typed: 'årsopgør' })).toEqual(['aargang']);
    expect(ids({ typed: 'reserver' })).toEqual(['laan']);
    expect(ids({ typed: 'naar faar' })).toEqual(['foedsel']);
    expect(ids({ typed: 'english wifi' })).toEqual(['wifi']);
    expect(ids({ typed: 'oekonomi' })).toEqual(['aargang']);
    expect(ids({ typed: '  ' })).toHaveLength(guides.length);
    expect(ids({ typed: 'lån app' })).toEqual([]);
  });

  test('is sifted by subject and by each state', () => {
    expect(ids({ category: 'familie' })).toEqual(['foedsel']);
    const found = Object.fromEntries(guideStates.map((state) => [state, ids({ state })]));
    expect(found).toEqual({
      'draft': ['slagelse-print'], 'submitted': ['wifi'], 'scheduled': [], 'shared-changed': [], 'unpublished': ['slagelse-print'], 'hidden': [], 'withdrawn': ['app'],
      'review-due': ['aargang'], 'not-approved': ['foedsel'], 'changed': ['aargang'], 'own': ['slagelse-print'],
    });
    expect(isGuide(line('x', 'X', { shown: 'hidden' }), 'hidden', today)).toBe(true);
    expect(isGuide(line('x', 'X', { scheduledAt: '2026-12-01T08:00:00Z' }), 'scheduled', today)).toBe(true);
    expect(isGuide(line('x', 'X', { sharedChanged: true }), 'shared-changed', today)).toBe(true);
  });

  test('is sorted as Danes sort, both ways, and alike lines by title', () => {
    expect(ids({})).toEqual(['app', 'wifi', 'foedsel', 'slagelse-print', 'laan', 'aargang']);
    expect(ids({ sorting: { by: 'title', down: true } })).toEqual(ids({}).reverse());
    expect(ids({ sorting: { by: 'review', down: false } }).slice(0, 2)).toEqual(['aargang', 'wifi']);
    expect(ids({ sorting: { by: 'source', down: false } }).slice(0, 3)).toEqual(['slagelse-print', 'aargang', 'app']);
    expect(ids({ sorting: { by: 'state', down: false } })).toEqual(['app', 'wifi', 'slagelse-print', 'aargang', 'foedsel', 'laan']);
    expect(ids({ sorting: { by: 'category', down: false } }).slice(0, 1)).toEqual(['app']);
  });

  test('leaves the lines it was given as they were', () => {
    const before = guides.map(({ id }) => id);
    ids({ sorting: { by: 'title', down: true } });
    expect(guides.map(({ id }) => id)).toEqual(before);
  });
});

const fact = (id: string, change: Partial<FactView> = {}): FactView => ({
  id, kind: 'price', value: '100 kr.', da: `Det koster ${id}.`, en: `It costs ${id}.`, sources: [], status: 'confirmed-by-two-sources', conflict: null, checkedOn: '2026-11-01', dueOn: '2027-11-01',
  confirmation: null, corrected: false, guides: [], ...change,
});

describe('the list of facts', () => {
  const facts = [
    fact('ro'), fact('link', { status: 'one-source' }), fact('gammel', { dueOn: today }), fact('uenig', { status: 'conflicting' }), fact('enig', { status: 'conflicting', confirmation: { by: 'Ida', on: '2026-11-20' }, corrected: true }),
    fact('brugt', { guides: [{ id: 'pas', title: 'Forny pas' }] }),
  ];

  test('says of each what is to be done', () => {
    expect(facts.map((each) => stateOf(each, today))).toEqual(['certain', 'unsure', 'due', 'conflicting', 'certain', 'certain']);
    expect(stateOf(fact('x', { status: 'unverified' }), today)).toBe('unsure');
  });

  test('has first what is to be checked, then what citizens do not see, and what is used most', () => {
    expect(factsFor(facts, '', '', today).map(({ id }) => id)).toEqual(['uenig', 'gammel', 'link', 'brugt', 'enig', 'ro']);
    expect(factsFor(facts, '', 'check', today).map(({ id }) => id)).toEqual(['uenig', 'gammel']);
    expect(factsFor(facts, '', 'unsure', today).map(({ id }) => id)).toEqual(['link']);
    expect(factsFor(facts, '', 'corrected', today).map(({ id }) => id)).toEqual(['enig']);
    expect(facts.filter((each) => passes(each, '', today))).toHaveLength(facts.length);
  });

  test('is found by sentence, value and the guides that use it', () => {
    expect(factsFor(facts, 'costs gammel', '', today).map(({ id }) => id)).toEqual(['gammel']);
    expect(factsFor(facts, '100 kr', '', today)).toHaveLength(facts.length);
    expect(factsFor(facts, 'forny PAS', '', today).map(({ id }) => id)).toEqual(['brugt']);
  });
});

describe('what there is to do', () => {
  const item = (kind: WorkItem['kind'], guideId: string, owner = ''): WorkItem => ({ kind, guideId, title: guideId, about: '', on: null, count: null, owner });

  test('stands together by kind, in the order of the service', () => {
    const groups = groupsOf([item('broken', 'a'), item('withdrawn', 'b'), item('broken', 'c'), item('not-approved', 'd')]);
    expect(groups.map(({ kind, items }) => [kind, items.map(({ guideId }) => guideId)])).toEqual([['broken', ['a', 'c']], ['withdrawn', ['b']], ['not-approved', ['d']]]);
    expect(groups.map(({ kind }) => isPressing(kind))).toEqual([true, true, false]);
    expect(groupsOf([])).toEqual([]);
  });

  test('is sifted by who answers for it only where that is more than one', () => {
    expect(ownersOf([item('broken', 'a', 'Åse'), item('broken', 'b', 'Bo'), item('broken', 'c', 'Bo'), item('fact-due', 'd')])).toEqual(['Bo', 'Åse']);
    expect(ownersOf([item('broken', 'a', 'Bo'), item('broken', 'b')])).toEqual([]);
  });
});

test('owners are counted; what nobody has signed yet has none', () => {
  expect(ownersIn([...guides, line('x', 'X', { owner: '✎ hvem' }), line('y', 'Y', { owner: ' Slagelse ' })])).toEqual([{ owner: 'selvhjulpen', count: 6 }, { owner: '', count: 1 }, { owner: 'Slagelse', count: 1 }]);
});
