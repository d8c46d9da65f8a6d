import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engineOf } from '../../knowledge/understanding/engine.ts';
import { shippedIntents } from '../../knowledge/understanding/intents.ts';
import { train } from '../../knowledge/understanding/train.ts';
import { trainingSetOf, type TrainingSet } from '../../knowledge/understanding/training-set.ts';
import { developmentQuestions, shippedGuides, type Question } from '../../tests/knowledge/understanding/measure.ts';
import { bestLabel, type Answer } from './engine.ts';
import { grown } from './growth.ts';
import { interval, pairedBootstrap, quantile, shareOf, type Share } from './statistics.ts';
import { engineNames, type Task, type Trial } from './trial.ts';

const folder = import.meta.dirname;
const ours = 'selvhjulpen';

/**
 * `npm run bench -- understanding [--folds N] [--growth 90,900,9000] [--engines a,b]`: the engine beside its peers,
 * all trained on the same phrases: on the development questions, by cross-validation over the
 * phrases, and with ever more guides. Prints tables and every miss, and writes `result.json`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { folds: { type: 'string', default: '5' }, growth: { type: 'string', default: '90,900' }, engines: { type: 'string', default: engineNames.join(',') } } });
  const names = values.engines.split(',');
  const guides = await shippedGuides();
  const set = trainingSetOf(guides, await shippedIntents());
  const written = new Set(guides.map(({ id }) => id));
  const questions = (await developmentQuestions()).filter(({ expect }) => expect.every((id) => written.has(id)));
  say(`${guides.length} guides, ${set.phrases.length} phrases, ${questions.length} questions\n\n`);

  const trials = new Map<string, Trial>();
  for (const name of names) trials.set(name, await trial({ engine: name, set, questions }));
  const development = [...trials].map(([name, found]) => ({ engine: name, ...figures(questions, found.answers, name === ours), ...cost(found) }));
  print('On the development questions', development.map(({ engine, shares, ...rest }) => ({ engine, ...inWords(shares), ...rest })));
  const ahead = compared(questions, trials);
  print('Best candidate right: ours minus theirs, 95 % interval of the paired bootstrap', ahead);

  const folds = Number(values.folds);
  const crossed = folds < 2 ? [] : await crossValidated(names, set, folds);
  if (folds >= 2) print(`Cross-validation over the guides’ phrases, ${folds} folds`, crossed.map(({ engine, shares }) => ({ engine, ...inWords(shares) })));

  const growth = [];
  for (const size of values.growth.split(',').filter((each) => each !== '').map(Number)) {
    const larger = grown(set, size);
    const { times, trainingMs, memoryMb } = await trial({ engine: ours, set: larger, questions });
    growth.push({ guides: size, phrases: larger.phrases.length, ...cost({ times, trainingMs, memoryMb, answers: [] }) });
    print('With more guides', growth);
  }

  const missed = misses(questions, trials.get(ours)?.answers ?? [], set);
  say(`Every miss (${missed.length})\n${missed.map((line) => `  ${line}\n`).join('')}\n`);
  writeFileSync(join(folder, 'result.json'), `${JSON.stringify({ on: new Date().toISOString().slice(0, 10), guides: guides.length, phrases: set.phrases.length, development, ahead, crossed, growth, missed }, null, 2)}\n`);
}

const say = (text: string): void => void process.stdout.write(text);

function trial(task: Task): Promise<Trial> {
  process.stderr.write(`${task.engine}: ${task.set.phrases.length} phrases, ${task.questions.length} questions …\n`);
  return new Promise((resolve, reject) => {
    const child = fork(join(folder, 'trial.ts'), [], { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-old-space-size=6000'] });
    child.once('message', (found) => resolve(found as Trial));
    child.once('exit', (code) => reject(new Error(`${task.engine} ended with ${code}.`)));
    child.send(task);
  });
}

/** A guide question's ranking: the other labels an engine knows are not among what a citizen can be shown. */
const guidesIn = ({ ranking }: Answer): string[] => ranking.map(({ id }) => id).filter((id) => !/^(handoff|unknown|referral:.*|smalltalk:.*)$/.test(id));
/** Engines that only rank show their best label, whatever it is; ours ranks guides besides its decision. */
const topOf = (answer: Answer, decides: boolean): string[] => (decides ? guidesIn(answer) : answer.ranking.map(({ id }) => id));

