import type { Dictionary } from './dictionary.ts';
import type { Linear } from './linear.ts';
import type { Nearest } from './nearest.ts';
import type { Thresholds } from './policy.ts';
import type { Owners } from './scorer.ts';
import type { Label } from './training-set.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weighing.ts';

/** Everything that training finds out; `model-file.ts` writes and reads it. */
export interface Model {
  labels: Label[];
  vocabulary: Vocabulary;
  dictionary: Dictionary;
  linear: Linear;
  phrases: Nearest;
  phraseOwners: Owners;
  /** The phrases as written, for explaining. */
  phraseTexts: string[];
  texts: Nearest;
  textOwners: Owners;
  weights: Weights;
  thresholds: Thresholds;
}
