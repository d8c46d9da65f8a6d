import { beforeAll, describe, expect, test } from '@jest/globals';
import { groupQuestions } from '../../../knowledge/learning/group.ts';
import { createLikeness, type Likeness } from '../../../knowledge/learning/likeness.ts';
import { Concepts } from '../../../knowledge/understanding/concepts.ts';
import { shippedIntents } from '../../../knowledge/understanding/intents.ts';
import { developmentQuestions, shippedGuides } from '../understanding/measure.ts';

interface Asked {
  id: string;
  at: string;
  text: string;
  language: string;
  about: string;
}

const dayOf = (at: string): string => at.slice(0, 10);
const asked = (text: string, at = '2026-11-20T10:00:00.000Z', id = text): Asked => ({ id, at, text, language: 'da', about: '' });
const guides = await shippedGuides();
/** Guides the robot does not have, as far as these tests go: what citizens ask that nobody has written yet. */
const missing = new Set(guides.filter((_, at) => at % 4 === 1).map(({ id }) => id));
let likeness: Likeness;
beforeAll(async () => {
  const phrases = guides.filter(({ id }) => !missing.has(id)).flatMap((guide) => Object.entries(guide.phrases).flatMap(([language, texts]) => texts.map((text) => ({ text, language }))));
  likeness = createLikeness(phrases, new Concepts((await shippedIntents()).concepts));
});
const textsOf = (groups: Asked[][]): string[][] => groups.map((group) => group.map(({ text }) => text));

describe('what stands together', () => {
  test('the same words in another order, inflected or misspelt', () => {
    const groups = groupQuestions([asked('hvordan låner jeg en 3d-printer'), asked('kan man låne en 3D printer her'), asked('laane 3d prnter'), asked('må min hund komme med ind')], likeness, dayOf);
    expect(groups.map((group) => group.length)).toEqual([3, 1]);
  });

  test('common words alone bring nothing together', () => {
    const groups = groupQuestions([asked('hvordan kan jeg strikke en sok'), asked('hvordan kan jeg vande blomster'), asked('kan jeg få noget af vide om noget')], likeness, dayOf);
    expect(groups).toHaveLength(3);
  });

  test('nothing, one, and those that say nothing', () => {
    expect(groupQuestions([], likeness, dayOf)).toEqual([]);
    expect(textsOf(groupQuestions([asked('??? 123', undefined, 'a'), asked('!!', undefined, 'b')], likeness, dayOf))).toEqual([['??? 123'], ['!!']]);
  });
});

test('the newest group first, within a day the largest, and the newest question first in each', () => {
  const [yesterday, morning, noon] = ['2026-11-19T23:00:00.000Z', '2026-11-20T08:00:00.000Z', '2026-11-20T12:00:00.000Z'];
  const questions = [
    asked('symaskinen i værkstedet', yesterday, 'y1'), asked('symaskine i værksted', yesterday, 'y2'), asked('kan jeg bruge symaskinen i værkstedet', yesterday, 'y3'),
    asked('må min hund komme med ind', noon, 'n1'),
    asked('låne en 3d printer', morning, 'm1'), asked('hvordan låner jeg 3d-printer', '2026-11-18T08:00:00.000Z', 'm2'),
  ];
  expect(groupQuestions(questions, likeness, dayOf).map((group) => group.map(({ id }) => id))).toEqual([['m1', 'm2'], ['n1'], ['y1', 'y2', 'y3']]);
});

describe('measured on guides that are missing: their phrases, their development questions, and what is asked besides', () => {
  const everything = async (): Promise<Asked[]> => {
    const development = await developmentQuestions();
    const real = development.filter(({ kind, expect: [about = ''] }) => kind === 'guide' && missing.has(about)).map(({ text, lang, expect: [about = ''] }) => ({ text, language: lang, about }));
    const besides = development.filter(({ kind }) => kind === 'oos').map(({ text, lang }, at) => ({ text, language: lang, about: `besides ${at}` }));
    const phrases = guides.filter(({ id }) => missing.has(id)).flatMap(({ id, phrases: { da = [] } }) => da.filter((_, at) => at % Math.ceil(da.length / 6) === 0).map((text) => ({ text, language: 'da', about: id })));
    return [...real, ...besides, ...phrases].map((each, at) => ({ ...each, id: String(at).padStart(4, '0'), at: '2026-11-20T10:00:00.000Z' }));
  };

  test('nine of ten that stand with others stand with those that ask the same', async () => {
    const questions = await everything();
    const groups = groupQuestions(questions, likeness, dayOf).filter((group) => group.length > 1);
    const together = groups.flat().length;
    const right = groups.map((group) => Math.max(...[...Map.groupBy(group, ({ about }) => about).values()].map(({ length }) => length))).reduce((sum, each) => sum + each, 0);
    process.stdout.write(`Questions in groups: ${together} of ${questions.length}, in ${groups.length} groups, purity ${(right / together).toFixed(3)}\n`);
    expect(together).toBeGreaterThan(80);
    expect(right / together).toBeGreaterThan(0.85);
  });

  test('in whichever order they come', async () => {
    const questions = await everything();
    const ids = (of: readonly Asked[]): string[][] => groupQuestions(of, likeness, dayOf).map((group) => group.map(({ id }) => id));
    const first = ids(questions);
    expect(ids(questions.toReversed())).toEqual(first);
    expect(ids(questions.toSorted((a, b) => (a.text < b.text ? -1 : 1)))).toEqual(first);
  });
});
