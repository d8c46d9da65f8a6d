import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import type { NewsItem, PassingNews, StoredNews } from '../../bot/ports.ts';
import type { Database, FaultListener, News, Telling, Writing } from '../engine.ts';
import { Listeners } from '../listeners.ts';
import { Ear } from './ear.ts';
import { newsReader, toContent } from './content.ts';
import { fromPayload, toPayload } from './passing.ts';

const newsChannel = 'selvhjulpen_news';
const passingChannel = 'selvhjulpen_passing';
/** PostgreSQL takes 8,000 bytes a notification. */
const longestPayload = 7_900;
/** Ids of news already told, kept to tell nothing twice after a connection was cut. */
const remembered = 10_000;
const retryPause = 200;
const pruneEvery = 10 * 60_000;

/**
 * The outbox of several instances. A group commit stores one row of news and notifies
 * with its id. PostgreSQL delivers notifications in the order of commits, so every
 * instance tells its listeners of its own commits, too, when it hears of them: then
 * each conversation's rows are in order whoever wrote them.
 */
export class PostgresNews implements News {
  readonly #db: Database;
  readonly #read: ReturnType<typeof newsReader>;
  readonly #listeners: Listeners;
  readonly #onFault: FaultListener;
  readonly #ear: Ear;
  readonly #instance = randomUUID();
  /** This instance's own news, until they are told. */
  readonly #own = new Map<number, { items: StoredNews[]; committed: boolean }>();
  readonly #told = new Set<number>();
  #heard: number[] = [];
  #telling: Promise<void> | undefined;
  #busy = false;
  /** Nobody would hear of the own commits but through us. */
  #deaf = true;
  #closed = false;
  #pruning: NodeJS.Timeout | undefined;

  constructor(db: Database, config: pg.ClientConfig, onFault: FaultListener) {
    this.#db = db;
    this.#read = newsReader(db);
    this.#onFault = onFault;
    this.#listeners = new Listeners(onFault);
    this.#ear = new Ear({ ...config, application_name: 'selvhjulpen-news' }, [newsChannel, passingChannel], {
      heard: (channel, payload) => this.#hearNote(channel, payload),
      missed: (since) => this.#catchUp(since),
      deaf: (error) => this.#goDeaf(error),
    });
  }

  async listen(): Promise<void> {
    await this.#ear.open();
    this.#deaf = false;
    this.#prune();
    this.#pruning = setInterval(() => this.#prune(), pruneEvery).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#pruning);
    await this.#ear.close();
    await this.#telling;
    this.#tellOwn();
  }

  subscribe(listener: (item: NewsItem) => void): () => void {
    return this.#listeners.add(listener);
  }

  pass(item: PassingNews): void {
    this.#listeners.tell([item]);
    const payload = toPayload(this.#instance, item);
    if (this.#closed || Buffer.byteLength(payload) > longestPayload) return;
    sql`select pg_notify(${passingChannel}, ${payload})`.execute(this.#db).catch(this.#onFault);
  }

  async prepare(trx: Writing, items: StoredNews[]): Promise<Telling> {
    if (items.length === 0) return { tell: () => {}, drop: () => {} };
    const { rows } = await sql<{ id: number }>`
      with told as (insert into news (json) values (${toContent(items)}) returning id)
      select id, pg_notify(${newsChannel}, id::text) from told`.execute(trx);
    const id = rows[0]?.id ?? 0;
    // The notification may arrive before the answer to the commit.
    this.#own.set(id, { items, committed: false });
    return {
      tell: () => {
        const own = this.#own.get(id);
        if (own) own.committed = true;
        if (this.#deaf) this.#tellOwn();
      },
      // Where a lost connection leaves it open whether this was committed, a notification brings it all the same.
      drop: () => void this.#own.delete(id),
    };
  }

  #hear(ids: readonly number[]): void {
    this.#heard.push(...ids);
    if (!this.#busy) this.#telling = this.#tellHeard();
  }

  async #tellHeard(): Promise<void> {
    this.#busy = true;
    while (this.#heard.length > 0 && !this.#closed) {
      const ids = [...this.#heard];
      try {
        const foreign = ids.filter((id) => !this.#own.has(id) && !this.#told.has(id));
        const read = foreign.length > 0 ? await this.#read(foreign) : undefined;
        this.#heard.splice(0, ids.length);
        for (const id of ids) this.#tell(id, this.#own.get(id)?.items ?? read?.get(id) ?? []);
      } catch (error) {
        this.#onFault(error);
        await new Promise((resolve) => setTimeout(resolve, retryPause));
      }
    }
    this.#busy = false;
  }

  #tell(id: number, items: StoredNews[]): void {
    this.#own.delete(id);
    if (this.#told.has(id)) return;
    this.#told.add(id);
    for (const oldest of this.#told) {
      if (this.#told.size <= remembered) break;
      this.#told.delete(oldest);
    }
    this.#listeners.tell(items);
  }

  #tellOwn(): void {
    for (const [id, { items, committed }] of this.#own) if (committed) this.#tell(id, items);
  }

  async #catchUp(since: number): Promise<void> {
    const rows = await this.#db.selectFrom('news').select('id').where('tx', '>=', since).orderBy('id').execute();
    this.#deaf = false;
    this.#hear(rows.map(({ id }) => id));
  }

  /** Better told out of order than not at all. */
  #goDeaf(error: unknown): void {
    this.#onFault(error);
    this.#deaf = true;
    this.#tellOwn();
  }

  /** Whoever may use the database may notify; what is not ours is passed over. */
  #hearNote(channel: string, payload: string): void {
    if (channel === newsChannel && /^\d{1,15}$/.test(payload)) return this.#hear([Number(payload)]);
    const passed = channel === passingChannel ? fromPayload(this.#instance, payload) : undefined;
    if (passed) this.#listeners.tell([passed]);
  }

  #prune(): void {
    sql`delete from news where at < now() - interval '1 hour'`.execute(this.#db).catch(this.#onFault);
  }
}
