import { engineOf } from '../../../knowledge/understanding/engine.ts';
import { train as trainModel } from '../../../knowledge/understanding/train.ts';
import type { Train } from '../engine.ts';

/** Ours: the model and the decision as the service makes them. */
export const train: Train = async (set) => {
  const engine = engineOf(trainModel(set));
  return {
    answer(text) {
      const { kind, candidates } = engine.decide(text);
      return { ranking: candidates, decision: kind };
    },
  };
};
