import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleSituations } from '../../../dialogs/flow-samples.ts';
import { respond } from '../../../dialogs/respond.ts';
import { newState } from '../../../dialogs/state.ts';
import type { Understanding } from '../../../knowledge/understanding/decision.ts';
import { engineOf } from '../../../knowledge/understanding/engine.ts';
import { shippedIntents } from '../../../knowledge/understanding/intents.ts';
import { openUnderstanding } from '../../../knowledge/understanding/open.ts';
import { train } from '../../../knowledge/understanding/train.ts';
import { trainingSetOf } from '../../../knowledge/understanding/training-set.ts';
import { testLibrary } from '../../support/library.ts';
import { developmentQuestions, measure, shippedGuides, type Figures, type Question } from './measure.ts';

/*
 * Floors under what the shipped guides and intents reach, a little below the
 * figures that measure.ts prints: they stop a change that makes it worse.
 */

const guides = await shippedGuides();
const trainingSet = trainingSetOf(guides, await shippedIntents());
let folder: string;
let engine: Understanding;
let questions: Question[];
let figures: Figures;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understanding-'));
  engine = await openUnderstanding({ trainingSet, cacheFolder: folder });
  questions = await developmentQuestions();
  figures = measure(engine, questions, new Set(guides.map(({ id }) => id)));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['best candidate right', 0.86],
  ['among the first three', 0.95],
  ['outside: recognised', 0.78],
  ['person wished: found', 0.9],
  ['small talk: found', 0.9],
])('%s: at least %f', (name, floor) => {
  const { share, of } = figures[name]!;
  if (of > 0) expect(share).toBeGreaterThanOrEqual(floor);
});

test.each([
  ['answered and wrong', 0.07],
  ['handed off unasked', 0.03],
  ['refused (unknown)', 0.06],
])('%s: at most %f', (name, ceiling) => expect(figures[name]!.share).toBeLessThanOrEqual(ceiling));

describe('danger', () => {
  const urgent = new Set(['emergency', 'despair', 'abuse']);
  const labels = new Set(trainingSet.labels.filter(({ kind, topic }) => kind === 'referral' && urgent.has(topic ?? '')).map(({ id }) => id));
  const held = trainingSet.phrases.filter(({ labels: own }, n) => labels.has(own[0]!) && n % 4 === 0);
  const kept = new Set(held);

  test('is found in words the engine never heard, and not where there is none', () => {
    const other = engineOf(train({ ...trainingSet, phrases: trainingSet.phrases.filter((phrase) => !kept.has(phrase)) }));
    const missed = held.filter(({ text }) => !urgent.has(other.decide(text).topic ?? ''));
    // A quarter of the phrases is kept from the engine, and many of them hint at the danger without naming it.
    expect(missed.length / held.length).toBeLessThanOrEqual(0.09);
    const alarmed = questions.filter(({ text, kind }) => kind === 'guide' && urgent.has(other.decide(text).topic ?? ''));
    expect(alarmed.length / questions.length).toBeLessThanOrEqual(0.02);
  });
});

describe('on messages that were kept from the phrases', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../fixtures/danger-held-out.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { text: string; expect: string; part: 'steering' | 'counted' });
  const counted = (kind: string): string[] => lines.filter(({ part, expect: meant }) => part === 'counted' && meant === kind).map(({ text }) => text);
  const share = (texts: readonly string[], test: (text: string) => boolean): number => texts.filter(test).length / texts.length;
  const alarms = (text: string): boolean => ['emergency', 'despair', 'abuse'].includes(engine.decide(text).topic ?? '');

  test('danger is found', () => {
    expect(share([...counted('emergency'), ...counted('despair'), ...counted('abuse')], alarms)).toBeGreaterThanOrEqual(0.93);
    expect(share(counted('ordinary'), alarms)).toBeLessThanOrEqual(0.2);
  });

  test('a scam is met with how to block MitID and whom to ring, in the first answer', () => {
    const [situation] = sampleSituations(guides, testLibrary('testby'));
    if (situation === undefined) throw new Error('There is no situation.');
    const told = (text: string): boolean => {
      const said = respond(newState('da'), { kind: 'text', text, decision: engine.decide(text), masked: [] }, situation).replies.map((reply) => reply.text).join('\n');
      return /Spær dit MitID|Block your MitID/.test(said) || alarms(text);
    };
    expect(share(counted('mitid-abuse'), told)).toBeGreaterThanOrEqual(0.75);
    expect(share(counted('ordinary').filter((text) => !alarms(text)), told)).toBeLessThanOrEqual(0.1);
  });
});

/** jest runs modules two to three times slower than Node does; measure outside it (0.3 ms, 150 ms). */
test('most questions are decided within a millisecond, and a kept model opens within 400 ms', async () => {
  for (const { text } of questions) engine.decide(text);
  const times = questions.map(({ text }) => {
    const started = performance.now();
    engine.decide(text);
    return performance.now() - started;
  }).sort((a, b) => a - b);
  expect(times[times.length >> 1]).toBeLessThan(1);
  const openings: number[] = [];
  for (let n = 0; n < 3; n++) {
    const started = performance.now();
    await openUnderstanding({ trainingSet, cacheFolder: folder });
    openings.push(performance.now() - started);
  }
  expect(Math.min(...openings)).toBeLessThan(400);
});
