import { sql } from 'kysely';
import type { Database, Engine } from '../engine.ts';
import { records } from './0001-records.ts';
import { news } from './0002-news.ts';
import { outages } from './0003-outages.ts';
import { presence } from './0004-presence.ts';
import { letters } from './0005-letters.ts';
import { calendars } from './0006-calendars.ts';
import { moves } from './0007-moves.ts';
import { desk } from './0008-desk.ts';
import { editing } from './0009-editing.ts';
import { learning } from './0010-learning.ts';

export interface Migration {
  number: number;
  name: string;
  /** The one database that needs it; the other only notes that it was passed. */
  only?: Engine['kind'];
  statements(types: { text: string; integer: string; bytes: string }, kind: Engine['kind']): string[];
}

const migrations: readonly Migration[] = [records, news, outages, presence, letters, calendars, moves, desk, editing, learning];

/** Number of the newest migration this program knows. */
export const newest = migrations.length;

/** Any number that no other program on the same server takes for its own lock. */
const lock = 7_365_861;

/** Text compares byte by byte on both databases; people's names are sorted in code. */
const types = {
  sqlite: { text: 'text', integer: 'bigint', bytes: 'blob' },
  postgres: { text: 'text collate "C"', integer: 'bigint', bytes: 'bytea' },
};

/**
 * Brings the database up to date in one transaction; instances that open at once take turns.
 * @throws Error when a newer program has written it.
 */
export async function migrate({ db, kind }: Engine): Promise<void> {
  const { text, integer } = types[kind];
  await db.transaction().execute(async (trx) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(trx);
    await sql`create table if not exists migrations (
      number ${sql.raw(integer)} primary key, name ${sql.raw(text)} not null, at ${sql.raw(text)} not null)`.execute(trx);
    const last = await lastMigration(trx);
    if (last > newest) {
      throw new Error(`A newer Selvhjulpen has written this database (migration ${last}; this one knows ${newest}). Use that one.`);
    }
    for (const migration of migrations.slice(last)) {
      const statements = migration.only === undefined || migration.only === kind ? migration.statements(types[kind], kind) : [];
      for (const statement of statements) await sql.raw(statement).execute(trx);
      const { number, name } = migration;
      await trx.insertInto('migrations').values({ number, name, at: new Date().toISOString() }).execute();
    }
  });
}

/** Number of the last migration that ran on a database; 0 when it has none yet. */
export async function lastMigration(db: Database): Promise<number> {
  const row = await db.selectFrom('migrations').select((eb) => eb.fn.max('number').as('number')).executeTakeFirst();
  return row?.number ?? 0;
}
