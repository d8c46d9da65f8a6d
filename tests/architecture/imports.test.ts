import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** The import table of docs/architecture.md: folder, and the house's folders it may import from besides itself. */
const table: Record<string, { from: string[]; typesFrom?: string[]; never?: RegExp }> = {
  common: { from: [], never: /^(botbuilder|restify|kysely|pg|node:)/ },
  knowledge: { from: ['common'], never: /^(botbuilder|restify|kysely|pg)/ },
  handoff: { from: ['common'], never: /^(botbuilder|restify|kysely|pg|node:)/ },
  libraries: { from: ['common'], never: /^(botbuilder|restify|kysely|pg)/ },
  identity: { from: ['common'], never: /^(botbuilder|restify|kysely|pg)/ },
  insights: { from: ['common'], never: /^(botbuilder|restify|kysely|pg)/ },
  dialogs: { from: ['common', 'knowledge', 'handoff', 'libraries'], never: /^(botbuilder|restify|kysely|pg|ws|node:)/ },
  bot: { from: ['common', 'dialogs', 'knowledge', 'handoff', 'libraries', 'identity', 'insights'], never: /^(botbuilder|restify|kysely|pg|ws)/ },
  storage: { from: ['common'], typesFrom: ['bot', 'handoff', 'identity', 'insights', 'knowledge', 'libraries'], never: /^(botbuilder|restify)/ },
  adapters: { from: ['common', 'bot', 'knowledge', 'handoff', 'libraries', 'identity', 'insights'], never: /^(kysely|pg|node:sqlite)/ },
  web: { from: ['common'], never: /^(botbuilder|restify|kysely|pg|node:)/ },
};

const root = resolve(import.meta.dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (name === 'node_modules' || name === 'dist') return [];
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !name.startsWith('vite.config') ? [path] : [];
  });
}

/** `import type` and `export type` bring nothing along when the program runs. */
function importsOf(path: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(path, 'utf8');
  const statements = text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?[^'";]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [...statements].map((match) => ({ target: match[3] ?? match[4] ?? match[5] ?? '', typeOnly: match[2] !== undefined }));
}

function violations(folder: string): string[] {
  const rule = table[folder];
  if (rule === undefined) return [`${folder} has no row in the import table.`];
  return sources(join(root, folder)).flatMap((path) => importsOf(path).flatMap(({ target, typeOnly }) => {
    const here = relative(root, path);
    if (!target.startsWith('.')) {
      return rule.never?.test(target) ? [`${here} imports ${target}. ${folder}/ must not know it: take what it needs through a port, and wire it in main.ts.`] : [];
    }
    const other = relative(root, resolve(dirname(path), target)).split('/')[0] ?? '';
    const allowed = other === folder || rule.from.includes(other) || (typeOnly && (rule.typesFrom ?? []).includes(other));
    return allowed ? [] : [`${here} imports ${target}. ${folder}/ may import ${['itself', ...rule.from].join(', ')}: declare a port, or move the code to the folder that may know both, or change the table in docs/architecture.md and here.`];
  }));
}

describe('the import table', () => {
  test.each(Object.keys(table))('%s imports what it may', (folder) => {
    expect(violations(folder)).toEqual([]);
  });

  test('every source folder of the house stands in the table', () => {
    const folders = readdirSync(root).filter((name) => name !== 'node_modules' && statSync(join(root, name)).isDirectory() && sources(join(root, name)).length > 0);
    expect(folders.filter((name) => !['cli', 'tests', 'bench'].includes(name)).sort()).toEqual(Object.keys(table).sort());
  });

  test('a forbidden import is seen', () => {
    const found = importsOf(join(root, 'adapters/server.ts')).map(({ target }) => target);
    expect(found).toContain('restify');
    expect(table['dialogs']?.never?.test('botbuilder')).toBe(true);
  });

  test('botbuilder stands in adapters/teams alone, and storage takes nothing but types from the folders it serves', () => {
    const users = ['main.ts', 'config.ts'].map((name) => join(root, name)).concat(Object.keys(table).concat('cli').flatMap((folder) => sources(join(root, folder))))
      .filter((path) => importsOf(path).some(({ target, typeOnly }) => !typeOnly && target.startsWith('botbuilder')));
    expect(users.map((path) => relative(root, path)).filter((path) => !path.startsWith('adapters/teams/'))).toEqual([]);
  });
});
