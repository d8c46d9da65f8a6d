import type { DraftGuide, DraftStep, DraftStepText, DraftText } from '../../common/guide-draft.ts';

/**
 * A guide taken apart into what can be changed on its own, by path: `meta/<field>`, `order` (the steps' ids), `step/<id>` (where a
 * step leads, its link and picture), `text/<language>/<field>`, `text/<language>/steps/<id>`, `phrases/<language>`. A part that
 * is not there has no entry.
 */
export type Parts = ReadonlyMap<string, unknown>;

const metaFields = ['category', 'address', 'live', 'only', 'services', 'related', 'facts', 'helpers', 'sources', 'owner', 'licence', 'reviewMonths'] as const;
const textFields = ['title', 'question', 'answer', 'ready', 'stuck'] as const;

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

/** The guide that these parts make; its approval is nobody's. */
export function guideOf(id: string, parts: Parts): DraftGuide {
  const meta = Object.fromEntries(metaFields.flatMap((field) => (parts.has(`meta/${field}`) ? [[field, parts.get(`meta/${field}`)]] : [])));
  const languages: Record<string, Partial<DraftText> & { steps: DraftText['steps'] }> = {};
  const phrases: DraftGuide['phrases'] = {};
  for (const [path, value] of parts) {
    const [kind, language = '', field = '', stepId] = path.split('/');
    if (kind === 'phrases') phrases[language] = value as string[];
    if (kind !== 'text') continue;
    const words = (languages[language] ??= { steps: {} });
    if (stepId === undefined) Object.assign(words, { [field]: value });
    else words.steps[stepId] = value as DraftStepText;
  }
  const steps = ((parts.get('order') ?? []) as string[]).map((stepId): DraftStep => ({ id: stepId, ...(parts.get(`step/${stepId}`) as object | undefined) }));
  return { id, ...meta, steps, languages, phrases, approval: null } as unknown as DraftGuide;
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
