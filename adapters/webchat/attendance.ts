import type { World } from '../../bot/world.ts';
import type { ListenerStore } from '../../handoff/ports.ts';
import type { Streams } from './streams.ts';

/** Between two notes of whose page is open, in milliseconds. */
const every = 20_000;

/** Notes which conversations have a page open, so that the desk sees who is gone. It is a courtesy: what fails is noted with the next beat. */
export class Attendance {
  readonly #store: ListenerStore;
  readonly #streams: Streams;
  readonly #world: World;
  readonly #polled = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(store: ListenerStore, streams: Streams, world: World) {
    this.#store = store;
    this.#streams = streams;
    this.#world = world;
    this.#timer = setInterval(() => this.#note([...this.#streams.conversations, ...this.#polled]), every);
    this.#timer.unref();
  }

  /** A page has just been opened. */
  opened(conversationId: string): void {
    this.#note([conversationId]);
  }

  /** A page without a socket has asked for news. */
  polled(conversationId: string): void {
    this.#polled.add(conversationId);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #note(conversationIds: readonly string[]): void {
    this.#polled.clear();
    if (conversationIds.length > 0) void this.#store.listening(conversationIds, this.#world.now().toISOString()).catch(() => undefined);
  }
}
