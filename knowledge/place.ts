import { anyOf } from '../common/phrases.ts';
import cues from './messages/place.json' with { type: 'json' };
import type { Guide } from './guide.ts';
import { stepOf, targetsOf } from './way.ts';

const named = /(?<!\p{L})(?:trin|step)\s+(\d{1,2})(?!\d)/iu;
const underWay = anyOf(cues);

/** A word that stands in more steps than this says nothing about where one is. */
const rareIn = 3;
/** So many rare words of one step must be met. */
const enough = 2;

/** The best step must stand out from the second by this factor. */
const clearly = 1.8;

/** Where in a guide somebody seems to be, and the way there from the first step. */
export interface Place {
  stepId: string;
  /** Step ids walked before it, on the shortest way. */
  trail: string[];
}

/**
 * Where the citizen's words say they are: at a step by its number in the guide, or, where they
 * tell of something done or asked for just now, at the one step whose rare words they share.
 * Null where they say nothing of it, as most do. It is a guess: whoever uses it asks.
 */
export function placeOf(guide: Guide, text: string): Place | null {
  const number = Number(named.exec(text)?.[1] ?? 0);
  const stepId = number > 0 ? guide.steps[number - 1]?.id : underWay.test(text) ? likeliest(guide, text) : undefined;
  const trail = stepId === undefined || stepId === guide.steps[0]?.id ? null : trailTo(guide, stepId);
  return stepId === undefined || trail === null ? null : { stepId, trail };
}

/** The shortest way to a step, without it; null where no way leads there. */
export function trailTo(guide: Guide, stepId: string): string[] | null {
  const first = guide.steps[0]?.id;
  const ways: string[][] = first === undefined ? [] : [[first]];
  const seen = new Set(ways.flat());
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way.at(-1) ?? '';
    if (last === stepId) return way.slice(0, -1);
    const step = stepOf(guide, last);
    for (const target of step === undefined ? [] : targetsOf(guide, step)) {
      if (seen.has(target) || stepOf(guide, target) === undefined) continue;
      seen.add(target);
      ways.push([...way, target]);
    }
  }
  return null;
}

function likeliest(guide: Guide, text: string): string | undefined {
  const said = rootsOf(text);
  const steps = guide.steps.map(({ id }) => ({ id, roots: new Set(Object.values(guide.languages).flatMap(({ steps: words }) => [...rootsOf(`${words[id]?.text ?? ''} ${words[id]?.stuck ?? ''}`)])) }));
  const spread = (root: string): number => steps.filter(({ roots }) => roots.has(root)).length;
  const scored = steps.map(({ id, roots }) => {
    const met = [...said].filter((root) => roots.has(root) && spread(root) <= rareIn);
    return { id, met: met.length, weight: met.reduce((sum, root) => sum + 1 / spread(root), 0) };
  }).sort((a, b) => b.weight - a.weight);
  const [best, second] = scored;
  return best !== undefined && best.met >= enough && best.weight > clearly * (second?.weight ?? 0) ? best.id : undefined;
}

/** The beginnings of the longer words: enough to meet an inflected form. */
const rootsOf = (text: string): Set<string> => new Set([...text.toLowerCase().matchAll(/\p{L}{5,}/gu)].map(([word]) => word.slice(0, 6)));
