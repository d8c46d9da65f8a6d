import type { Explained } from '../../../../common/editing-api.ts';

/** Below this share of the heaviest word a word counts as silent. */
const silent = 0.06;

export interface WeighedWord {
  word: string;
  readAs: string | null;
  /** As the engine counts it. */
  weight: number;
  /** From -1 to 1, of the heaviest word; 0 for a word that says next to nothing. */
  share: number;
}

/** A question's words with how much each mattered beside the others. */
export function weighedWords(words: Explained['words']): WeighedWord[] {
  const heaviest = Math.max(0, ...words.map(({ weight }) => Math.abs(weight)));
  return words.map((each) => {
    const share = heaviest < 0.01 ? 0 : each.weight / heaviest;
    return { ...each, share: Math.abs(share) < silent ? 0 : share };
  });
}
