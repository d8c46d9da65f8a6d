import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { monthsLater } from '../../../knowledge/editing/check-facts.ts';
import { rules } from '../../../knowledge/editing/rules.ts';
import { check, exampleFact, exampleGuide, found, saying, withDanish } from './example.ts';

const steps = (...list: [string, string?][]) => list.map(([id, next]) => (next === undefined ? { id } : { id, next }));

test('a right guide: nothing', () => expect(check(exampleGuide())).toEqual([]));

test('a finding says what, where and what to do', () => {
  expect(check(exampleGuide({ related: ['nothing'] }))).toEqual([{
    rule: 'related-unknown', level: 'error', guideId: 'kort', place: 'related.0', found: { guide: 'nothing' }, sentence: 'There is no guide "nothing", and none is planned.', fix: 'Use an id of knowledge/catalogue.json.',
  }]);
});

test('every rule is explained to newcomers', () => {
  const text = readFileSync(new URL('../../../docs/guides.md', import.meta.url), 'utf8');
  const explained = [...text.matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)].map(([, rule, level]) => [rule, level]);
  expect(explained).toEqual(Object.entries(rules).map(([rule, { level }]) => [rule, level]));
});

describe('ways', () => {
  const way = (list: [string, string?][]): string[] => found(exampleGuide({ steps: steps(...list) })).filter((each) => /^(target|step)/.test(each));

  test.each<[string, [string, string?][], string[]]>([
    ['a target that leads nowhere', [['one', 'three'], ['two', 'nowhere'], ['three', 'two']], ['target-unknown steps.two.next', 'step-endless steps.one', 'step-endless steps.two', 'step-endless steps.three']],
    ['a step that nobody reaches', [['one', 'three'], ['two'], ['three']], ['step-unreachable steps.two']],
    ['a circle without an end', [['one'], ['two'], ['three', 'two']], ['step-endless steps.one', 'step-endless steps.two', 'step-endless steps.three']],
    ['one id twice', [['one'], ['two'], ['three'], ['two']], ['step-twice steps.two']],
    ['another guide that is not there', [['one'], ['two'], ['three', 'guide:other']], ['target-unknown steps.three.next']],
    ['another guide that is planned', [['one'], ['two'], ['three', 'guide:planned']], ['target-planned steps.three.next']],
  ])('%s', (_, list, expected) => expect(way(list)).toEqual(expected));

  test('ends: done, a person, another guide, and a choice beside a circle', () => {
    for (const end of ['done', 'person', 'guide:kort']) expect(way([['one'], ['two'], ['three', end]])).toEqual([]);
    const guide = exampleGuide({ steps: [{ id: 'one' }, { id: 'two' }, { id: 'three', choices: [{ id: 'yes', to: 'one' }, { id: 'no', to: 'done' }] }] });
    expect(found(guide).filter((each) => /^(target|step)/.test(each))).toEqual([]);
  });

  test('a choice that leads nowhere', () => {
    const guide = exampleGuide({ steps: [{ id: 'one', choices: [{ id: 'yes', to: 'two' }, { id: 'no', to: 'gone' }] }, { id: 'two' }, { id: 'three' }] });
    expect(found(guide)).toEqual(['target-unknown steps.one.choices.no.to']);
  });
});

describe('words', () => {
  const danish = exampleGuide().languages['da'];
  if (danish === undefined) throw new Error('no Danish');
  const { one, two, three } = danish.steps;
  if (one === undefined || two === undefined || three === undefined) throw new Error('no steps');

  test('a missing language is an error in a shipped guide alone', () => {
    const guide = exampleGuide({ languages: { da: danish } });
    expect(found(guide)).toEqual(['language-missing languages']);
    expect(found(guide, { shipped: false })).toEqual([]);
  });

  test('a step without words, and words without a step', () => {
    expect(found(withDanish({ steps: { one, two } }))).toEqual(['words-missing languages.da.steps.three']);
    expect(found(withDanish({ steps: { one, two, three, four: three } }))).toEqual(['words-orphaned languages.da.steps.four']);
  });

  test('a choice without words, and words without a choice', () => {
    expect(found(withDanish({ steps: { one: { ...one, choices: { yes: 'Ja', no: ' ' } }, two, three } }))).toEqual(['words-missing languages.da.steps.one.choices.no']);
    expect(found(withDanish({ steps: { one, two: { ...two, choices: { maybe: 'Måske' } }, three } }))).toEqual(['words-orphaned languages.da.steps.two.choices.maybe']);
  });

  test('a picture that nobody has drawn', () => {
    const guide = exampleGuide();
    expect(found({ ...guide, steps: guide.steps.map((step) => (step.id === 'two' ? { ...step, picture: 'gone.svg' } : step)) })).toContain('picture-unknown steps.two.picture');
  });

  test('links and pictures need words, and words need them', () => {
    const guide = exampleGuide();
    const pictured = { ...guide, steps: guide.steps.map((step) => (step.id === 'two' ? { ...step, link: 'https://mitid.dk', picture: 'card.svg' } : step)) };
    expect(found(pictured)).toEqual(['da', 'en'].flatMap((each) => [`words-missing languages.${each}.steps.two.link`, `words-missing languages.${each}.steps.two.alt`]));
    expect(found(withDanish({ steps: { one, two: { ...two, link: 'Gå', alt: 'En hånd' }, three } }))).toEqual(['words-orphaned languages.da.steps.two.link', 'words-orphaned languages.da.steps.two.alt']);
  });

  test('words of the scaffold', () => expect(found(saying('✎ Én handling.'))).toEqual(['placeholder-words languages.da.steps.two.text']));
});

