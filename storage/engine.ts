import type { Kysely, Transaction } from 'kysely';
import type { Outbox, StoredNews } from '../bot/ports.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type Writing = Transaction<Tables>;

/** What differs between the databases; all else is the same queries. */
export interface Engine {
  kind: 'sqlite' | 'postgres';
  db: Database;
  news: News;
  /** Begins to hear other instances; the tables are there by then. */
  listen(): Promise<void>;
  /** What went wrong, as far as it matters to a batch of changes. */
  faultOf(error: unknown): Fault;
  /** Closes every connection. */
  close(): Promise<void>;
}

/**
 * `taken`: a key exists already. `overtaken`: it lost against another transaction and may
 * be tried again. `database`: the database failed, whatever was asked of it. `change`: all else.
 */
export type Fault = 'taken' | 'overtaken' | 'database' | 'change';

/** The outbox, seen from the commit. */
export interface News extends Outbox {
  /** Prepares the telling of `items` within the transaction that makes them true. */
  prepare(trx: Writing, items: StoredNews[]): Promise<Telling>;
}

/** Exactly one of the two is called, once the transaction's fate is known. */
export interface Telling {
  tell(): void;
  drop(): void;
}

/** Hears of faults that no caller waits for. */
export type FaultListener = (error: unknown) => void;
