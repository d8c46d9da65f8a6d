import type { Concepts } from './concepts.ts';
import type { Dictionary } from './dictionary.ts';
import type { Thresholds } from './policy.ts';
import type { Judges } from './scorer.ts';
import type { Label } from './training-set.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Weights } from './weighing.ts';

/** Everything that training finds out; `model-file.ts` writes and reads it. */
export interface Model extends Judges {
  labels: Label[];
  vocabulary: Vocabulary;
  concepts: Concepts;
  dictionary: Dictionary;
  /** The phrases as written, for explaining. */
  phraseTexts: string[];
  weights: Weights;
  thresholds: Thresholds;
}
