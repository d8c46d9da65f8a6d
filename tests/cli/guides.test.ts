import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { scaffold } from '../../knowledge/editing/scaffold.ts';
import { Guide } from '../../knowledge/guide.ts';
import { newDataDir } from '../support/service.ts';

const root = join(import.meta.dirname, '../..');
const dataDir = newDataDir();
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const guides = (...args: string[]) => spawnSync(process.execPath, [join(root, 'cli/guides.ts'), ...args], { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' });
const own = (id: string): string => join(dataDir, 'guides', `${id}.json`);
const put = (guide: Guide): void => {
  mkdirSync(join(dataDir, 'guides'), { recursive: true });
  writeFileSync(own(guide.id), JSON.stringify(guide));
};

describe('check', () => {
  test('ends with 0 where only warnings are left, and counts', () => {
    const { status, stdout, stderr } = guides('check');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\d+ guides checked: 0 errors, \d+ warnings?\.\n$/);
    expect(guides('check', '--errors').stdout).toMatch(/^\d+ guides checked: [^\n]*\n$/);
  });

  test('reads the library\'s own guides, says what, where and what to do, and ends with 1', () => {
    put({ ...scaffold({ id: 'lokal', category: 'kontakt', title: 'Lokal' }), address: 'https://svindel.example.com' });
    const { status, stdout } = guides('check', '--errors');
    expect(status).toBe(1);
    expect(stdout).toContain('error  lokal  address  (link-unknown-host)\n  "svindel.example.com" is not among the known official hosts.\n  Use an official page, or add the host to knowledge/hosts.json after checking who owns it.\n');
  });

  test('a file that is no guide: its name, and 2', () => {
    put({ ...scaffold({ id: 'lokal', category: 'kontakt', title: 'Lokal' }), steps: [] });
    const { status, stderr } = guides('check');
    expect(status).toBe(2);
    expect(stderr).toMatch(/lokal\.json: steps: /);
  });
});

describe('export and import', () => {
  test('what one library exports another imports, unapproved, and shows in the place of the shipped one', () => {
    const folder = join(dataDir, 'out');
    expect(guides('export', 'mitid-chip', '--out', folder)).toMatchObject({ status: 0, stdout: `1 guide in ${folder}\n` });
    const file = join(folder, 'mitid-chip.json');
    const guide = Guide.parse(JSON.parse(readFileSync(file, 'utf8')));
    const danish = guide.languages['da'];
    if (danish === undefined) throw new Error('no Danish');
    const translated: Guide = { ...guide, approval: { by: 'Anna', on: '2026-11-01' }, languages: { ...guide.languages, ar: { ...danish, title: 'شريحة' } } };
    writeFileSync(file, JSON.stringify(translated));
    expect(guides('import', file)).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(readFileSync(own('mitid-chip'), 'utf8'))).toEqual({ ...translated, approval: null });
    expect(guides('import', folder, '--keep-approval').status).toBe(0);
    expect(guides('approvals').stdout).not.toMatch(/^mitid-chip\t/m);
  });

  test('a guide with an error leaves everything as it was', () => {
    const folder = join(dataDir, 'out');
    guides('export', 'mitid-chip', 'mitid-boern', '--out', folder);
    const file = join(folder, 'mitid-chip.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')) as Guide, address: 'https://svindel.example.com' }));
    const { status, stdout, stderr } = guides('import', folder);
    expect([status, stderr]).toEqual([1, 'Nothing was imported: 1 error.\n']);
    expect(stdout).toContain('(link-unknown-host)');
    expect(existsSync(own('mitid-boern'))).toBe(false);
  });

  test('what cannot be done is said', () => {
    expect(guides('export').stderr).toMatch(/^Say where to: --out FOLDER\./);
    expect(guides('export', 'nothing', '--out', join(dataDir, 'out')).stderr).toMatch(/^There is no guide "nothing"\./);
    expect(guides('import', join(dataDir, 'nothing.json')).stderr).toMatch(/^There is no file or folder /);
  });
});

test('approvals: every shipped guide waits for a person', () => {
  const { stdout, stderr } = guides('approvals');
  expect(stdout).toContain('mitid-chip\tMitID-chip');
  expect(stdout.trim().split('\n')).toHaveLength(readdirSync(join(root, 'knowledge/guides')).length);
  expect(stderr).toMatch(/^\d+ guides to approve or review\./);
});

describe('new', () => {
  test('writes a valid guide, once', () => {
    const { status, stdout } = guides('new', 'lokal-hjaelp', '--category', 'bibliotek');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${own('lokal-hjaelp')}\nWrite its texts, then run: npm run guides -- check\n` });
    expect(Guide.parse(JSON.parse(readFileSync(own('lokal-hjaelp'), 'utf8')))).toMatchObject({ id: 'lokal-hjaelp', category: 'bibliotek' });
    const again = guides('new', 'lokal-hjaelp');
    expect(again.status).toBe(2);
    expect(again.stderr).toMatch(/^There is already a guide "lokal-hjaelp"\. Choose another id\.\n/);
  });

  test('a planned guide begins with the catalogue\'s category and title', () => {
    const catalogue = JSON.parse(readFileSync(join(root, 'knowledge/catalogue.json'), 'utf8')) as { id: string; category: string; title: string }[];
    const planned = catalogue.find(({ id }) => !existsSync(join(root, 'knowledge/guides', `${id}.json`)));
    if (planned === undefined) return;
    guides('new', planned.id);
    const guide = Guide.parse(JSON.parse(readFileSync(own(planned.id), 'utf8')));
    expect(guide.category).toBe(planned.category);
    expect(guide.languages['da']?.title).toContain(planned.title);
  });

  test.each([['mitid-chip'], ['mitid-chip', '--shipped']])('never over a shipped guide: %j %j', (...args) => {
    expect(guides('new', ...args.filter((each) => typeof each === 'string')).status).toBe(2);
    expect(existsSync(own('mitid-chip'))).toBe(false);
  });

  test.each([['../ude'], ['Pas Forny'], ['-x'], [''], ['to', 'ider'], ['ny-en', '--category', 'mad']])('refuses %j %j %j', (...args) => {
    const { status, stderr } = guides('new', ...args.filter((each) => typeof each === 'string'));
    expect(status).toBe(2);
    expect(stderr).toContain('Usage:');
    expect(existsSync(join(dataDir, 'guides'))).toBe(false);
  });
});

describe('graph', () => {
  test('draws to standard output or into a file', () => {
    expect(guides('graph', 'mitid-chip').stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    mkdirSync(dataDir, { recursive: true });
    const file = join(dataDir, 'chip.svg');
    expect(guides('graph', 'mitid-chip', '--out', file, '--lang', 'en').stdout).toBe('');
    expect(readFileSync(file, 'utf8')).toContain('xml:lang="en"');
  });

  test('says which guide or language there is not', () => {
    expect(guides('graph', 'findes-ikke').stderr).toMatch(/^There is no guide "findes-ikke"\.\n/);
    expect(guides('graph', 'mitid-chip', '--lang', 'fr').stderr).toMatch(/^There is no language "fr"\. There are: da, en\.\n/);
  });
});

test.each([[['paint', 'x.json'], 'There is no command "paint". There are: check, new, graph, approvals, export, import.'], [[], 'Say what to do: check, new, graph, approvals, export, import.']])('%j: what there is', (args, sentence) => {
  const { status, stderr, stdout } = guides(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.startsWith(`${sentence}\n\nUsage:\n`)).toBe(true);
});
