import { describe, expect, test } from '@jest/globals';
import { engineOf } from '../../../knowledge/understanding/engine.ts';
import { readModel, writeModel } from '../../../knowledge/understanding/model-file.ts';
import { train } from '../../../knowledge/understanding/train.ts';
import { trainingSetOfPhrases } from '../../../knowledge/understanding/training-set.ts';
import { smallSet } from './small-set.ts';

const file = writeModel(train(smallSet));
const engine = engineOf(readModel(file.buffer));
const best = (text: string): string | undefined => engine.decide(text).candidates[0]?.id;

describe('training', () => {
  test('the same phrases give the same bytes', () => {
    expect(Buffer.compare(Buffer.from(writeModel(train(smallSet))), Buffer.from(file))).toBe(0);
  });

  test('a model read from its file decides as the trained one', () => {
    const trained = engineOf(train(smallSet));
    for (const { text } of smallSet.phrases) expect(engine.decide(text)).toEqual(trained.decide(text));
  });

  test('a file that is not a model is refused', () => {
    expect(() => readModel(new Uint8Array(64).buffer)).toThrow();
  });

  test('one phrase, one intent, or none at all do no harm', () => {
    const one = engineOf(train(trainingSetOfPhrases([{ text: 'hej', intent: 'greet' }])));
    expect(one.decide('hej').candidates[0]?.id).toBe('greet');
    expect(one.decide('').kind).toBe('unknown');
    const none = engineOf(train({ labels: [], phrases: [], documents: [], concepts: {} }));
    expect(none.decide('hej')).toEqual({ kind: 'unknown', language: 'da', candidates: [] });
  });
});

describe('decisions', () => {
  test('other words for the same', () => {
    expect(best('sundhedskortet blev væk')).toBe('kort');
    expect(best('anden læge')).toBe('læge');
    expect(best('kan ikke huske pinkoden')).toBe('kode');
    expect(best('I have a new address')).toBe('flytning');
  });

  test.each(['læge skifte', 'laege skifte', 'LAEGE SKIFTE', 'lage skifte', 'läge skifte'])('written forms: %s', (text) => expect(best(text)).toBe('læge'));

  test('misspelled and parted words', () => {
    expect(best('sundheskort')).toBe('kort');
    expect(best('pin kode')).toBe('kode');
    expect(best('melde flydning')).toBe('flytning');
  });

  test('words of a guide that stand in its text alone', () => expect(best('gebyr praksis')).toBe('læge'));

  test('what an editor has taught word for word is answered, whatever it resembles', () => {
    const odd = 'skifte læge flytte pinkode flagermus';
    const taught = engineOf(train({ ...smallSet, phrases: [...smallSet.phrases, { text: odd, labels: ['kort'] }] }));
    expect(engine.decide(odd).candidates[0]?.id).not.toBe('kort');
    const decision = taught.decide('Skifte læge, flytte pinkode flagermus!');
    expect([decision.kind, decision.candidates[0]?.id]).toEqual(['guide', 'kort']);
    expect(taught.decide(odd, (id) => id !== 'kort').candidates.map(({ id }) => id)).not.toContain('kort');
  });

  test('a guide that is not there is as if it had never been: the next one is answered where it fits, and nothing where none does', () => {
    const but = (id: string) => (guide: string): boolean => guide !== id;
    for (const { text } of smallSet.phrases) expect(engine.decide(text, () => true)).toEqual(engine.decide(text));
    const { kind, candidates } = engine.decide('jeg har glemt min kode', but('kode'));
    expect(kind).not.toBe('guide');
    expect(candidates.map(({ id }) => id)).not.toContain('kode');
    expect(engine.decide('jeg vil skifte læge fordi jeg er flyttet til ny adresse', but('læge')).candidates[0]?.id).toBe('flytning');
    const without = engine.decide('jeg har glemt min kode', () => false);
    expect(without.candidates).toEqual([]);
    expect(['guide', 'clarify']).not.toContain(without.kind);
    expect(engine.explain('jeg har glemt min kode', but('kode')).label).not.toBe('kode');
  });

  test('probabilities fall, and sum to at most one', () => {
    for (const { text } of smallSet.phrases) {
      const { candidates } = engine.decide(text);
      const scores = candidates.map(({ score }) => score);
      expect(candidates.length).toBeLessThanOrEqual(5);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.001);
    }
  });

  test('each message is judged by itself', () => {
    const first = engine.decide('ny læge');
    engine.decide('hello, I lost my card');
    expect(engine.decide('ny læge')).toEqual(first);
    expect(engine.decide('I lost my health card').language).toBe('en');
  });

  test('odd input is answered', () => {
    for (const text of ['', ' ', '\u0000', '😀😀😀', '?'.repeat(5000), 'a'.repeat(20_000), '\ud800', '{"json": true}', 'مرحبا', '١٢٣']) {
      expect(engine.decide(text)).toMatchObject({ kind: expect.any(String), candidates: expect.any(Array) });
    }
  });
});

describe('explaining', () => {
  test('says which words and phrases led there', () => {
    const { label, words, phrases, decision } = engine.explain('jeg har glemt min pinkode');
    expect(decision).toEqual(engine.decide('jeg har glemt min pinkode'));
    expect(label).toBe('kode');
    const weights = new Map(words.map(({ word, weight }) => [word, weight]));
    expect(Math.max(...weights.values())).toBe(weights.get('pinkode'));
    expect(weights.get('glemt')).toBeGreaterThan(0);
    expect(phrases[0]?.text).toContain('glemt');
    expect(phrases[0]?.likeness).toBeGreaterThan(0.3);
  });

  test('shows what a misspelled word was read as', () => {
    expect(engine.explain('flydning').words[0]).toMatchObject({ word: 'flydning', readAs: 'flytning' });
  });
});
