import type { Guide } from '../guide.ts';
import type { ConceptWords } from './concepts.ts';
import type { Decision } from './decision.ts';
import type { Intents } from './intents.ts';

/** Something that a message can mean: a guide, a wish for a person, a small talk, a referral, or none of it. */
export interface Label {
  id: string;
  kind: Exclude<Decision['kind'], 'clarify'>;
  topic?: string;
}

/** What the engine learns from; the same set gives the same engine. */
export interface TrainingSet {
  labels: Label[];
  /** A phrase with several labels is one that people use for each of them. */
  phrases: { text: string; labels: string[] }[];
  /** Running text about a label, for retrieval. */
  documents: { text: string; label: string }[];
  /** Words that mean the same. */
  concepts: ConceptWords;
}

/**
 * The set for the citizens' chat: phrases, titles and texts of the guides, and
 * the intents besides them.
 */
export function trainingSetOf(guides: readonly Guide[], intents: Intents): TrainingSet {
  const ids = new Set(guides.map(({ id }) => id));
  const set: TrainingSet = { labels: guides.map(({ id }) => ({ id, kind: 'guide' })), phrases: [], documents: [], concepts: intents.concepts };
  for (const guide of guides) {
    for (const list of Object.values(guide.phrases)) for (const text of list) set.phrases.push({ text, labels: [guide.id] });
    for (const { title, question, answer, ready, steps, stuck } of Object.values(guide.languages)) {
      set.phrases.push({ text: title, labels: [guide.id] }, { text: question, labels: [guide.id] });
      const lines = Object.values(steps).flatMap(({ text, tip }) => [text, tip ?? '']);
      set.documents.push({ text: [title, question, answer, ...ready, ...lines, ...stuck].join(' '), label: guide.id });
    }
  }
  for (const { intent, phrases } of intents.intents) {
    if (!set.labels.some(({ id }) => id === intent)) set.labels.push(labelOf(intent));
    for (const list of Object.values(phrases)) for (const text of list) set.phrases.push({ text, labels: [intent] });
  }
  for (const { text, guides: meant } of intents.ambiguous) {
    const labels = meant.filter((id) => ids.has(id));
    if (labels.length > 1) set.phrases.push({ text, labels });
  }
  return distinct(set);
}

/** The set of any other phrases; intents named `unknown`, `oos` or `out_of_scope` are what lies outside. */
export function trainingSetOfPhrases(phrases: readonly { text: string; intent: string }[]): TrainingSet {
  const outside = new Set(['unknown', 'oos', 'out_of_scope']);
  const ids = [...new Set(phrases.map(({ intent }) => intent))].sort();
  return distinct({
    labels: ids.map((id) => ({ id, kind: outside.has(id) ? 'unknown' : 'guide' })),
    phrases: phrases.map(({ text, intent }) => ({ text, labels: [intent] })),
    documents: [],
    concepts: {},
  });
}

function labelOf(intent: string): Label {
  const [kind, topic] = intent.split(':') as [Label['kind'], string | undefined];
  return topic === undefined ? { id: intent, kind } : { id: intent, kind, topic };
}

/** The same sentence under two labels becomes one phrase with both. */
function distinct(set: TrainingSet): TrainingSet {
  const byText = new Map<string, TrainingSet['phrases'][number]>();
  for (const { text, labels } of set.phrases) {
    const found = byText.get(text);
    if (!found) byText.set(text, { text, labels: [...labels] });
    else for (const label of labels) if (!found.labels.includes(label)) found.labels.push(label);
  }
  return { ...set, phrases: [...byText.values()] };
}
