import { createRequire } from 'node:module';
import { bestLabel, byLabel, type Train } from '../engine.ts';

interface Lunr {
  (configure: (this: { use(plugin: unknown): void; ref(name: string): void; field(name: string): void; add(document: object): void }) => void): Index;
  da: unknown;
  tokenizer(text: string): { toString(): string }[];
}
interface Index {
  query(build: (query: { term(term: string, options: object): void }) => void): { ref: string; score: number }[];
}

const require = createRequire(import.meta.url);
const lunr = require('lunr') as Lunr;
(require('lunr-languages/lunr.stemmer.support') as (lunr: Lunr) => void)(lunr);
(require('lunr-languages/lunr.da') as (lunr: Lunr) => void)(lunr);

/** lunr with its Danish stemmer and stop words; the words are given as terms, so that no sign in them is an operator. */
export const train: Train = async ({ phrases }) => {
  const index = lunr(function configure() {
    this.use(lunr.da);
    this.ref('id');
    this.field('text');
    for (const [id, { text }] of phrases.entries()) this.add({ id, text });
  });
  return {
    answer(text) {
      const words = lunr.tokenizer(text).map(String).filter((word) => word !== '');
      const hits = words.length === 0 ? [] : index.query((query) => words.forEach((word) => query.term(word, {})));
      return bestLabel(byLabel(hits.slice(0, 200).map(({ ref, score }) => ({ labels: phrases[Number(ref)]?.labels ?? [], score }))));
    },
  };
};