describe('facts', () => {
  test('unknown, not listed, listed and not used', () => {
    expect(found(saying('Se. {fact:nothing}'))).toEqual(['fact-unknown languages.da.steps.two.text']);
    expect(found(exampleGuide({ facts: [] }))).toEqual(['fact-unlisted languages.da.answer', 'fact-unlisted languages.en.answer']);
    expect(found(exampleGuide({ facts: ['card-price', 'other'] }), { facts: [exampleFact(), exampleFact({ id: 'other' })] })).toEqual(['fact-unused facts']);
    expect(found(exampleGuide({ facts: ['card-price', 'other'] }))).toEqual(['fact-unknown facts']);
  });

  test('older than its review interval: from the day after', () => {
    expect(found(exampleGuide(), { today: '2026-12-01' })).toEqual([]);
    expect(found(exampleGuide(), { today: '2026-12-02' })).toEqual(['fact-old facts.card-price']);
    expect(found(exampleGuide(), { today: '2026-12-02', facts: [exampleFact({ confirmation: { by: 'Anna', on: '2026-11-01' } })] })).toEqual([]);
  });

  test('a claim without a source', () => {
    const [certain, doubtful] = [exampleFact({ sources: [] }), exampleFact({ sources: [], status: 'unverified' })];
    expect(found(exampleGuide(), { facts: [certain] })).toEqual(['fact-without-source facts.card-price']);
    expect(check(exampleGuide(), { facts: [doubtful] }).map(({ rule, level }) => [rule, level])).toEqual([['sources-missing', 'warning']]);
    expect(found(exampleGuide(), { facts: [{ ...certain, confirmation: { by: 'Anna', on: '2026-06-01' } }] })).toEqual([]);
  });

  test.each([['2026-01-31', 1, '2026-02-28'], ['2026-11-22', 3, '2027-02-22'], ['2024-02-29', 12, '2025-02-28'], ['2026-05-31', 13, '2027-06-30']])('%s and %d months: %s', (day, months, later) => expect(monthsLater(day, months)).toBe(later));
});

describe('claims', () => {
  test.each([
    'Ring til 33 98 00 10.', 'Ring 33980010.', 'Ring +45 33 98 00 10.', 'Ring 112.', 'Call 1813.', 'Ring til 116 111.', 'Det koster 150 kr.', 'It costs DKK 1,900.', 'Det koster 41,76 kroner.', 'Betal kr. 20.',
    'De har åbent kl. 8.', 'Åbent 10.00 til 16.', 'Open until 4 pm.', 'Vent 24 timer.', 'Det tager 3-7 arbejdsdage.', 'Wait 2 weeks.', 'Senest den 1. januar.', 'Before 31 October.', 'Du skal være 15 år.', 'Er barnet 13-årig?',
  ])('typed: %s', (text) => expect(found(saying(text))).toEqual(['claim-typed languages.da.steps.two.text']));

  test.each(['Koden har 6 tal.', 'Vælg 1 af de 3 veje.', 'NemID lukkede i 2023.', 'Android 10 og iOS 15.', 'Tryk på 4.', 'Koden på {library:pin-length} cifre.', 'Ring til {library:phone}.', 'Det kan tage nogle dage.'])('no claim: %s', (text) => expect(found(saying(text))).toEqual([]));

  test.each(['{fact}', '{library:email}', '{name}', '{fact:Card}', '{fact:card-price'])('unknown placeholder %s', (text) => expect(found(saying(`Se ${text}`))).toContain('placeholder-unknown languages.da.steps.two.text'));
});

