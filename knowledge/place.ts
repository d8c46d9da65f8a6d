import { fold, hasAny, spellings } from '../common/phrases.ts';
import words from './messages/place.json' with { type: 'json' };
import type { Guide } from './guide.ts';
import { stem } from './understanding/stem.ts';
import { stepOf, targetsOf } from './way.ts';

const named = /(?<!\p{L})(?:trin|step)\s+(\d{1,2})(?!\d)/iu;
const [underWay, perhaps] = [hasAny(words.strong), hasAny(words.weak)];
const common = new Set(words.common.flatMap(spellings));

/**
 * How much of a step's own words must be met, where the words say plainly that something is under
 * way and where they only may. Chosen on the lines of tests/fixtures/places.jsonl that steer.
 */
const enough = { plainly: 1.8, perhaps: 5 };
/** A step that falls behind the best one by this factor is not meant. */
const near = 1.6;
/** Where more steps than these are alike, the words say nothing; and more places than three are no help. */
const mostAlike = { plainly: 5, perhaps: 2 };
const mostPlaces = 3;

/** Where in a guide somebody seems to be, and the way there from the first step. */
export interface Place {
  stepId: string;
  /** Step ids walked before it, on the shortest way. */
  trail: string[];
}

/**
 * Where the citizen's words say they are: at a step by its number in the guide, or, where they
 * tell of something done or asked for just now, at the steps whose own words they share, the
 * likeliest first. None where they say nothing of it, as most do, or seem to be at the first
 * step. They are guesses: whoever uses them asks.
 */
export function placesOf(guide: Guide, text: string): Place[] {
  const number = Number(named.exec(text)?.[1] ?? 0);
  const sure = underWay(text) ? 'plainly' : perhaps(text) ? 'perhaps' : null;
  const numbered = guide.steps[number - 1]?.id;
  const stepIds = number > 0 ? (numbered === undefined ? [] : [numbered]) : sure === null ? [] : likeliest(guide, text, sure);
  if (stepIds[0] === guide.steps[0]?.id) return [];
  return stepIds.flatMap((stepId) => {
    const trail = trailTo(guide, stepId);
    return trail === null || trail.length === 0 ? [] : [{ stepId, trail }];
  });
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

/** A word counts by how few steps of the guide have it, and half where a step has it beside its own sentence. Too many steps that are alike say nothing. */
function likeliest(guide: Guide, text: string, sure: keyof typeof enough): string[] {
  const said = stemsOf(text);
  const steps = stepStems(guide);
  const scored = steps.map(({ id, own, beside }) => ({
    id,
    weight: [...said].reduce((sum, each) => sum + (own.has(each) ? 1 : beside.has(each) ? 0.5 : 0) * Math.log((steps.length + 1) / (1 + steps.filter((step) => step.own.has(each)).length)), 0),
  })).sort((a, b) => b.weight - a.weight);
  const best = scored[0]?.weight ?? 0;
  const meant = scored.filter(({ weight }) => weight * near > best);
  return best < enough[sure] || meant.length > mostAlike[sure] ? [] : meant.slice(0, mostPlaces).map(({ id }) => id);
}

interface StepStems {
  id: string;
  /** Of the step's sentence. */
  own: Set<string>;
  /** Of its tip, its help and its choices. */
  beside: Set<string>;
}

const known = new WeakMap<Guide, StepStems[]>();

function stepStems(guide: Guide): StepStems[] {
  const seen = known.get(guide);
  if (seen !== undefined) return seen;
  const languages = Object.values(guide.languages);
  const found = guide.steps.map(({ id }) => {
    const texts = languages.flatMap(({ steps }) => steps[id] ?? []);
    return {
      id,
      own: stemsOf(texts.map(({ text }) => text.replace(/\{[^}]*\}/g, ' ')).join(' ')),
      beside: stemsOf(texts.flatMap(({ tip, stuck, choices }) => [tip ?? '', stuck ?? '', ...Object.values(choices ?? {})]).join(' ').replace(/\{[^}]*\}/g, ' ')),
    };
  });
  known.set(guide, found);
  return found;
}

const numbers: Partial<Record<string, string>> = { 6: 'seks', six: 'seks', 4: 'fire', four: 'fire', 2: 'to', two: 'to' };

/** What a text is about: the stems of its words in both languages, a doubled last letter as one. */
function stemsOf(text: string): Set<string> {
  const all = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(all.filter((word) => (word.length > 2 || numbers[word] !== undefined) && !common.has(word)).map((word) => numbers[word] ?? stem(word, 'da').replace(/([b-z])\1$/, '$1')));
}