function figures(questions: readonly Question[], answers: readonly Answer[], decides: boolean): { shares: Record<string, Share> } {
  const asked = questions.map((question, n) => ({ question, answer: answers[n] ?? bestLabel([]), top: topOf(answers[n] ?? bestLabel([]), decides) }));
  const of = (kind: Question['kind']): typeof asked => asked.filter(({ question }) => question.kind === kind);
  const real = of('guide');
  return {
    shares: {
      'top-1': shareOf(real, ({ question, top }) => question.expect.includes(top[0] ?? '')),
      'top-3': shareOf(real, ({ question, top }) => top.slice(0, 3).some((id) => question.expect.includes(id))),
      'answered right': shareOf(real, ({ question, answer, top }) => answer.decision === 'guide' && question.expect.includes(top[0] ?? '')),
      'answered wrong': shareOf(real, ({ question, answer, top }) => answer.decision === 'guide' && !question.expect.includes(top[0] ?? '')),
      'asked back': shareOf(real, ({ answer }) => answer.decision === 'clarify'),
      'wrongly refused': shareOf(real, ({ answer }) => answer.decision === 'unknown' || answer.decision === 'referral'),
      'unknown found': shareOf(of('oos'), ({ answer }) => answer.decision === 'unknown' || answer.decision === 'referral'),
      'ambiguous clarified': shareOf(of('ambiguous'), ({ question, answer, top }) => answer.decision === 'clarify' && top.slice(0, 3).filter((id) => question.expect.includes(id)).length > 1),
      'person found': shareOf(of('handoff'), ({ answer }) => answer.decision === 'handoff'),
    },
  };
}

const cost = ({ times, trainingMs, memoryMb }: Trial): Record<string, string> => ({
  'ms p50': quantile(times, 0.5).toFixed(2), 'ms p95': quantile(times, 0.95).toFixed(2), 'training s': (trainingMs / 1000).toFixed(1), 'memory MB': memoryMb.toFixed(0),
});

function inWords(shares: Record<string, Share>): Record<string, string> {
  const percent = (share: number): string => (share * 100).toFixed(1);
  return Object.fromEntries(Object.entries(shares).map(([name, share]) => {
    const [low, high] = interval(share);
    return [name, share.of === 0 ? '-' : `${percent(share.hits / share.of)} (${percent(low)}-${percent(high)})`];
  }));
}

function compared(questions: readonly Question[], trials: ReadonlyMap<string, Trial>): { engine: string; low: string; high: string }[] {
  const rightOf = (name: string): boolean[] => questions.flatMap(({ kind, expect }, n) => (kind === 'guide' ? [expect.includes(topOf(trials.get(name)?.answers[n] ?? bestLabel([]), name === ours)[0] ?? '')] : []));
  const mine = rightOf(ours);
  return [...trials.keys()].filter((name) => name !== ours).map((engine) => {
    const [low, high] = pairedBootstrap(mine, rightOf(engine));
    return { engine, low: (low * 100).toFixed(1), high: (high * 100).toFixed(1) };
  });
}

/** Every guide phrase is asked of engines that were trained without its fold. */
async function crossValidated(names: readonly string[], set: TrainingSet, folds: number): Promise<{ engine: string; shares: Record<string, Share> }[]> {
  const guides = new Set(set.labels.filter(({ kind }) => kind === 'guide').map(({ id }) => id));
  const found = [];
  for (const engine of names) {
    const rights: { first: boolean; third: boolean }[] = [];
    for (let fold = 0; fold < folds; fold += 1) {
      const held = set.phrases.filter(({ labels }, n) => n % folds === fold && labels.every((label) => guides.has(label)));
      const without = new Set(held);
      const { answers } = await trial({ engine, set: { ...set, phrases: set.phrases.filter((phrase) => !without.has(phrase)) }, questions: held.map(({ text }) => ({ text, lang: 'da' })) });
      for (const [n, { labels }] of held.entries()) {
        const top = topOf(answers[n] ?? bestLabel([]), engine === ours);
        rights.push({ first: labels.includes(top[0] ?? ''), third: top.slice(0, 3).some((id) => labels.includes(id)) });
      }
    }
    found.push({ engine, shares: { 'top-1': shareOf(rights, ({ first }) => first), 'top-3': shareOf(rights, ({ third }) => third) } });
  }
  return found;
}

/** What went wrong, what was made of it, and the words that led there. */
function misses(questions: readonly Question[], answers: readonly Answer[], set: TrainingSet): string[] {
  const engine = engineOf(train(set));
  const wanted: Record<Question['kind'], (decision: string) => boolean> = {
    guide: (decision) => decision === 'guide', ambiguous: (decision) => decision === 'clarify', handoff: (decision) => decision === 'handoff', smalltalk: (decision) => decision === 'smalltalk', oos: (decision) => decision === 'unknown' || decision === 'referral',
  };
  return questions.flatMap(({ text, kind, expect }, n) => {
    const { decision, ranking } = answers[n] ?? bestLabel([]);
    const right = wanted[kind](decision) && (kind !== 'guide' || expect.includes(ranking[0]?.id ?? ''));
    if (right) return [];
    const top = ranking.slice(0, 3).map(({ id, score }) => `${id} ${score.toFixed(2)}`).join(', ');
    const { words } = engine.explain(text);
    return [`${kind} ${expect.join('/')} | ${text} | ${decision}: ${top} | ${words.slice(0, 5).map(({ word }) => word).join(' ')}`];
  });
}

function print(title: string, rows: object[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => String((row as Record<string, unknown>)[column] ?? '-')))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  say(`${title}\n${cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`).join('')}\n`);
}
