import type { Activity, ConversationStore, NewsItem, Outbox } from '../../bot/ports.ts';
import { Serial } from '../../bot/serial.ts';

/** Sends one activity; resolves when the channel has taken it. */
export type Send = (activity: Activity) => Promise<void>;

export interface DeliveryNeeds {
  store: ConversationStore & { outbox: Outbox };
  channel: string;
  /** Sends outside of a turn, with what was remembered of the conversation. */
  sendTo(reference: unknown, activity: Activity): Promise<void>;
  /** Whether a conversation is this channel's. */
  owns(conversationId: string): boolean;
  log(message: string, error: unknown): void;
}

/** Waits before the next try, in milliseconds; the last one is repeated. */
const waits = [1000, 2000, 5000, 15_000, 60_000, 300_000];
const pageSize = 100;

/**
 * Delivers stored activities at least once and in order, one conversation at a time.
 * The watermark of what the channel has taken is kept in the store, so that a
 * restart goes on where it stopped; what failed is tried again with growing waits.
 */
export class Delivery {
  readonly #needs: DeliveryNeeds;
  readonly #serial = new Serial();
  readonly #retries = new Map<string, NodeJS.Timeout>();
  readonly #unsubscribe: () => void;
  #closed = false;

  constructor(needs: DeliveryNeeds) {
    this.#needs = needs;
    this.#unsubscribe = needs.store.outbox.subscribe((item) => this.#hear(item));
  }

  /** Takes up what an earlier run of the service left undelivered. */
  async resume(): Promise<void> {
    for (const { conversation } of await this.#needs.store.undelivered(this.#needs.channel, 1000)) void this.#later(conversation.id, 0);
  }

  /** Runs a turn; what it said is sent with `send` before this resolves. News of the turn wait for it. */
  turn(conversationId: string, take: () => Promise<void>, send: Send): Promise<void> {
    return this.#serial.run(conversationId, async () => {
      await take();
      try {
        await this.#flush(conversationId, send);
      } catch (error) {
        this.#needs.log('A reply could not be delivered yet.', error);
        void this.#later(conversationId, 0);
      }
    });
  }

  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    for (const timer of this.#retries.values()) clearTimeout(timer);
  }

  #hear(item: NewsItem): void {
    if (item.kind === 'activities' && this.#needs.owns(item.conversationId)) void this.#proactive(item.conversationId, 0);
  }

  #proactive(conversationId: string, attempt: number): Promise<void> {
    return this.#serial.run(conversationId, async () => {
      if (this.#closed) return;
      try {
        const conversation = await this.#needs.store.load(conversationId);
        if (conversation === undefined || conversation.reference === null) return;
        await this.#flush(conversationId, (activity) => this.#needs.sendTo(conversation.reference, activity));
      } catch (error) {
        this.#needs.log('A message could not be delivered yet.', error);
        void this.#later(conversationId, attempt);
      }
    });
  }

  async #later(conversationId: string, attempt: number): Promise<void> {
    if (this.#closed || this.#retries.has(conversationId)) return;
    const wait = waits[Math.min(attempt, waits.length - 1)] ?? 0;
    this.#retries.set(conversationId, setTimeout(() => {
      this.#retries.delete(conversationId);
      void this.#proactive(conversationId, attempt + 1);
    }, wait).unref());
  }

  async #flush(conversationId: string, send: Send): Promise<void> {
    const { store } = this.#needs;
    for (;;) {
      const rows = await store.activitiesAfter(conversationId, await store.delivered(conversationId), pageSize);
      if (rows.length === 0) return;
      for (const { activity, watermark } of rows) {
        if (activity.channelData?.role !== 'citizen' && activity.type === 'message') await send(activity);
        await store.markDelivered(conversationId, watermark);
      }
    }
  }
}
