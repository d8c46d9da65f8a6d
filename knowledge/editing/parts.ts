import type { DraftGuide, DraftStep, DraftStepText, DraftText } from '../../common/guide-draft.ts';

/**
 * A guide taken apart into what can be changed on its own, by path: `meta/<field>`, `order` (the steps' ids), `step/<id>` (where a
 * step leads, its link and picture), `text/<language>/<field>`, `text/<language>/steps/<id>`, `phrases/<language>`. A part that
 * is not there has no entry.
 */
export type Parts = ReadonlyMap<string, unknown>;

const metaFields = ['category', 'address', 'live', 'only', 'services', 'related', 'facts', 'helpers', 'sources', 'owner', 'licence', 'reviewMonths'] as const;
const textFields = ['title', 'question', 'answer', 'ready', 'stuck'] as const;

/** Where two steps have the same id, which the check refuses, the last one counts. */
export function partsOf(guide: DraftGuide): Map<string, unknown> {
  const parts = new Map<string, unknown>();
  const put = (path: string, value: unknown): void => { if (value !== undefined) parts.set(path, value); };
  for (const field of metaFields) put(`meta/${field}`, guide[field]);
  parts.set('order', guide.steps.map(({ id }) => id));
  for (const { id, ...step } of guide.steps) parts.set(`step/${id}`, step);
  for (const [language, words] of Object.entries(guide.languages)) {
    for (const field of textFields) put(`text/${language}/${field}`, words[field]);
    for (const [id, step] of Object.entries(words.steps)) parts.set(`text/${language}/steps/${id}`, step);
  }
  for (const [language, phrases] of Object.entries(guide.phrases)) parts.set(`phrases/${language}`, phrases);
  return parts;
}

/** The guide that these parts make, its fields in the order of the shipped files; its approval is nobody's. */
export function guideOf(id: string, parts: Parts): DraftGuide {
  const languages = new Map<string, { fields: Map<string, unknown>; steps: Map<string, DraftStepText> }>();
  const phrases: [string, string[]][] = [];
  for (const [path, value] of parts) {
    const language = languageOf(path);
    if (path.startsWith('phrases/')) phrases.push([path.slice('phrases/'.length), value as string[]]);
    if (language === undefined) continue;
    const words = languages.get(language) ?? { fields: new Map(), steps: new Map() };
    languages.set(language, words);
    const stepId = stepOf(path);
    if (stepId === undefined) words.fields.set(path.slice(`text/${language}/`.length), value);
    else words.steps.set(stepId, value as DraftStepText);
  }
  const texts = [...languages].map(([language, { fields, steps }]): [string, DraftText] => {
    const { title, question, answer, ready, stuck } = Object.fromEntries(fields) as DraftText;
    return [language, { title, question, answer, ready, steps: Object.fromEntries(steps), stuck }];
  });
  const steps = orderOf(parts).map((stepId): DraftStep => ({ id: stepId, ...(parts.get(`step/${stepId}`) as object | undefined) }));
  const { sources, owner, licence, reviewMonths, ...meta } = Object.fromEntries(metaFields.flatMap((field) => (parts.has(`meta/${field}`) ? [[field, parts.get(`meta/${field}`)]] : []))) as Pick<DraftGuide, (typeof metaFields)[number]>;
  return { id, ...meta, steps, languages: Object.fromEntries(texts), phrases: Object.fromEntries(phrases), sources, owner, licence, approval: null, reviewMonths };
}

export const orderOf = (parts: Parts): string[] => (parts.get('order') ?? []) as string[];

/** The step that a part is about: its way, or its words in a language. */
export function stepOf(path: string): string | undefined {
  return /^(?:step|text\/[^/]+\/steps)\/(.*)$/s.exec(path)?.[1];
}

/** The language whose words a part holds. */
export function languageOf(path: string): string | undefined {
  return /^text\/([^/]+)\//.exec(path)?.[1];
}

/** Whether two parts say the same, whatever the order of their fields. */
export function isSamePart(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((each, at) => isSamePart(each, other[at]));
  const [mine, theirs] = [fieldsOf(one), fieldsOf(other)];
  return mine.length === theirs.length && mine.every(([name, value]) => isSamePart(value, (other as Record<string, unknown>)[name]));
}

const fieldsOf = (value: object): [string, unknown][] => Object.entries(value).filter(([, each]) => each !== undefined);
