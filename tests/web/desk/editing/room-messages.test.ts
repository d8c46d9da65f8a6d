import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import da from '../../../../web/desk/editing/messages/room.da.json' with { type: 'json' };
import en from '../../../../web/desk/editing/messages/room.en.json' with { type: 'json' };
import form from '../../../../web/desk/editing/messages/form.da.json' with { type: 'json' };
import learning from '../../../../web/desk/editing/messages/learning.da.json' with { type: 'json' };
import desk from '../../../../web/desk/messages/da.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../../../../web/desk/editing');
const code = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test('both languages say the same things with the same placeholders, and no key is said twice', () => {
  expect(Object.keys(en)).toEqual(Object.keys(da));
  expect(Object.entries(da).filter(([key, text]) => String(placeholders(text)) !== String(placeholders(en[key as keyof typeof en])))).toEqual([]);
  expect(Object.keys(da).filter((key) => key in desk || key in learning || key in form)).toEqual([]);
});

test('every sentence of the room is said somewhere', () => {
  const said = (key: string): boolean => {
    const parts = key.split('.');
    return code.includes(`'${key}'`) || code.includes(`"${key}"`) || (parts.length > 1 && code.includes(`'${parts.slice(0, -1).join('.')}', `)) || parts.some((_, count) => code.includes(`\`${parts.slice(0, count).join('.')}.\${`));
  };
  expect(Object.keys(da).filter((key) => !said(key))).toEqual([]);
});
