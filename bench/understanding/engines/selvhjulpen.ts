import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUnderstanding } from '../../../knowledge/understanding/open.ts';
import type { Train } from '../engine.ts';

/** Ours as the service has it: trained beside the process, then opened; the decision is its own. */
export const train: Train = async (set) => {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'selvhjulpen-bench-'));
  const engine = await openUnderstanding({ trainingSet: set, cacheFolder });
  rmSync(cacheFolder, { recursive: true, force: true });
  return {
    answer(text) {
      const { kind, candidates } = engine.decide(text);
      return { ranking: candidates, decision: kind };
    },
  };
};
