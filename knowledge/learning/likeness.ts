import type { Concepts } from '../understanding/concepts.ts';
import { squeeze } from '../understanding/letters.ts';
import { stem } from '../understanding/stem.ts';
import { tokens } from '../understanding/tokens.ts';

/** A message and the language it is read in; what is neither Danish nor English is read as Danish. */
export interface Said {
  text: string;
  language: string;
}

/** Features of a message and their shares: the sum of the products of two messages' shares is how alike they are, from 0 to 1. */
export type Vector = ReadonlyMap<string, number>;

/** Parts of the likeness: the words themselves, the letters they are made of (for what is misspelt or joined), and what they mean to this chat. */
const shares = { words: 0.5, letters: 0.3, concepts: 0.2 };

/** How messages are compared. A word or concept of many phrases says little of any, so each counts by how rare it is. */
export interface Likeness {
  vectorOf(said: Said): Vector;
}

/** @param phrases what people are known to write */
export function createLikeness(phrases: Iterable<Said>, concepts: Concepts): Likeness {
  const seen = new Map<string, number>();
  let count = 0;
  for (const phrase of phrases) {
    count += 1;
    for (const each of [...stemsOf(phrase), ...conceptsOf(phrase, concepts)]) seen.set(each, (seen.get(each) ?? 0) + 1);
  }
  const weightOf = (feature: string): number => Math.log((count + 1) / ((seen.get(feature) ?? 0) + 1)) + 0.1;

  return {
    vectorOf(said) {
      const words = new Map<string, number>();
      const letters = new Map<string, number>();
      for (const each of stemsOf(said)) {
        const weight = weightOf(each);
        words.set(each, weight);
        const runs = runsOf(each);
        for (const run of runs) letters.set(run, (letters.get(run) ?? 0) + weight / Math.sqrt(runs.length));
      }
      const meant = new Map([...conceptsOf(said, concepts)].map((each) => [each, weightOf(each)]));
      return new Map([...scaled(words, shares.words), ...scaled(letters, shares.letters), ...scaled(meant, shares.concepts)]);
    },
  };
}

const readAs = ({ language }: Said): 'da' | 'en' => (language === 'en' ? 'en' : 'da');

const stemsOf = (said: Said): Set<string> => new Set(tokens(said.text).filter(({ word }) => word).map(({ key }) => stem(key, readAs(said))));

function conceptsOf(said: Said, concepts: Concepts): Set<string> {
  const named = new Set<string>();
  concepts.find(tokens(said.text), readAs(said), [], (concept) => named.add(`:${concept}`));
  return named;
}

/** Runs of three and four letters, with the word's edges. */
function runsOf(word: string): string[] {
  const edged = `^${squeeze(word)}$`;
  return [3, 4].flatMap((length) => Array.from({ length: Math.max(0, edged.length - length + 1) }, (_, from) => `~${edged.slice(from, from + length)}`));
}

/** Brings a vector to the length whose square is `share`. */
function scaled(vector: Map<string, number>, share: number): [string, number][] {
  const length = Math.hypot(...vector.values());
  return length === 0 ? [] : [...vector].map(([feature, weight]) => [feature, (weight / length) * Math.sqrt(share)]);
}
