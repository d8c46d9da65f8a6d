import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import da from '../../../web/chat/messages/da.json' with { type: 'json' };
import en from '../../../web/chat/messages/en.json' with { type: 'json' };
import { translator } from '../../../web/chat/messages.ts';

const folder = join(import.meta.dirname, '../../../web/chat');
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test('both languages say the same things, with the same values', () => {
  expect(Object.keys(en)).toEqual(Object.keys(da));
  for (const [key, text] of Object.entries(da)) expect({ key, values: placeholders(en[key as keyof typeof en]) }).toEqual({ key, values: placeholders(text) });
});

test('every message is used', () => {
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  expect(Object.keys(da).filter((key) => !new RegExp(`\\b${key}\\b`).test(source))).toEqual([]);
});

test('values are filled in', () => {
  expect(translator('da')('step', { number: 3, of: 7 })).toBe('Trin 3 af 7');
  expect(translator('en')('step', { number: 3, of: 7 })).toBe('Step 3 of 7');
});
