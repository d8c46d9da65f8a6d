import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Bench } from '../stores.ts';
import type { Kind } from '../stores.ts';

const child = join(import.meta.dirname, '..', 'committing.ts');

/** Runs a process that commits until it is killed in the middle. Answers the conversations it was told are stored. */
async function killed(options: object, after: number): Promise<string[]> {
  const running = spawn(process.execPath, [child, JSON.stringify(options)], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (printed.split('\n').length > after) running.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => running.on('close', (_, ended) => resolve(ended)));
  expect(signal).toBe('SIGKILL');
  return printed.split('\n').slice(0, -1);
}

export function kills(kind: Kind): void {
  const bench = new Bench(kind);
  beforeAll(() => bench.prepare());
  afterAll(() => bench.remove());

  test('kill -9 in a stream of commits: what was acknowledged is there, whole and once', async () => {
    const { databaseUrl, dataDir } = bench.options;
    for (const after of [1, 40, 400]) {
      const acknowledged = await killed({ databaseUrl, dataDir }, after);
      expect(acknowledged.length).toBeGreaterThanOrEqual(after);
      const store = await bench.open();
      for (const line of acknowledged) {
        const [id = '', turn = ''] = line.split(' ');
        const rows = await store.activitiesAfter(id, 0, 10_000);
        expect(rows.map(({ watermark }) => watermark)).toEqual(rows.map((_, index) => index + 1));
        expect(rows.length % 2).toBe(0);
        expect(rows.filter(({ activity }) => activity.text === `sagt ${turn}`)).toHaveLength(1);
        expect((await store.load(id))?.watermark).toBe(rows.length);
      }
      await store.close();
    }
  });
}
