import { mkdirSync, realpathSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Engine, Fault, FaultListener } from '../engine.ts';
import { Listeners } from '../listeners.ts';
import type { Tables } from '../tables.ts';
import { SqliteDriver } from './driver.ts';
import { sqliteFile } from './file.ts';

/** Milliseconds to wait for another process that writes (a backup, a command). */
const patience = 10_000;

/** Opens the embedded database, and makes it where there is none. */
export function openSqlite(dataDir: string, onFault: FaultListener): Engine {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = sqliteFile(dataDir);
  const database = new DatabaseSync(file, { timeout: patience, enableForeignKeyConstraints: true });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -8000;');
  const listeners = new Listeners(onFault);
  const db = kyselyOver(database, realpathSync(file));
  return {
    kind: 'sqlite',
    db,
    news: {
      subscribe: (listener) => listeners.add(listener),
      pass: (item) => listeners.tell([item]),
      prepare: async (_, items) => ({ tell: () => listeners.tell(items), drop: () => {} }),
    },
    listen: async () => {},
    faultOf,
    close: () => db.destroy(),
  };
}

function kyselyOver(database: DatabaseSync, file: string): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new SqliteDriver(database, file),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/** https://sqlite.org/rescode.html: busy, locked, out of memory, read-only, I/O, corrupt, full, cannot open, not a database. */
const databaseFaults = new Set([5, 6, 7, 8, 10, 11, 13, 14, 26]);
/** Extended codes: primary key, unique. */
const keyFaults = new Set([1555, 2067]);

function faultOf(error: unknown): Fault {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : 0;
  if (keyFaults.has(code)) return 'taken';
  return databaseFaults.has(code & 0xff) ? 'database' : 'change';
}
