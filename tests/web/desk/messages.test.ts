import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { clock, moment, weekday } from '../../../web/desk/dates.ts';
import da from '../../../web/desk/messages/da.json' with { type: 'json' };
import en from '../../../web/desk/messages/en.json' with { type: 'json' };
import { wordsIn } from '../../../web/desk/words.ts';

const desk = join(import.meta.dirname, '../../../web/desk');
const code = readdirSync(desk, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join(desk, name), 'utf8')).join('\n');
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test('both languages say the same things with the same placeholders', () => {
  expect(Object.keys(en)).toEqual(Object.keys(da));
  expect(Object.entries(da).filter(([key, text]) => String(placeholders(text)) !== String(placeholders(en[key as keyof typeof en])))).toEqual([]);
});

test('every sentence is said somewhere', () => {
  // A key is written out, or made of a stem and what is chosen: `outcome.${each}`, `attempts` and one or many.
  const said = (key: string): boolean => {
    const parts = key.split('.');
    return code.includes(`'${key}'`) || (parts.length > 1 && code.includes(`'${parts.slice(0, -1).join('.')}', `)) || parts.some((_, count) => code.includes(`\`${parts.slice(0, count).join('.')}.\${`));
  };
  expect(Object.keys(da).filter((key) => !said(key))).toEqual([]);
});

test('times are said as people say them', () => {
  const at = new Date(2026, 10, 22, 14, 5).toISOString();
  const on = (date: number): number => new Date(2026, 10, date, 9).getTime();
  const danish = wordsIn('da');
  expect([moment(danish, at, on(22)), moment(danish, at, on(23)), moment(danish, at, on(25))]).toEqual(['i dag kl. 14.05', 'i går kl. 14.05', expect.stringMatching(/^søndag (den )?22\. november kl\. 14\.05$/)]);
  expect([clock(wordsIn('en'), at), weekday(danish, 1), weekday(wordsIn('en'), 7)]).toEqual(['14:05', 'mandag', 'Sunday']);
});
