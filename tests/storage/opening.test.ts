import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newest } from '../../storage/migrations/migrate.ts';
import { openEngine, openStore } from '../../storage/open.ts';
import { Bench, stores } from '../contract/store/stores.ts';

describe.each(stores)('opening a store in $name', (kind) => {
  const bench = new Bench(kind);
  beforeAll(() => bench.prepare());
  afterAll(() => bench.remove());

  test('makes the tables once, however many open it at the same moment', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, () => openStore(bench.options)));
    expect(await Promise.all(opened.map((store) => store.ready()))).toEqual(Array(5).fill(true));
    await Promise.all(opened.map((store) => store.close()));
    const engine = await openEngine(bench.options);
    const rows = await engine.db.selectFrom('migrations').select('number').orderBy('number').execute();
    await engine.close();
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: newest }, (_, index) => index + 1));
  });

  test('is refused where a newer program has been', async () => {
    const engine = await openEngine(bench.options);
    await engine.db.insertInto('migrations').values({ number: newest + 1, name: 'later', at: '2030-01-01T00:00:00.000Z' }).execute();
    await expect(openStore(bench.options)).rejects.toThrow('A newer Selvhjulpen has written this database');
    await engine.db.deleteFrom('migrations').where('number', '=', newest + 1).execute();
    await engine.close();
    await (await openStore(bench.options)).close();
  });

  test('can be closed twice', async () => {
    const store = await openStore(bench.options);
    await store.close();
    await expect(store.close()).resolves.toBeUndefined();
  });
});

describe('opening', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selvhjulpen-opening-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('makes the data folder, for its owner alone', async () => {
    const dataDir = join(folder, 'new', 'data');
    await (await openStore({ dataDir })).close();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test('says what is wrong with an address or a file', async () => {
    await expect(openStore({ dataDir: folder, databaseUrl: 'mysql://x' })).rejects.toThrow('DATABASE_URL must begin with postgres://');
    await expect(openStore({ dataDir: folder, databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow();
    const dataDir = join(folder, 'damaged');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'selvhjulpen.db'), 'this is no database, and long enough to be looked at as if it were one '.repeat(20));
    await expect(openStore({ dataDir })).rejects.toThrow('file is not a database');
  });
});
