import type { Fact } from '../fact.ts';
import type { Guide } from '../guide.ts';
import { checkClaims } from './check-claims.ts';
import { checkFacts } from './check-facts.ts';
import { checkLinks } from './check-links.ts';
import { checkPhrases, checkPhrasesOf, type PhraseBook } from './check-phrases.ts';
import { checkReading } from './check-reading.ts';
import { checkWay, type KnownGuides } from './check-way.ts';
import { checkWords } from './check-words.ts';
import { finding, type Finding } from './rules.ts';

/** What guides are checked against. */
export interface Surroundings {
  facts: readonly Fact[];
  /** Known official hosts, without `www.`. */
  hosts: readonly string[];
  /** Ids of all guides that are written or planned. */
  catalogue: readonly string[];
  /** File names of the drawings there are. */
  pictures: readonly string[];
  /** Whether everybody gets this guide; a library's own may be in Danish alone. */
  shipped(guideId: string): boolean;
  /** ISO date. */
  today: string;
}

/** Everything that is wrong or doubtful in these guides, errors first within each guide. Guides are checked as one set. */
export function checkGuides(guides: readonly Guide[], surroundings: Surroundings): Finding[] {
  const check = checker(guides.map(({ id }) => id), surroundings);
  const phrases = Map.groupBy(checkPhrases(guides), ({ guideId }) => guideId);
  return guides.flatMap((guide) => errorsFirst([...check(guide), ...(phrases.get(guide.id) ?? [])]));
}

/** The same of one guide among others, in milliseconds; `book` holds the phrases of the others. */
export function checkGuide(guide: Guide, others: { ids: readonly string[]; book: PhraseBook }, surroundings: Surroundings): Finding[] {
  return errorsFirst([...checker([...others.ids, guide.id], surroundings)(guide), ...checkPhrasesOf(guide, others.book)]);
}

const errorsFirst = (findings: Finding[]): Finding[] => findings.sort((one, two) => Number(one.level === 'warning') - Number(two.level === 'warning'));

/** All that can be said of a guide without the phrases of others. */
function checker(written: readonly string[], { facts, hosts, catalogue, pictures, shipped, today }: Surroundings): (guide: Guide) => Finding[] {
  const known: KnownGuides = { written: new Set(written), planned: new Set(catalogue) };
  const factsById = new Map(facts.map((fact) => [fact.id, fact]));
  const [knownHosts, drawn] = [new Set(hosts), new Set(pictures)];
  return (guide) => [
    ...checkWay(guide, known),
    ...checkWords(guide, { shipped: shipped(guide.id) }),
    ...checkFacts(guide, factsById, today),
    ...checkClaims(guide),
    ...checkLinks(guide, knownHosts),
    ...checkPictures(guide, drawn),
    ...checkRelated(guide, known),
    ...checkApproval(guide, today),
    ...(guide.sources.length === 0 ? [finding('sources-missing', guide.id, 'sources', { what: 'The guide' })] : []),
    ...checkReading(guide),
  ];
}

function checkRelated(guide: Guide, { written, planned }: KnownGuides): Finding[] {
  return guide.related.flatMap((other, index) => {
    const place = `related.${index}`;
    if (other === guide.id) return [finding('related-itself', guide.id, place)];
    return written.has(other) || planned.has(other) ? [] : [finding('related-unknown', guide.id, place, { guide: other })];
  });
}

function checkPictures(guide: Guide, drawn: ReadonlySet<string>): Finding[] {
  return guide.steps.flatMap(({ id, picture }) => (picture === undefined || drawn.has(picture) ? [] : [finding('picture-unknown', guide.id, `steps.${id}.picture`, { picture })]));
}

/** Only a person approves, by name and on a day that has been. */
function checkApproval({ id, approval }: Guide, today: string): Finding[] {
  if (approval === null) return [];
  return [
    ...(approval.by.trim() === '' ? [finding('approval-incomplete', id, 'approval.by', { missing: 'who approved it' })] : []),
    ...(!/^\d{4}-\d{2}-\d{2}$/.test(approval.on) || approval.on > today ? [finding('approval-incomplete', id, 'approval.on', { missing: 'a day that has been' })] : []),
  ];
}
