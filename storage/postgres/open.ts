import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Engine, Fault, FaultListener } from '../engine.ts';
import type { Tables } from '../tables.ts';
import { fromColumn, toParameter } from '../text.ts';
import { Cursor } from './cursor.ts';
import { PostgresNews } from './news.ts';

/** Connections besides the one that listens. */
const poolSize = 8;

const { builtins } = pg.types;

/** Counts and versions stay below 2^53, so they are numbers here as they are in SQLite. */
const parsers = new Map<number, (column: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.TEXT, fromColumn],
  [builtins.VARCHAR, fromColumn],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid, format) =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Opens a PostgreSQL database (13 or newer). @throws Error when the address is not one. */
export function openPostgres(databaseUrl: string, onFault: FaultListener): Engine {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Error('DATABASE_URL must begin with postgres:// or postgresql://, as in postgres://user:password@host/database.');
  }
  const config: pg.ClientConfig = {
    connectionString: databaseUrl,
    application_name: 'selvhjulpen',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types,
  };
  const pool = new pg.Pool({ ...config, max: poolSize });
  // A connection that breaks is replaced; without a listener, in use or idle, it would end the process.
  pool.on('connect', (client) => client.on('error', onFault));
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: namingStatements(pool), cursor: Cursor }) });
  const news = new PostgresNews(db, config, onFault);
  return {
    kind: 'postgres',
    db,
    news,
    listen: () => news.listen(),
    faultOf,
    async close() {
      await news.close();
      await db.destroy();
    },
  };
}

/** The pool as kysely sees it: text in its column form, and each statement parsed once per connection. */
function namingStatements(pool: pg.Pool) {
  const names = new Map<string, string>();
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const nameOf = (sql: string): string => {
    const name = names.get(sql) ?? `s${names.size}`;
    names.set(sql, name);
    return name;
  };
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (sql: string | Cursor<unknown>, parameters: readonly unknown[]) => {
      if (sql instanceof Cursor) return sql.on(client);
      const values = parameters.map(toParameter);
      const result = values.length === 0 ? client.query(sql) : client.query({ name: nameOf(sql), text: sql, values });
      return result.catch(withoutRows);
    };
    const made = { query, release: (destroy?: boolean) => client.release(destroy) } as unknown as PostgresPoolClient;
    wrapped.set(client, made);
    return made;
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      return wrapped.get(client) ?? wrap(client);
    },
  };
}

/** PostgreSQL quotes the row at fault: what a citizen wrote has no place in an error, which may be logged. */
function withoutRows(error: unknown): never {
  if (error instanceof pg.DatabaseError) error.detail = error.where = undefined;
  throw error;
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
function faultOf(error: unknown): Fault {
  if (!(error instanceof pg.DatabaseError)) return isProgrammersFault(error) ? 'change' : 'database';
  const code = error.code ?? '';
  if (code === '23505') return 'taken';
  if (code.startsWith('40')) return 'overtaken';
  return /^(08|53|55|57|58|XX)/.test(code) ? 'database' : 'change';
}

/** A value of a kind that cannot be sent. */
function isProgrammersFault(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && /^(Type|Range)Error$/.test(String(error.name));
}
