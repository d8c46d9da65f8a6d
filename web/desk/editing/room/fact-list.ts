import type { FactView } from '../../../../common/editing-api.ts';
import { folded, matcher } from './search.ts';

/** `conflicting`: sources say different things; `due`: nobody has compared them for long; `unsure`: citizens see a link in its place. */
export type FactState = 'conflicting' | 'due' | 'unsure' | 'certain';
export const factStates = ['conflicting', 'due', 'unsure', 'certain'] as const satisfies readonly FactState[];

/** @param today YYYY-MM-DD */
export function stateOf({ status, confirmation, dueOn }: FactView, today: string): FactState {
  if (status === 'conflicting' && confirmation === null) return 'conflicting';
  if (dueOn <= today) return 'due';
  return confirmation !== null || status === 'confirmed-by-two-sources' ? 'certain' : 'unsure';
}

/** What the list is narrowed to. */
export const factFilters = ['check', 'unsure', 'corrected'] as const;
export type FactFilter = (typeof factFilters)[number];

export function passes(fact: FactView, filter: FactFilter | '', today: string): boolean {
  const state = stateOf(fact, today);
  switch (filter) {
    case 'check': return state === 'conflicting' || state === 'due';
    case 'unsure': return state === 'unsure';
    case 'corrected': return fact.corrected;
    default: return true;
  }
}

/** The facts that are wished for; those to be checked first, then those that citizens do not see, each as they are used most. */
export function factsFor(facts: readonly FactView[], typed: string, filter: FactFilter | '', today: string): FactView[] {
  const fits = matcher(typed);
  const rank = (fact: FactView): number => factStates.indexOf(stateOf(fact, today));
  return facts
    .filter((fact) => passes(fact, filter, today) && fits(folded([fact.id, fact.value, fact.da, fact.en, ...fact.guides.map(({ title }) => title)].join(' '))))
    .sort((one, two) => rank(one) - rank(two) || two.guides.length - one.guides.length || one.da.localeCompare(two.da, 'da'));
}
