import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createIdentity } from '../../identity/session.ts';
import { openStore } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'selvhjulpen-staff-'));
const password = 'rødgrød med fløde';
let store: Store;
// The service may be running on the same data.
beforeAll(async () => { store = await openStore({ dataDir }); });
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

function staff(args: string[], input = '', env: Record<string, string> = {}): Promise<Run> {
  const { DATABASE_URL: _, DEFAULT_LIBRARY: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../cli/staff.ts'), ...args], { env: { ...inherited, NODE_OPTIONS: '', DATA_DIR: dataDir, ...env } });
  const run: Run = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => { run.stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { run.stderr += text; });
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...run, code })));
}

const add = (email: string, ...more: string[]): string[] => ['add', '--email', email, '--role', 'librarian', '--password-stdin', ...more];

describe('npm run staff', () => {
  test('adds an account that can sign in at once, and lists it', async () => {
    expect(await staff(add('Anna.Jensen@example.dk'), `${password}\n`)).toEqual({
      code: 0, stderr: '', stdout: 'Added anna.jensen@example.dk: librarian of slagelse, shown to citizens as "Anna".\n',
    });
    const identity = createIdentity({ store, now: () => new Date(), randomBytes });
    expect(await identity.signIn({ email: 'anna.jensen@example.dk', password }, '')).toMatchObject({ staff: { firstName: 'Anna', role: 'librarian', libraryId: 'slagelse' } });
    expect(await staff(['list'])).toMatchObject({ code: 0, stdout: 'anna.jensen@example.dk\tlibrarian\tslagelse\tAnna\n' });
  });

  test('replaces it, with another name, role and library', async () => {
    const args = ['add', '--email', 'anna.jensen@example.dk', '--role', 'teamlead', '--first-name', 'Anna Karin', '--library', 'aarhus', '--password-stdin'];
    expect(await staff(args, 'et helt nyt kodeord\r\n')).toMatchObject({ code: 0, stdout: expect.stringContaining('Replaced anna.jensen@example.dk') });
    expect(await staff(['list'])).toMatchObject({ stdout: 'anna.jensen@example.dk\tteamlead\taarhus\tAnna Karin\n' });
  });

  test.each([
    ['no command', [], '', 'Say what to do.'],
    ['an unknown command', ['remove'], '', 'There is no command "remove".'],
    ['an unknown option', ['add', '--name', 'x'], '', '--name'],
    ['no e-mail address', ['add', '--role', 'librarian', '--password-stdin'], password, '--email is missing.'],
    ['no role', ['add', '--email', 'bo@example.dk', '--password-stdin'], password, '--role is missing.'],
    ['no --password-stdin', ['add', '--email', 'bo@example.dk', '--role', 'librarian'], password, 'Add --password-stdin'],
    ['an unknown role', ['add', '--email', 'bo@example.dk', '--role', 'boss', '--password-stdin'], password, 'Use librarian, editor, teamlead, admin.'],
    ['an unknown library', add('bo@example.dk', '--library', 'atlantis'), password, 'Use one of: aarhus,'],
    ['a short password', add('bo@example.dk'), 'short', 'at least 10 characters'],
    ['a password of two lines', add('bo@example.dk'), 'first line\nsecond line\n', 'must be one line'],
    ['what is no e-mail address', add('bo'), password, 'email: Invalid email address.'],
  ])('refuses %s, and says what to do', async (_, args, input, message) => {
    const run = await staff(args, input);
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
    expect(run.stderr).not.toContain(password);
    expect(await store.accountByEmail('bo@example.dk')).toBeUndefined();
  });

  test('says so when the database does not answer', async () => {
    expect(await staff(['list'], '', { DATABASE_URL: 'postgres://127.0.0.1:1/nothing' })).toMatchObject({ code: 1, stderr: expect.stringContaining('That failed: ') });
  });

  test('says which setting is wrong', async () => {
    expect(await staff(['list'], '', { DATABASE_URL: 'mysql://x' })).toMatchObject({ code: 2, stderr: expect.stringContaining('DATABASE_URL') });
  });

  test('explains itself', async () => {
    expect(await staff(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('npm run staff -- add') });
  });
});
