import { isCertain, type Fact } from '../fact.ts';
import type { Guide } from '../guide.ts';
import { finding, type Finding } from './rules.ts';
import { linesOf } from './texts.ts';

/** The facts a guide uses against those it lists and those there are, and whether they are fresh. */
export function checkFacts(guide: Guide, facts: ReadonlyMap<string, Fact>, today: string): Finding[] {
  const used = linesOf(guide).flatMap(({ place, text }) => [...text.matchAll(/\{fact:([^}]*)\}/g)].map((match) => ({ place, id: match[1] ?? '' })));
  const usedIds = new Set(used.map(({ id }) => id));
  const listed = new Set(guide.facts);
  return [
    ...used.flatMap(({ place, id }) => {
      if (!facts.has(id)) return [finding('fact-unknown', guide.id, place, { fact: id })];
      return listed.has(id) ? [] : [finding('fact-unlisted', guide.id, place, { fact: id })];
    }),
    ...guide.facts.filter((id) => !usedIds.has(id)).map((id) => finding(facts.has(id) ? 'fact-unused' : 'fact-unknown', guide.id, 'facts', { fact: id })),
    ...[...usedIds].flatMap((id) => {
      const fact = facts.get(id);
      return fact === undefined ? [] : checkFact(guide, fact, today);
    }),
  ];
}

function checkFact(guide: Guide, fact: Fact, today: string): Finding[] {
  const place = `facts.${fact.id}`;
  const day = [fact.checkedOn, fact.confirmation?.on ?? ''].sort().at(-1) ?? fact.checkedOn;
  return [
    ...(fact.sources.length > 0 || fact.confirmation !== null ? []
      : isCertain(fact) ? [finding('fact-without-source', guide.id, place, { fact: fact.id })]
        : [finding('sources-missing', guide.id, place, { what: `The fact "${fact.id}"` })]),
    ...(monthsLater(day, fact.reviewMonths) < today ? [finding('fact-old', guide.id, place, { fact: fact.id, day, months: fact.reviewMonths })] : []),
  ];
}

/** The ISO date so many months later; a day that the month does not have becomes its last. */
export function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCMonth() + months;
  date.setUTCMonth(wanted);
  if (date.getUTCMonth() !== ((wanted % 12) + 12) % 12) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}
