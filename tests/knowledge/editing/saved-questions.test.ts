import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Decision } from '../../../knowledge/understanding/decision.ts';
import { rehearse } from '../../../knowledge/editing/rehearse.ts';
import saved from '../../../knowledge/editing/saved-questions.json' with { type: 'json' };
import { shippedGuides } from './shipped.ts';

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

test('every shipped guide has questions to rehearse with, and none of them was learnt or measured with before', () => {
  const guides = shippedGuides;
  expect(new Set(saved.map(({ guideId }) => guideId))).toEqual(new Set(guides.map(({ id }) => id)));
  const fixtures = join(import.meta.dirname, '../../fixtures');
  const known = new Set([
    ...guides.flatMap(({ phrases }) => Object.values(phrases).flat()),
    ...readdirSync(fixtures).filter((name) => name.endsWith('.jsonl')).flatMap((name) => readFileSync(join(fixtures, name), 'utf8').split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { text: string }).text)),
  ].map(plain));
  expect(saved.filter(({ text }) => known.has(plain(text)))).toEqual([]);
});

test('what was answered right and would be no more is lost, and the other way round', () => {
  const engine = (answers: Record<string, Partial<Decision>>) => ({ decide: (text: string): Decision => ({ kind: 'guide', language: 'da', candidates: [], ...answers[text] }) });
  const leads = (id: string): Partial<Decision> => ({ candidates: [{ id, score: 0.9 }] });
  const questions = ['a', 'b', 'c', 'd', 'e'].map((text) => ({ text, guideId: 'pas' }));
  const found = rehearse({
    now: engine({ a: leads('pas'), b: leads('kort'), c: leads('pas'), d: { kind: 'unknown' }, e: { kind: 'clarify', candidates: [{ id: 'kort', score: 0.4 }, { id: 'pas', score: 0.3 }] } }),
    then: engine({ a: leads('kort'), b: leads('pas'), c: leads('pas'), d: leads('kort'), e: leads('pas') }),
    questions, titleOf: (id) => id.toUpperCase(),
  });
  expect(found).toEqual({
    asked: 5,
    lost: [{ text: 'a', before: 'PAS', after: 'KORT', wasRight: true }],
    won: [{ text: 'b', before: 'KORT', after: 'PAS', wasRight: false }],
  });
});
