import { CompiledQuery } from 'kysely';
import type { DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { fromColumn, toParameter } from '../text.ts';

/** A kysely driver over one `node:sqlite` connection, which its users take in turns. */
export class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: SqliteConnection;
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#connection = new SqliteConnection(database);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }

  async beginTransaction(_: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    // Taking the write lock at once keeps what was read inside the transaction true until it is written.
    this.#run(settings.accessMode === 'read only' ? 'begin' : 'begin immediate');
  }

  async commitTransaction(): Promise<void> {
    this.#run('commit');
  }

  async rollbackTransaction(): Promise<void> {
    // SQLite itself has rolled back after a full disk or an I/O error.
    if (this.#database.isTransaction) this.#run('rollback');
  }

  async destroy(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #run(sql: string): void {
    this.#connection.run(sql, []);
  }
}

type Row = Record<string, unknown>;

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, { statement: StatementSync; reads: boolean }>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.run(query.sql, query.parameters) as QueryResult<R>;
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    // A statement of its own: the cached one could be started anew while this one is half read.
    const statement = this.#database.prepare(query.sql);
    let rows: Row[] = [];
    for (const row of statement.iterate(...inputs(query.parameters))) {
      if (rows.push(fromRow(row)) < chunkSize) continue;
      yield { rows: rows as R[] };
      rows = [];
    }
    if (rows.length > 0) yield { rows: rows as R[] };
  }

  run(sql: string, parameters: readonly unknown[]): QueryResult<Row> {
    const { statement, reads } = this.#prepared(sql);
    if (!reads) return { numAffectedRows: BigInt(statement.run(...inputs(parameters)).changes), rows: [] };
    const rows: Row[] = statement.all(...inputs(parameters));
    for (const row of rows) fromRow(row);
    return { rows };
  }

  #prepared(sql: string): { statement: StatementSync; reads: boolean } {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, reads: statement.columns().length > 0 };
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

const inputs = (parameters: readonly unknown[]): SQLInputValue[] => parameters.map(toParameter) as SQLInputValue[];

function fromRow(row: Row): Row {
  for (const column in row) {
    const value = row[column];
    if (typeof value === 'string') row[column] = fromColumn(value);
  }
  return row;
}
