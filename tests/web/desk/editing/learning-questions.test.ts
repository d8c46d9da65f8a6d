import { expect, test } from '@jest/globals';
import type { QuestionGroup, Weighed } from '../../../../common/editing-api.ts';
import { answerWords, languageWords } from '../../../../web/desk/editing/learning/answer-words.ts';
import { categories } from '../../../../web/desk/editing/learning/categories.ts';
import { fittingTitles } from '../../../../web/desk/editing/learning/fitting-titles.ts';
import { percent } from '../../../../web/desk/editing/learning/percent.ts';
import { personalIn } from '../../../../web/desk/editing/learning/personal.ts';
import { countsOf, groupsOf, placeKey, wordings, type Why } from '../../../../web/desk/editing/learning/question-list.ts';
import { namedOf, unnamedOf } from '../../../../web/desk/editing/learning/settle.ts';
import { holderOf, verdictOf } from '../../../../web/desk/editing/learning/verdict.ts';
import { weighedWords } from '../../../../web/desk/editing/learning/word-weights.ts';
import '../../../../web/desk/editing/words.ts';
import { wordsIn } from '../../../../web/desk/words.ts';
import { Guide } from '../../../../knowledge/guide.ts';

const danish = wordsIn('da');
const group = (id: string, ...asked: [Why, string][]): QuestionGroup => ({ id, questions: asked.map(([why, text], at) => ({ id: `${id}${at}`, at: '2026-11-20T10:00:00.000Z', text, why, guide: null, answer: null })), candidates: [] });
const weighed = ({ near = [], lost = 0, asked = 100, level }: { near?: string[]; lost?: number; asked?: number; level?: 'error' | 'warning' }): Weighed => ({
  near: near.map((phrase) => ({ guideId: 'print', title: 'Print', phrase, likeness: 0.9 })),
  rehearsal: { findings: level === undefined ? [] : [{ rule: 'form', level, place: '', found: {} }], asked, lost: Array.from({ length: lost }, () => ({ text: 'x', before: 'A', after: null, wasRight: true })), won: [] },
});

test('a group is found by each reason that one of its questions has', () => {
  const groups = [group('a', ['not-understood', 'x'], ['by-hand', 'y']), group('b', ['given-up', 'z'])];
  expect(countsOf(groups)).toEqual({ 'not-understood': 1, misunderstood: 0, 'given-up': 1, 'by-hand': 1 });
  expect([groupsOf(groups, null), groupsOf(groups, 'by-hand'), groupsOf(groups, 'misunderstood')].map((found) => found.map(({ id }) => id))).toEqual([['a', 'b'], ['a'], []]);
});

test('the same question in other letters and spaces is one wording, the newest', () => {
  expect(wordings(group('a', ['not-understood', 'Hvordan  printer jeg'], ['not-understood', 'hvordan printer jeg '], ['given-up', 'print'], ['given-up', '  ']))).toEqual(['Hvordan printer jeg', 'print']);
});

test('what became of a question is told with the guide and the step, where they are known', () => {
  const guide = { id: 'print', title: 'Print', step: 3 };
  expect([placeKey({ why: 'given-up', guide }), placeKey({ why: 'given-up', guide: { ...guide, step: null } }), placeKey({ why: 'misunderstood', guide }), placeKey({ why: 'by-hand', guide: null })])
    .toEqual(['questions.place.given-up-step', 'questions.place.given-up-guide', 'questions.place.misunderstood-guide', 'questions.place.by-hand']);
});

test.each([
  ['min kode •••••• virker ikke', 'masked'],
  ['ring til mig på 22 33 44 55', 'personal'],
  ['jeg hedder ella@example.dk', 'personal'],
  ['mit cpr er 010190-1234', 'personal'],
  ['hvordan printer jeg 25 sider', null],
] as const)('what is personal in a phrase is noticed: %s', (text, found) => {
  expect(personalIn(text)).toBe(found);
});

test('a phrase that another guide has word for word is refused, and one that is only near is not', () => {
  expect(verdictOf('Print, nu!', weighed({ near: ['print nu'] }))).toBe('same');
  expect(holderOf('print nu', weighed({ near: ['nu print', 'print nu'] }))?.phrase).toBe('print nu');
  expect(verdictOf('nu print', weighed({ near: ['print nu'] }))).toBe('careful');
  expect(verdictOf('x', weighed({ lost: 1 }))).toBe('careful');
});

test('a phrase does no harm only where questions were asked', () => {
  expect([weighed({}), weighed({ asked: 0 }), weighed({ asked: 0, level: 'error' }), weighed({ asked: 0, level: 'warning' })].map((each) => verdictOf('x', each))).toEqual(['fine', 'unasked', 'untried', 'unasked']);
});

test('words are weighed by the heaviest one, and next to nothing is nothing', () => {
  const shares = (...weights: number[]): number[] => weighedWords(weights.map((weight) => ({ word: 'x', weight, readAs: null }))).map(({ share }) => share);
  expect(shares(4, -2, 0.1)).toEqual([1, -0.5, 0]);
  expect(shares(-4, 2)).toEqual([-1, 0.5]);
  expect([shares(0.001), shares()]).toEqual([[0], []]);
});

test('the answer is told in a sentence, also where its topic is not known here', () => {
  const candidates = [{ id: 'print', title: 'Print', score: 0.9 }];
  expect(answerWords(danish, { kind: 'guide', topic: null, candidates })).toBe('Robotten viser vejledningen »Print«.');
  expect(answerWords(danish, { kind: 'referral', topic: 'emergency', candidates: [] })).toBe('Robotten giver et fast svar, som mennesker har godkendt. Det lyder som en nødsituation: Den svarer med 112.');
  expect(answerWords(danish, { kind: 'referral', topic: 'new-one', candidates: [] })).toBe('Robotten giver et fast svar, som mennesker har godkendt.');
  expect([languageWords(danish, 'da'), languageWords(danish, 'uk'), languageWords(danish, 'xx')]).toEqual([null, 'Robotten læser spørgsmålet som ukrainsk.', null]);
});

test('a probability is never told as none where it is some', () => {
  expect([0.62, 0.004, 0, 1].map((share) => percent(danish, share))).toEqual(['62 %', 'under 1 %', '0 %', '100 %']);
});

test('a large group is named in part, and the rest is not forgotten', () => {
  const large = group('a', ...Array.from({ length: 120 }, (): [Why, string] => ['given-up', 'x']));
  expect([namedOf(large).length, unnamedOf(large).length, new Set([...namedOf(large), ...unnamedOf(large)]).size]).toEqual([50, 70, 120]);
});

test('the subjects of a new guide are those that guides have', () => {
  expect([...categories]).toEqual(Guide.shape.category.options);
});

test('guides are found by the beginnings of words first, in any order, however æ, ø and å are typed', () => {
  const titles = ['Kom i gang med Digital Post', 'Skift læge', 'Digital fuldmagt til pårørende', 'Læs din Digital Post'];
  const found = (typed: string): string[] => fittingTitles(typed, titles, (title) => title);
  expect([found('post digital'), found('laes'), found('PÅRØR'), found('maerke'), found('')]).toEqual([['Kom i gang med Digital Post', 'Læs din Digital Post'], ['Læs din Digital Post'], ['Digital fuldmagt til pårørende'], [], titles]);
  expect(found('l')[0]).toBe('Skift læge');
});