describe('links', () => {
  test('not https, an unknown host, and a host that only looks known', () => {
    expect(found(exampleGuide({ address: 'http://www.borger.dk' }))).toEqual(['link-insecure address']);
    for (const host of ['example.dk', 'borger.dk.example.com', 'xn--borger-dk.com', 'notborger.dk', 'login.borger.dk']) expect(found(exampleGuide({ address: `https://${host}/` }))).toEqual(['link-unknown-host address']);
    for (const address of ['https://borger.dk', 'https://www.BORGER.dk/x']) expect(found(exampleGuide({ address }))).toEqual([]);
  });

  test('a name in front of the host, and a port, do not hide it', () => {
    expect(found(exampleGuide({ address: 'https://borger.dk@example.dk/' }))).toEqual(['link-unknown-host address']);
  });

  test('an address written in a text', () => {
    expect(found(saying('Gå til mit-id.dk.'))).toEqual(['link-unknown-host languages.da.steps.two.text']);
    expect(found(saying('Gå til MitID.dk eller www.borger.dk.'))).toEqual([]);
  });
});

describe('phrases', () => {
  const other = (da: string[]) => exampleGuide({ id: 'planned', phrases: { da: [...exampleGuide({ id: 'planned' }).phrases['da'] ?? [], ...da] } });

  test('too few different ones', () => {
    expect(found(exampleGuide({ phrases: { da: Array.from({ length: 30 }, (_, index) => `Sætning ${index % 19}!`) } }))).toEqual(['phrases-few phrases.da']);
    expect(found(exampleGuide({ phrases: {} }))).toEqual(['phrases-few phrases.da']);
  });

  test('the same in two guides, whatever case and signs', () => {
    expect(found([exampleGuide(), other(['KORT, sætning3?'])])).toEqual(['phrase-taken phrases.da.20']);
    expect(found([exampleGuide(), other(['kort phrase'])])).toEqual(['phrase-taken phrases.da.20']);
  });

  test('nearly the same words', () => {
    const [one, two] = [other(['jeg har tabt mit nye kort']), exampleGuide({ phrases: { da: [...exampleGuide().phrases['da'] ?? [], 'mit nye kort har jeg tabt'] } })];
    expect(found([one, two])).toEqual(['phrase-near phrases.da.20']);
    expect(found([one, { ...two, phrases: { da: [...exampleGuide().phrases['da'] ?? [], 'hvor finder jeg mit nye kort'] } }])).toEqual([]);
  });
});

describe('reading', () => {
  test('a long sentence is shown', () => {
    const sentence = `Du ${'må '.repeat(19)}gå.`;
    expect(check(saying(`${sentence} Stop.`))).toMatchObject([{ rule: 'sentence-long', level: 'warning', place: 'languages.da.steps.two.text', sentence: `21 words in one sentence: ${sentence}` }]);
    expect(found(saying(`Du ${'må '.repeat(18)}gå.`))).toEqual([]);
  });

  test('a hard passage is shown by its hardest sentence', () => {
    const hard = 'Myndighederne behandler ansøgningen efterfølgende.';
    expect(check(saying(`Du kan nu gå hjem og få ro. ${hard}`))).toMatchObject([{ rule: 'hard-to-read', place: 'languages.da.steps.two', sentence: expect.stringMatching(`^LIX \\d+: ${hard}$`) }]);
  });

  test('too little text says nothing', () => expect(found(saying('Myndighederne behandler ansøgningen.'))).toEqual([]));
});

describe('the rest', () => {
  test('approval needs a name and a day that has been', () => {
    expect(found(exampleGuide({ approval: { by: ' ', on: '2026-06-01' } }))).toEqual(['approval-incomplete approval.by']);
    expect(found(exampleGuide({ approval: { by: 'Anna', on: '2026-07-02' } }))).toEqual(['approval-incomplete approval.on']);
    expect(found(exampleGuide({ approval: { by: 'Anna', on: '2026-07-01' } }))).toEqual([]);
  });

  test('related guides: planned ones may stand there, itself and others not', () => {
    expect(found(exampleGuide({ related: ['planned', 'kort', 'nothing'] }))).toEqual(['related-itself related.1', 'related-unknown related.2']);
  });

  test('a guide without sources', () => expect(found(exampleGuide({ sources: [] }))).toEqual(['sources-missing sources']));

  test('errors come before warnings', () => {
    const levels = check({ ...saying(`Du ${'må '.repeat(19)}gå.`), related: ['nothing'] }).map(({ level }) => level);
    expect(levels).toEqual(['error', 'warning']);
  });
});
