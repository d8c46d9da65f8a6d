import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { pageRoutes } from '../../../adapters/pages/routes.ts';
import { librariesOf } from '../../../libraries/library.ts';
import { testLibrary } from '../../support/library.ts';

const dist = join(import.meta.dirname, '../../../web/dist');
const built = (path: string): Buffer => readFileSync(join(dist, 'chat', path));
const library = testLibrary('a', { name: 'Slagelse Biblioteker & Borgerservice', municipality: 'Slagelse', website: 'https://www.slagelsebib.dk' });

/** All that is loaded before the first message: the page and every file it names. */
async function firstLoad(): Promise<{ name: string; content: Buffer }[]> {
  const route = pageRoutes({ distFolder: dist, guide: () => undefined, draft: async () => undefined, libraries: librariesOf([library], 'a'), publicUrl: null }).find(({ path }) => path === '/chat');
  const answer = await route?.handle({ method: 'GET', path: '/chat', params: {}, query: new URLSearchParams(), headers: {}, cookies: {}, ip: '', body: Buffer.alloc(0) });
  const html = answer?.body as Buffer;
  const files = [...html.toString().matchAll(/(?:src|href)="\/chat\/([^"]+)"/g)].map((match) => match[1] ?? '');
  return [{ name: 'page', content: html }, ...files.map((name) => ({ name, content: built(name) }))];
}

test('everything before the first message weighs less than 33 kB compressed', async () => {
  const files = await firstLoad();
  expect(files.map(({ name }) => name.replace(/-[\w-]{8}\./, '.'))).toEqual(['page', 'icon.svg', 'assets/chat.css', 'assets/chat.js']);
  const weigh = (pack: (content: Buffer) => Buffer): number => files.reduce((sum, { content }) => sum + pack(content).length, 0);
  expect(weigh(gzipSync)).toBeLessThan(33_000);
  expect(weigh((content) => brotliCompressSync(content))).toBeLessThan(30_000);
});

test('the program loads nothing more, and carries no schemas', async () => {
  const program = (await firstLoad()).find(({ name }) => name.endsWith('.js'))?.content.toString() ?? '';
  expect(program).not.toMatch(/\bimport\b|ZodError|_zod/);
  // Phones that refuse a lookbehind refuse the whole program with it.
  expect(program).not.toMatch(/\(\?<[=!]/);
});

test('the widget is one classic script of 2 kB that leaves no name behind', () => {
  const widget = built('widget.js');
  expect(gzipSync(widget).length).toBeLessThan(2_000);
  expect(widget.toString()).toMatch(/^\(function\(\)\{/);
  expect(widget.toString()).not.toMatch(/\bimport\b|\bexport\b/);
});
