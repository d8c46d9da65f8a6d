import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Guide } from '../../../knowledge/guide.ts';
import type { Decision, Understanding } from '../../../knowledge/understanding/decision.ts';

/*
 * Measures an engine on the development questions, of which only those count
 * whose guides exist: node tests/knowledge/understanding/measure.ts
 */

export interface Question {
  text: string;
  expect: string[];
  kind: 'guide' | 'oos' | 'handoff' | 'smalltalk' | 'ambiguous';
  lang: string;
  style: string;
}

const root = join(import.meta.dirname, '..', '..', '..');

export async function developmentQuestions(): Promise<Question[]> {
  const lines = (await readFile(join(root, 'tests', 'fixtures', 'questions-dev.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Question);
}

export async function shippedGuides(): Promise<Guide[]> {
  const folder = join(root, 'knowledge', 'guides');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => Guide.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
}

export type Figures = Record<string, { share: number; of: number }>;

/** Shares of the questions, by what should have happened to them. */
export function measure(engine: Understanding, questions: readonly Question[], guides: ReadonlySet<string>): Figures {
  const answered = questions.map((question) => ({ question, decision: engine.decide(question.text) }));
  const real = answered.filter(({ question: { kind, expect } }) => kind === 'guide' && expect.every((id) => guides.has(id)));
  const missing = answered.filter(({ question: { kind, expect } }) => kind === 'guide' && !expect.some((id) => guides.has(id)));
  const ambiguous = answered.filter(({ question: { kind, expect } }) => kind === 'ambiguous' && expect.every((id) => guides.has(id)));
  const of = (kind: Question['kind']): typeof answered => answered.filter(({ question }) => question.kind === kind);
  const right = (decision: Decision, expect: string[], among: number): boolean => decision.candidates.slice(0, among).some(({ id }) => expect.includes(id));
  type Answered = (typeof answered)[number];
  const share = (list: Answered[], test: (item: Answered) => boolean): Figures[string] => ({ share: list.length === 0 ? NaN : list.filter(test).length / list.length, of: list.length });
  const is = (...kinds: Decision['kind'][]) => ({ decision }: Answered): boolean => kinds.includes(decision.kind);
  return {
    'best candidate right': share(real, ({ question, decision }) => right(decision, question.expect, 1)),
    'among the first three': share(real, ({ question, decision }) => right(decision, question.expect, 3)),
    'answered and right': share(real, (x) => is('guide')(x) && right(x.decision, x.question.expect, 1)),
    'answered and wrong': share(real, (x) => is('guide')(x) && !right(x.decision, x.question.expect, 1)),
    'asked back': share(real, is('clarify')),
    'asked back, right one offered': share(real.filter(is('clarify')), (x) => right(x.decision, x.question.expect, 3)),
    'refused (unknown)': share(real, is('unknown')),
    'taken for small talk or referral': share(real, is('smalltalk', 'referral')),
    'handed off unasked': share(real, is('handoff')),
    'outside: recognised': share(of('oos'), is('unknown', 'referral')),
    'outside: asked back': share(of('oos'), is('clarify')),
    'guide missing: unknown or asked': share(missing, is('unknown', 'clarify', 'referral')),
    'ambiguous: asked': share(ambiguous, is('clarify')),
    'ambiguous: asked with two right': share(ambiguous, (x) => is('clarify')(x) && x.decision.candidates.slice(0, 3).filter(({ id }) => x.question.expect.includes(id)).length > 1),
    'person wished: found': share(of('handoff'), is('handoff')),
    'small talk: found': share(of('smalltalk'), is('smalltalk')),
  };
}

if (import.meta.main) {
  const { openUnderstanding } = await import('../../../knowledge/understanding/open.ts');
  const { shippedIntents } = await import('../../../knowledge/understanding/intents.ts');
  const { trainingSetOf } = await import('../../../knowledge/understanding/training-set.ts');
  const guides = await shippedGuides();
  const started = performance.now();
  const engine = await openUnderstanding({ trainingSet: trainingSetOf(guides, await shippedIntents()), cacheFolder: join(process.env['DATA_DIR'] ?? join(root, 'data'), 'understanding') });
  process.stdout.write(`${guides.length} guides, open in ${Math.round(performance.now() - started)} ms\n`);
  for (const [name, { share, of }] of Object.entries(measure(engine, await developmentQuestions(), new Set(guides.map(({ id }) => id))))) {
    process.stdout.write(`${name.padEnd(34)} ${(share * 100).toFixed(1).padStart(6)} %  of ${of}\n`);
  }
}
