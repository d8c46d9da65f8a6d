import type { Fact } from '../../../knowledge/fact.ts';
import type { Guide, GuideText } from '../../../knowledge/guide.ts';
import { checkGuides } from '../../../knowledge/editing/check.ts';
import type { Finding } from '../../../knowledge/editing/rules.ts';

export const exampleFact = (more: Partial<Fact> = {}): Fact => ({
  id: 'card-price', kind: 'price', value: '50 kr.', da: 'Kortet koster 50 kr.', en: 'The card costs DKK 50.', sources: [{ url: 'https://www.borger.dk', age: '2026' }],
  status: 'confirmed-by-two-sources', conflict: null, checkedOn: '2026-06-01', confirmation: null, reviewMonths: 6, ...more,
});

const words = (step: string, label: string): GuideText => ({
  title: 'Kort', question: 'Kort?', answer: 'Kort. {fact:card-price}', ready: [], stuck: ['Vent.'],
  steps: { one: { text: step, choices: { yes: label, no: label } }, two: { text: step }, three: { text: step } },
});

const twentyPhrases = (id: string): string[] => Array.from({ length: 20 }, (_, index) => `${id} sætning${index}`);

/** A guide in which the check finds nothing: one → two → three → done, with a way from one to a person. */
export function exampleGuide(more: Partial<Guide> = {}): Guide {
  const id = more.id ?? 'kort';
  return {
    id, category: 'kontakt', address: 'https://www.borger.dk/kort', services: [], related: [], facts: ['card-price'], helpers: [{ who: 'library', da: 'Vi kan vise vej.', en: 'We can show the way.' }],
    steps: [{ id: 'one', choices: [{ id: 'yes', to: 'two' }, { id: 'no', to: 'person' }] }, { id: 'two' }, { id: 'three' }],
    languages: { da: words('Gør det.', 'Ja'), en: words('Do it.', 'Yes') },
    phrases: { da: twentyPhrases(id), en: [`${id} phrase`] },
    sources: [{ url: 'https://www.borger.dk', age: '2026' }], owner: 'test', licence: 'CC-BY-4.0', approval: null, reviewMonths: 6, ...more,
  };
}

/** The example guide with its Danish words changed. */
export function withDanish(more: Partial<GuideText>): Guide {
  const guide = exampleGuide();
  return { ...guide, languages: { ...guide.languages, da: { ...words('Gør det.', 'Ja'), ...more } } };
}

/** The example guide with the first step's Danish text changed; its facts are those the text names. */
export function saying(text: string): Guide {
  const guide = withDanish({});
  const da = guide.languages['da'];
  if (da === undefined) throw new Error('no Danish');
  return { ...guide, languages: { ...guide.languages, da: { ...da, steps: { ...da.steps, two: { text } } } } };
}

export interface Around {
  facts?: Fact[];
  today?: string;
  shipped?: boolean;
}

export function check(guides: Guide | Guide[], { facts = [exampleFact()], today = '2026-07-01', shipped = true }: Around = {}): Finding[] {
  return checkGuides([guides].flat(), { facts, hosts: ['borger.dk', 'mitid.dk'], catalogue: ['kort', 'planned'], pictures: ['card.svg'], shipped: () => shipped, today });
}

/** What the check finds, as "rule place". */
export const found = (guides: Guide | Guide[], around?: Around): string[] => check(guides, around).map(({ rule, place }) => `${rule} ${place}`);
