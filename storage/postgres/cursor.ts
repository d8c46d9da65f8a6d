import type { PostgresCursor } from 'kysely';
import type pg from 'pg';

const name = 'house_cursor';

/** Reads a query without parameters part by part; inside a transaction, one at a time on a connection. */
export class Cursor<Row> implements PostgresCursor<Row> {
  readonly #sql: string;
  #client: pg.PoolClient | undefined;
  #declared = false;

  constructor(sql: string, parameters: unknown[]) {
    if (parameters.length > 0) throw new Error('A cursor takes no parameters.');
    this.#sql = sql;
  }

  on(client: pg.PoolClient): this {
    this.#client = client;
    return this;
  }

  async read(count: number): Promise<Row[]> {
    if (!this.#declared) await this.#client?.query(`declare ${name} no scroll cursor for ${this.#sql}`);
    this.#declared = true;
    const result = await this.#client?.query(`fetch ${count} from ${name}`);
    return (result?.rows ?? []) as Row[];
  }

  async close(): Promise<void> {
    if (this.#declared) await this.#client?.query(`close ${name}`);
  }
}
