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
  /** How long the channel asked us to wait when it refused, in milliseconds; null where it did not. */
  retryAfter(error: unknown): number | null;
  /** Waits before the next try, in milliseconds; the last one is repeated. */
  waits?: readonly number[];
  log(message: string, error: unknown): void;
}

const usualWaits = [1000, 2000, 5000, 15_000, 60_000, 300_000];
const longestWait = 3_600_000;
const pageSize = 100;

/**
 * Delivers stored activities at least once and in order, one conversation at a time.
 * The watermark of what the channel has taken is kept in the store, so that a
 * restart goes on where it stopped; what failed is tried again with growing waits,
 * and never before the channel wants to hear of it.
 */
export class Delivery {
  readonly #needs: DeliveryNeeds;
  readonly #waits: readonly number[];
  readonly #serial = new Serial();
  /** Conversations that wait for their next try; `asked` where the channel named the time. */
  readonly #retries = new Map<string, { timer: NodeJS.Timeout; asked: boolean }>();
  readonly #running = new Set<Promise<void>>();
  readonly #unsubscribe: () => void;
  #closed = false;

  constructor(needs: DeliveryNeeds) {
    this.#needs = needs;
    this.#waits = needs.waits ?? usualWaits;
    this.#unsubscribe = needs.store.outbox.subscribe((item) => this.#hear(item));
  }

  /** Takes up what an earlier run of the service left undelivered. */
  async resume(): Promise<void> {
    for (const { conversation } of await this.#needs.store.undelivered(this.#needs.channel, 1000)) this.#later(conversation.id, 0, null);
  }

  /** Runs a turn; what it said is sent with `send` before this resolves. News of the turn wait for it. */
  turn(conversationId: string, take: () => Promise<void>, send: Send): Promise<void> {
    return this.#inLine(conversationId, async () => {
      await take();
      if (this.#retries.get(conversationId)?.asked === true) return;
      await this.#try(conversationId, 0, () => this.#flush(conversationId, send));
    });
  }

  /** Starts nothing more, and resolves when what is being sent has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unsubscribe();
    for (const { timer } of this.#retries.values()) clearTimeout(timer);
    await Promise.allSettled(this.#running);
  }

  #hear(item: NewsItem): void {
    if (item.kind !== 'activities' || !this.#needs.owns(item.conversationId)) return;
    const { conversationId } = item;
    void this.#inLine(conversationId, async () => {
      if (!this.#retries.has(conversationId)) await this.#proactive(conversationId, 0);
    });
  }

  #proactive(conversationId: string, attempt: number): Promise<void> {
    return this.#try(conversationId, attempt, async () => {
      const conversation = await this.#needs.store.load(conversationId);
      if (conversation === undefined || conversation.reference === null) return;
      await this.#flush(conversationId, (activity) => this.#needs.sendTo(conversation.reference, activity));
    });
  }

  async #try(conversationId: string, attempt: number, send: () => Promise<void>): Promise<void> {
    if (this.#closed) return;
    try {
      await send();
    } catch (error) {
      if (this.#closed) return;
      this.#needs.log('A message could not be delivered yet.', error);
      this.#later(conversationId, attempt, this.#needs.retryAfter(error));
    }
  }

  #later(conversationId: string, attempt: number, asked: number | null): void {
    const waiting = this.#retries.get(conversationId);
    if (this.#closed || (waiting !== undefined && asked === null)) return;
    clearTimeout(waiting?.timer);
    const usual = this.#waits[Math.min(attempt, this.#waits.length - 1)] ?? 0;
    const timer = setTimeout(() => {
      this.#retries.delete(conversationId);
      void this.#inLine(conversationId, () => this.#proactive(conversationId, attempt + 1));
    }, Math.min(Math.max(usual, asked ?? 0), longestWait));
    this.#retries.set(conversationId, { timer: timer.unref(), asked: asked !== null });
  }

  /** One task of a conversation at a time; closing waits for them. */
  #inLine(conversationId: string, task: () => Promise<void>): Promise<void> {
    const run = this.#serial.run(conversationId, task);
    this.#running.add(run);
    const forget = (): void => { this.#running.delete(run); };
    run.then(forget, forget);
    return run;
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
