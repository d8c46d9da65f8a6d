import { createRequire } from 'node:module';
import { bestLabel, type Train } from '../engine.ts';

interface Bayes {
  addDocument(words: string[], label: string): void;
  train(): void;
  getClassifications(words: string[]): { label: string; value: number }[];
}
// Its root loads database drivers; this file alone does not.
const BayesClassifier = createRequire(import.meta.url)('natural/lib/natural/classifiers/bayes_classifier.js') as new () => Bayes;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** natural's naive Bayes over the words as they are written; it has no Danish stemmer. */
export const train: Train = async ({ phrases }) => {
  const classifier = new BayesClassifier();
  for (const { text, labels } of phrases) for (const label of labels) classifier.addDocument(wordsOf(text), label);
  classifier.train();
  return { answer: (text) => bestLabel(classifier.getClassifications(wordsOf(text)).slice(0, 5).map(({ label, value }) => ({ id: label, score: value }))) };
};
