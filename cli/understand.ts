import { createReadStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { Guide } from '../knowledge/guide.ts';
import type { Decision } from '../knowledge/understanding/decision.ts';
import { shippedIntents } from '../knowledge/understanding/intents.ts';
import { openUnderstanding } from '../knowledge/understanding/open.ts';
import { trainingSetOf, trainingSetOfPhrases, type TrainingSet } from '../knowledge/understanding/training-set.ts';

/*
 * npm run -s understand -- --questions FILE.jsonl [--phrases FILE.jsonl] [--explain]
 *
 * One JSON line per question on standard output, in order. Progress and
 * complaints go to standard error; a mistake in the input ends with code 2.
 */

const guideFolder = join(import.meta.dirname, '..', 'knowledge', 'guides');

/** A mistake in what was given to the command; the sentence says what to change. */
class InputError extends Error {}

const Question = z.object({ text: z.string() });
const Phrase = z.object({ text: z.string().min(1), intent: z.string().min(1), lang: z.string().optional() });

/** The file's lines, parsed and checked, one at a time; empty lines are passed over. */
async function* linesOf<T>(path: string, schema: z.ZodType<T>, form: string): AsyncGenerator<T> {
  const input = createReadStream(path, 'utf8');
  const failed = new Promise<never>((_, reject) => input.once('error', (error) => reject(new InputError(`${path} cannot be read: ${error.message}`))));
  failed.catch(() => undefined);
  await Promise.race([once(input, 'open'), failed]);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new InputError(`${path}, line ${number}: this is not JSON. Each line must look like ${form}.`);
    }
    const checked = schema.safeParse(value);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      throw new InputError(`${path}, line ${number}: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not as expected'}. Each line must look like ${form}.`);
    }
    yield checked.data;
  }
}

async function guides(): Promise<Guide[]> {
  const names = (await readdir(guideFolder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => {
    const path = join(guideFolder, name);
    const checked = Guide.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (!checked.success) throw new InputError(`${path} is not a guide: ${z.prettifyError(checked.error)}`);
    return checked.data;
  }));
}

async function trainingSet(phrases: string | undefined): Promise<TrainingSet> {
  if (phrases === undefined) return trainingSetOf(await guides(), await shippedIntents());
  const list: z.infer<typeof Phrase>[] = [];
  for await (const phrase of linesOf(phrases, Phrase, '{"text": "…", "intent": "…", "lang": "da"}')) list.push(phrase);
  if (list.length === 0) throw new InputError(`${phrases} holds no phrases. Give at least one line.`);
  return trainingSetOfPhrases(list);
}

function answer(text: string, { kind, topic, candidates }: Decision): object {
  return topic === undefined ? { text, decision: kind, candidates } : { text, decision: kind, topic, candidates };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { questions: { type: 'string' }, phrases: { type: 'string' }, explain: { type: 'boolean', default: false } } });
  if (values.questions === undefined) throw new InputError('Say which questions: npm run -s understand -- --questions FILE.jsonl');
  const set = await trainingSet(values.phrases);
  const engine = await openUnderstanding({ trainingSet: set, cacheFolder: join(readConfig(process.env).dataDir, 'understanding') });
  let count = 0;
  let told = Date.now();
  for await (const { text } of linesOf(values.questions, Question, '{"text": "…"}')) {
    const line = values.explain ? { ...answer(text, engine.decide(text)), why: engine.explain(text) } : answer(text, engine.decide(text));
    if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
    count++;
    if (count % 256 === 0 && Date.now() - told > 2000) {
      told = Date.now();
      process.stderr.write(`${count} questions answered …\n`);
    }
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
try {
  await main();
} catch (error) {
  const mistake = error instanceof InputError || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(mistake ? `${(error as Error).message}\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = mistake ? 2 : 1;
}
