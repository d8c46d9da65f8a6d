import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { newDataDir } from '../support/service.ts';

const dataDir = newDataDir();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const outage = (...args: string[]) => spawnSync(process.execPath, [join(import.meta.dirname, '../../cli/outage.ts'), ...args], { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' });

test('a notice is set, listed and lifted', () => {
  expect(outage('list').stderr).toBe('There are no notices.\n');
  const set = outage('set', 'mitid', '--library', 'ringsted');
  expect(set.status).toBe(0);
  const id = set.stdout.slice(0, 8);
  expect(set.stdout).toMatch(/^[0-9a-f]{8}: MitID har problemer lige nu/);
  expect(outage('list').stdout).toMatch(new RegExp(`^${id}\tmitid\t\\d{4}-[^\t]+\t-\tringsted\tMitID har`));
  expect(outage('lift', id).stdout).toBe(`${id} is lifted.\n`);
  expect(outage('list').stdout).toBe('');
});

test.each([
  [[], 'Say what to do'],
  [['set', 'telefon'], 'Name one service'],
  [['set', 'mitid', '--until', 'i morgen'], '"i morgen" is no time'],
  [['set', 'mitid', '--until', '2020-01-01T12:00'], '--until has passed already'],
  [['set', 'mitid', '--da', 'Nede'], 'in both languages'],
  [['set', 'mitid', '--library', 'nothing'], 'There is no library "nothing"'],
  [['lift', 'nothing'], 'There is no notice "nothing"'],
])('%j: 2, and what to type instead', (args, said) => {
  const { status, stderr } = outage(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
});
