import type { DeskLog, DeskPlace, NewsItem, Outbox, PassingNews, StoredNews } from '../../bot/ports.ts';

/** News of the desk: what is stored with its place, and what is of the moment. */
export type FeedItem = PlacedNews | Exclude<PassingNews, { kind: 'guides' }>;
export type PlacedNews = StoredNews & { desk: DeskPlace };

/** News read from the log at a time. */
const pageSize = 200;
/** A log that cannot be read is read again after so many milliseconds. */
const retryPause = 500;

/**
 * The desk's news for this process, in the order of their places, each once. What the outbox tells too late, twice or
 * not at all is read from the log; what is of the moment goes straight through.
 */
export class DeskFeed {
  readonly #store: DeskLog;
  readonly #listeners = new Set<(item: FeedItem) => void>();
  readonly #unsubscribe: () => void;
  /** The place of the newest news that was told; null until it is known where to begin. */
  #last: number | null = null;
  #heard = new Map<number, PlacedNews>();
  #advancing = false;
  #closed = false;

  constructor(store: DeskLog & { outbox: Outbox }) {
    this.#store = store;
    this.#unsubscribe = store.outbox.subscribe((item) => this.#hear(item));
  }

  /** Begins with what is committed from now on. A second call waits for nothing. */
  async begin(): Promise<void> {
    if (this.#last !== null) return;
    const position = await this.#store.deskPosition();
    this.#last ??= position;
    this.#forget();
    void this.#advance();
  }

  subscribe(listener: (item: FeedItem) => void): () => void {
    const own = (item: FeedItem): void => listener(item);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  close(): void {
    this.#closed = true;
    this.#unsubscribe();
  }

  #hear(item: NewsItem): void {
    if (item.kind === 'guides') return;
    if (item.kind === 'typing' || item.kind === 'read' || item.kind === 'team') return this.#tell(item);
    const { desk } = item;
    if (desk === undefined || desk.position <= (this.#last ?? 0)) return;
    this.#heard.set(desk.position, { ...item, desk });
    void this.#advance();
  }

  async #advance(): Promise<void> {
    if (this.#advancing || this.#last === null) return;
    this.#advancing = true;
    while (!this.#closed && this.#heard.size > 0) {
      const next = this.#heard.get(this.#last + 1);
      if (next !== undefined) this.#take(next);
      else await this.#catchUp();
    }
    this.#advancing = false;
  }

  async #catchUp(): Promise<void> {
    try {
      const missed = await this.#store.deskNewsAfter(this.#last ?? 0, pageSize);
      for (const item of missed) this.#take(item);
      // What the log no longer holds cannot be told by anybody.
      if (missed.length === 0) this.#last = Math.min(...this.#heard.keys()) - 1;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, retryPause));
    }
  }

  #take(item: PlacedNews): void {
    if (item.desk.position <= (this.#last ?? 0)) return;
    this.#last = item.desk.position;
    this.#forget();
    this.#tell(item);
  }

  /** Drops what was heard and is behind already. */
  #forget(): void {
    for (const position of this.#heard.keys()) if (position <= (this.#last ?? 0)) this.#heard.delete(position);
  }

  #tell(item: FeedItem): void {
    for (const listener of this.#listeners) listener(item);
  }
}
