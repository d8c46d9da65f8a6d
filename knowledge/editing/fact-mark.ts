import type { Fact } from '../fact.ts';
import type { FactMark } from './ports.ts';

/** A fact with what a library has confirmed or corrected. A fact that says something else by now is neither confirmed nor corrected by an old mark. */
export function markedFact(fact: Fact, { by, on, of, correction }: FactMark): Fact {
  if (of !== fact.value) return fact;
  const confirmed: Fact = { ...fact, confirmation: { by, on }, checkedOn: on > fact.checkedOn ? on : fact.checkedOn };
  if (correction === null) return confirmed;
  const { value, da, en, source } = correction;
  return { ...confirmed, value, da, en, corrected: true, sources: [{ url: source, age: on }, ...fact.sources], conflict: null };
}
