import type { DraftGuide, DraftStepText } from '../../../common/guide-draft.ts';

export interface Chance {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

/** A small seeded generator (mulberry32), so that a round that fails can be played again. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick(list) {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new Error('There is nothing to pick from.');
      return chosen;
    },
  };
}

/** A guide as somebody might have left it after some changes; `sign` marks the words so that no two sides write the same. */
export function edited(guide: DraftGuide, { below, pick }: Chance, sign: string, changes = 1 + below(6)): DraftGuide {
  const copy = structuredClone(guide);
  const word = (): string => `${sign} ${below(1_000_000)}`;
  const step = (): DraftGuide['steps'][number] => pick(copy.steps);
  const texts = (id: string): [string, DraftStepText][] => Object.entries(copy.languages).flatMap(([language, { steps }]) => (steps[id] === undefined ? [] : [[language, steps[id]]]));
  const edits: (() => void)[] = [
    () => { pick(texts(step().id))[1].text = word(); },
    () => { pick(texts(step().id))[1].tip = word(); },
    () => { delete pick(texts(step().id))[1].stuck; },
    () => { pick(Object.values(copy.languages)).title = word(); },
    () => { pick(Object.values(copy.languages)).ready.push(word()); },
    () => { pick(Object.values(copy.languages)).stuck = [word()]; },
    () => { copy.owner = word(); },
    () => { copy.reviewMonths = 1 + below(24); },
    () => { copy.related = copy.related.slice(1); },
    () => { if (copy.only === undefined) copy.only = 'hotline'; else delete copy.only; },
    () => { step().link = `https://www.borger.dk/${below(1000)}`; },
    () => { step().next = pick([...copy.steps.map(({ id }) => id), 'done', 'person']); },
    () => { copy.phrases['da']?.push(word()); },
    () => { copy.phrases['da']?.splice(below(5), 1); },
    () => { copy.phrases['en'] = [word(), ...(copy.phrases['en'] ?? [])]; },
    () => {
      const id = `${sign}-${below(1_000_000)}`;
      copy.steps.splice(below(copy.steps.length + 1), 0, { id });
      for (const words of Object.values(copy.languages)) words.steps[id] = { text: word() };
    },
    () => {
      if (copy.steps.length < 2) return;
      const [gone] = copy.steps.splice(below(copy.steps.length), 1);
      for (const { steps } of Object.values(copy.languages)) delete steps[gone?.id ?? ''];
    },
    () => {
      const [moved] = copy.steps.splice(below(copy.steps.length), 1);
      if (moved !== undefined) copy.steps.splice(below(copy.steps.length + 1), 0, moved);
    },
    () => {
      const [danish] = Object.values(structuredClone(copy.languages));
      if (danish !== undefined) copy.languages[pick(['uk', 'ar'])] = { ...danish, title: word() };
    },
    () => {
      const further = Object.keys(copy.languages).find((language) => language !== 'da' && language !== 'en');
      if (further !== undefined) delete copy.languages[further];
    },
  ];
  for (let left = changes; left > 0; left -= 1) pick(edits)();
  return copy;
}
