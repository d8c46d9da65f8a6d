import type { NewsItem, Outbox } from '../../bot/ports.ts';
import type { World } from '../../bot/world.ts';
import type { DutyStore, HandoffStore } from '../../handoff/ports.ts';
import { openSince } from '../../handoff/presence.ts';
import { aheadOf } from '../../handoff/queue.ts';
import type { Streams } from './streams.ts';

/** Librarians come and go without a word; whoever waits is told again after so many milliseconds. */
const again = 15_000;
/** Changes of a queue within so many milliseconds are told together. */
const pause = 250;

/**
 * Tells citizens who wait how many stand before them and how many librarians have their desk open, as an event `handoff.queue` that, like
 * typing, is of the moment and never stored. Clients that do not know it pass it over.
 */
export class QueueNews {
  readonly #store: HandoffStore & DutyStore;
  readonly #streams: Streams;
  readonly #world: World;
  readonly #unsubscribe: () => void;
  readonly #timer: NodeJS.Timeout;
  /** Libraries where somebody waits with a stream here. */
  readonly #waiting = new Set<string>();
  readonly #due = new Map<string, NodeJS.Timeout>();

  constructor(store: HandoffStore & DutyStore & { outbox: Outbox }, streams: Streams, world: World) {
    this.#store = store;
    this.#streams = streams;
    this.#world = world;
    this.#timer = setInterval(() => { for (const libraryId of this.#waiting) this.tellSoon(libraryId); }, again);
    this.#timer.unref();
    this.#unsubscribe = store.outbox.subscribe((item) => this.#hear(item));
  }

  /** Tells everybody who waits in this library's queue and has a stream here. */
  async tell(libraryId: string): Promise<void> {
    const requests = (await this.#store.openRequests(libraryId)).filter(({ kind }) => kind === 'chat');
    const here = requests.filter((request) => request.state === 'waiting' && this.#streams.has(request.conversationId));
    if (here.length === 0) return void this.#waiting.delete(libraryId);
    this.#waiting.add(libraryId);
    const present = await this.#store.present([libraryId], openSince(this.#world.now().getTime()));
    const onDuty = present.filter(({ status }) => status === 'ready').length;
    for (const request of here) {
      this.#streams.tell(request.conversationId, {
        type: 'event', name: 'handoff.queue', value: { requestId: request.id, ahead: aheadOf(request, requests), onDuty },
        id: this.#world.newId(), timestamp: this.#world.now().toISOString(), channelId: 'webchat', conversation: { id: request.conversationId }, from: { id: 'selvhjulpen', role: 'bot' },
      });
    }
  }

  /** Tells soon, once for all that changes meanwhile. */
  tellSoon(libraryId: string): void {
    if (this.#due.has(libraryId)) return;
    const timer = setTimeout(() => {
      this.#due.delete(libraryId);
      // Whoever is not told now is told with the next change; the place in the queue is a courtesy.
      void this.tell(libraryId).catch(() => undefined);
    }, pause);
    timer.unref();
    this.#due.set(libraryId, timer);
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#timer);
    for (const timer of this.#due.values()) clearTimeout(timer);
  }

  #hear(item: NewsItem): void {
    if (item.kind === 'request') this.tellSoon(item.request.libraryId);
    if (item.kind === 'team') this.tellSoon(item.libraryId);
  }
}
