import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallSet } from './small-set.ts';

const root = join(import.meta.dirname, '..', '..', '..');
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'understand-')); });
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

function understand(...args: string[]): { status: number | null; lines: Record<string, unknown>[]; complaint: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cli', 'understand.ts'), ...args], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: join(folder, 'data') } });
  return { status, lines: stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>), complaint: stderr };
}

const phrases = (): string => file('phrases.jsonl', smallSet.phrases.map(({ text, labels }) => ({ text, intent: labels[0], lang: 'da' })));

test('answers a line per question, in order, with intents as candidates', () => {
  const questions = Array.from({ length: 3000 }, (_, n) => ({ text: n % 2 === 0 ? `ny læge ${n}` : `glemt pinkode ${n}` }));
  const { status, lines } = understand('--questions', file('many.jsonl', questions), '--phrases', phrases());
  expect(status).toBe(0);
  expect(lines.map(({ text }) => text)).toEqual(questions.map(({ text }) => text));
  for (const [n, line] of lines.entries()) {
    expect(Object.keys(line)).toEqual(['text', 'decision', 'candidates']);
    expect((line['candidates'] as { id: string }[])[0]?.id).toBe(n % 2 === 0 ? 'læge' : 'kode');
  }
});

test('learns the guides where no phrases are given', () => {
  const { status, lines } = understand('--questions', file('few.jsonl', [{ text: 'hej', extra: 1 }, '', { text: '' }, { text: 'jeg vil tale med en bibliotekar' }, { text: 'min mand trækker ikke vejret ring 112' }]));
  expect(status).toBe(0);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatchObject({ text: 'hej', decision: 'smalltalk', topic: 'greeting' });
  expect(lines[1]).toMatchObject({ text: '', decision: 'unknown', candidates: [] });
  expect(lines[2]).toMatchObject({ decision: 'handoff' });
  expect(lines[3]).toMatchObject({ decision: 'referral', topic: 'emergency' });
});

test.each([
  ['not JSON', ['{"text": "a"}', 'nonsense'], 'line 2'],
  ['no text', [{ text: 'a' }, '', { question: 'b' }], 'line 3: text'],
])('a bad question (%s) ends with code 2 and says where', (_, lines, complaint) => {
  const result = understand('--questions', file('bad.jsonl', lines), '--phrases', phrases());
  expect(result.status).toBe(2);
  expect(result.complaint).toContain(complaint);
  expect(result.complaint).not.toContain('    at ');
});

test('a missing file, a missing option, an unknown option and bad phrases end with code 2', () => {
  const questions = file('one.jsonl', [{ text: 'a' }]);
  expect(understand('--questions', join(folder, 'nowhere.jsonl'), '--phrases', phrases())).toMatchObject({ status: 2, lines: [] });
  expect(understand()).toMatchObject({ status: 2, complaint: expect.stringContaining('--questions') });
  expect(understand('--nonsense')).toMatchObject({ status: 2 });
  expect(understand('--questions', questions, '--phrases', file('p.jsonl', [{ text: 'a', intent: '' }]))).toMatchObject({ status: 2, complaint: expect.stringContaining('line 1: intent') });
  expect(understand('--questions', questions, '--phrases', file('e.jsonl', []))).toMatchObject({ status: 2 });
});
