import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { HouseError } from '../../common/errors.ts';
import { Overtaken } from '../../storage/commit/batch.ts';
import { Committer } from '../../storage/commit/committer.ts';
import type { Engine } from '../../storage/engine.ts';
import { migrate } from '../../storage/migrations/migrate.ts';
import { openEngine } from '../../storage/open.ts';
import { change, conversation } from '../contract/store/make.ts';

let dataDir: string;
let engine: Engine;
/** What happens to the next batches, just before they are committed; then they pass. */
let obstacles: unknown[];
let batches: number[];
let committer: Committer;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'selvhjulpen-committer-'));
  engine = await openEngine({ dataDir });
  await migrate(engine);
  obstacles = [];
  batches = [];
  const news: Engine['news'] = {
    ...engine.news,
    prepare: (trx, items) => {
      batches.push(items.length);
      const obstacle = obstacles.shift();
      return obstacle ? Promise.reject(obstacle) : engine.news.prepare(trx, items);
    },
  };
  committer = new Committer({ ...engine, news });
});

afterEach(async () => {
  await committer.close();
  await engine.close();
  rmSync(dataDir, { recursive: true });
});

const turns = (count: number) => Array.from({ length: count }, () => change(conversation(), ['hej']));
const stored = async () => Number((await engine.db.selectFrom('activities').select((eb) => eb.fn.countAll().as('rows')).executeTakeFirstOrThrow()).rows);

describe('a group commit', () => {
  test('is one transaction for all that wait, up to 256', async () => {
    await Promise.all(turns(300).map((turn) => committer.commit(turn)));
    expect(batches).toEqual([256, 44]);
  });

  test('takes in what comes while another is under way', async () => {
    const all = turns(9).map(async (turn, index) => {
      if (index > 0) await new Promise((resolve) => setImmediate(resolve));
      return committer.commit(turn);
    });
    await Promise.all(all);
    expect(batches.length).toBeLessThanOrEqual(3);
  });

  test('that the database itself fails is refused whole, and the next one passes', async () => {
    const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
    obstacles = [full];
    const outcomes = await Promise.allSettled(turns(5).map((turn) => committer.commit(turn)));
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual(Array(5).fill(full));
    expect(await stored()).toBe(0);
    await Promise.all(turns(5).map((turn) => committer.commit(turn)));
    expect(await stored()).toBe(5);
    expect(batches).toEqual([5, 5]);
  });

  test('that was overtaken is tried again change by change, and one that always is gets Conflict', async () => {
    obstacles = [new Overtaken(), new Overtaken(), new Overtaken()];
    await expect(Promise.all(turns(2).map((turn) => committer.commit(turn)))).resolves.toHaveLength(2);
    obstacles = Array.from({ length: 5 }, () => new Overtaken());
    await expect(committer.commit(change(conversation(), ['altid for sen']))).rejects.toEqual(new HouseError('Conflict'));
    expect(await stored()).toBe(2);
  });
});

describe('the embedded database', () => {
  test('syncs every commit, keeps foreign keys and waits for other writers', async () => {
    const pragma = async (name: string) => Object.values((await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(engine.db)).rows[0] ?? {})[0];
    expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    expect(await pragma('busy_timeout')).toBeGreaterThanOrEqual(5_000);
  });
});
