import type { NewsItem } from '../bot/ports.ts';
import type { FaultListener } from './engine.ts';

/** The subscribers of this instance. */
export class Listeners {
  readonly #all = new Set<{ hear: (item: NewsItem) => void }>();
  readonly #onFault: FaultListener;

  constructor(onFault: FaultListener) {
    this.#onFault = onFault;
  }

  add(hear: (item: NewsItem) => void): () => void {
    const listener = { hear };
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  /** A listener that throws is reported, and keeps nobody from hearing. */
  tell(items: readonly NewsItem[]): void {
    for (const item of items) {
      for (const listener of this.#all) {
        try {
          listener.hear(item);
        } catch (error) {
          this.#onFault(error);
        }
      }
    }
  }
}
