import { describe, expect, test } from '@jest/globals';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import { prepare, prepareRows } from '../../storage/prepared.ts';
import type { Tables } from '../../storage/tables.ts';

const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (any) => new SqliteIntrospector(any),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

describe('a prepared query', () => {
  test('is built once and filled each time', () => {
    let built = 0;
    const query = prepare((of: { at: string; action: string }) => {
      built += 1;
      return db.selectFrom('audit').selectAll().where('action', '=', of.action).where('at', '>', of.at).where('subject', '=', 'fast').limit(sql.lit(3));
    });
    const [first, second] = [query({ at: '1', action: 'a' }), query({ at: '2', action: 'b' })];
    expect([first.parameters, second.parameters]).toEqual([['a', '1', 'fast'], ['b', '2', 'fast']]);
    expect(second.sql).toBe(first.sql);
    expect(built).toBe(1);
  });

  test.each([0, 1, 2, 3, 63, 64, 65, 200])('takes %d rows in few statements, in order', (count) => {
    const query = prepareRows((rows: { name: string; value: string }[]) => db.insertInto('secrets').values(rows.map(({ name, value }) => ({ name, value }))));
    const rows = Array.from({ length: count }, (_, index) => ({ name: `n${index}`, value: `v${index}`, unused: true }));
    const parts = query(rows);
    expect(parts.flatMap(({ parameters }) => parameters)).toEqual(rows.flatMap(({ name, value }) => [name, value]));
    expect(parts.length).toBeLessThanOrEqual(Math.floor(count / 64) + 6);
  });
});
