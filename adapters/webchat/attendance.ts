import type { World } from '../../bot/world.ts';
import type { ListenerStore } from '../../handoff/ports.ts';
import type { Streams } from './streams.ts';

/** Between two notes of whose page is open, in milliseconds. */
const every = 20_000;

/** Notes which conversations have a page open, so that the desk sees who is gone. It is a courtesy: what fails is noted with the next beat. */
export class Attendance {
  readonly #store: Pick<ListenerStore, 'listening'>;
  readonly #streams: Pick<Streams, 'conversations'>;
  readonly #world: Pick<World, 'now'>;
  readonly #polled = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(store: Pick<ListenerStore, 'listening'>, streams: Pick<Streams, 'conversations'>, world: Pick<World, 'now'>) {
    this.#store = store;
    this.#streams = streams;
    this.#world = world;
    this.#timer = setInterval(() => {
      this.#note([...new Set([...this.#streams.conversations, ...this.#polled])]);
      this.#polled.clear();
    }, every);
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
    if (conversationIds.length > 0) void this.#store.listening(conversationIds, this.#world.now().toISOString()).catch(() => undefined);
  }
}
