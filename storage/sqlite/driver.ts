import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { fromColumn, toParameter } from '../text.ts';
import { Turns, writersOf } from './turns.ts';

/** A kysely driver over one `node:sqlite` connection, which its users take in turns. */
export class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: SqliteConnection;
  readonly #users = new Turns();
  readonly #writers: Turns;
  #writes = false;

  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#writers = writersOf(file);
    this.#connection = new SqliteConnection(database, this.#writers);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#users.take();
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#users.give();
  }

  async beginTransaction(_: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only') return void this.#connection.run('begin', []);
    await this.#writers.take();
    this.#writes = true;
    try {
      // Taking the write lock at once keeps what was read inside the transaction true until it is written.
      this.#connection.run('begin immediate', []);
    } catch (error) {
      this.#ended();
      throw error;
    }
  }

  async commitTransaction(): Promise<void> {
    this.#connection.run('commit', []);
    this.#ended();
  }

  async rollbackTransaction(): Promise<void> {
    // SQLite itself has rolled back after a full disk or an I/O error.
    if (this.#database.isTransaction) this.#connection.run('rollback', []);
    this.#ended();
  }

  async destroy(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #ended(): void {
    if (this.#writes) this.#writers.give();
    this.#writes = false;
  }
}

type Row = Record<string, unknown>;

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #writers: Turns;
  readonly #statements = new Map<string, { statement: StatementSync; reads: boolean }>();

  constructor(database: DatabaseSync, writers: Turns) {
    this.#database = database;
    this.#writers = writers;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const alone = !this.#database.isTransaction && !this.#prepared(query.sql).reads;
    if (!alone) return this.run(query.sql, query.parameters) as QueryResult<R>;
    await this.#writers.take();
    try {
      return this.run(query.sql, query.parameters) as QueryResult<R>;
    } finally {
      this.#writers.give();
    }
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
