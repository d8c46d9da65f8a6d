import { createRequire } from 'node:module';
import { bestLabel, byLabel, type Train } from '../engine.ts';

interface Index {
  addAll(documents: { id: number; text: string }[]): void;
  search(text: string): { id: number; score: number }[];
}
const MiniSearch = createRequire(import.meta.url)('minisearch') as new (options: object) => Index;

/** MiniSearch with the settings its documentation proposes for typed questions: any word counts, beginnings and one misspelling in five letters too. */
export const train: Train = async ({ phrases }) => {
  const index = new MiniSearch({ fields: ['text'], searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'OR' } });
  index.addAll(phrases.map(({ text }, id) => ({ id, text })));
  return {
    answer: (text) => bestLabel(byLabel(index.search(text).slice(0, 200).map(({ id, score }) => ({ labels: phrases[id]?.labels ?? [], score })))),
  };
};
