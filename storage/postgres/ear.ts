import pg from 'pg';

/** Milliseconds between two signs of life, and for how long one is awaited. */
const beat = 5_000;
const firstPause = 50;
const longestPause = 2_000;

export interface Hearing {
  heard(channel: string, payload: string): void;
  /**
   * The connection is back. Everything a transaction numbered `since` or later has made
   * known may have been missed. When this rejects the connection counts as lost again.
   */
  missed(since: number): Promise<void>;
  /** The connection is lost and could not be made anew at the first attempt, or not since. */
  deaf(error: unknown): void;
}

/** The connection that hears other instances, made anew for as long as it takes. */
export class Ear {
  readonly #config: pg.ClientConfig;
  readonly #channels: readonly string[];
  readonly #hearing: Hearing;
  #client: pg.Client | undefined;
  #pulse: NodeJS.Timeout | undefined;
  #closed = false;
  /** Whatever older transactions told was certainly heard. */
  #mark = 0;
  #nextMark = 0;

  constructor(config: pg.ClientConfig, channels: readonly string[], hearing: Hearing) {
    this.#config = { ...config, query_timeout: beat };
    this.#channels = channels;
    this.#hearing = hearing;
  }

  /** Resolves once this ear hears. @throws what the database says at the first attempt. */
  async open(): Promise<void> {
    await this.#connect();
    this.#pulse = setInterval(() => void this.#check(), beat);
    this.#pulse.unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#pulse);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client(this.#config);
    client.on('notification', ({ channel, payload }) => this.#hearing.heard(channel, payload ?? ''));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      for (const channel of this.#channels) await client.query(`listen ${channel}`);
      const mark = await oldestUnfinished(client);
      if (this.#mark > 0) await this.#hearing.missed(this.#mark);
      this.#mark = this.#nextMark = mark;
    } catch (error) {
      end(client);
      throw error;
    }
    if (this.#closed) end(client);
    else this.#client = client;
  }

  /**
   * What was told before the previous beat has arrived by this one, for the answer came
   * after it on the same connection; so the mark follows one beat behind.
   */
  async #check(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    try {
      const mark = await oldestUnfinished(client);
      this.#mark = this.#nextMark;
      this.#nextMark = mark;
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    end(client);
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    for (let pause = firstPause; !this.#closed; pause = Math.min(pause * 2, longestPause)) {
      try {
        return await this.#connect();
      } catch (error) {
        this.#hearing.deaf(error);
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  }
}

/** Number of the oldest transaction that had not ended when the database was asked. */
async function oldestUnfinished(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ mark: number }>('select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as mark');
  return rows[0]?.mark ?? 0;
}

const end = (client: pg.Client): void => void client.end().catch(() => {});
