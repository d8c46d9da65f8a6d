import { HouseError } from '../common/errors.ts';

export interface RateLimit {
  /** So many at once … */
  burst: number;
  /** … and so many a second after that. */
  perSecond: number;
}

/** Counts calls by key (an address, a conversation) in a bucket that refills with time. */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  /** @param now milliseconds */
  constructor(limit: RateLimit, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  /** @throws HouseError `TooManyRequests` when the key's bucket is empty. */
  take(key: string): void {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { left: this.#limit.burst, at: now };
    const left = Math.min(this.#limit.burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * this.#limit.perSecond);
    if (left < 1) throw new HouseError('TooManyRequests');
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left - 1, at: now });
    if (this.#buckets.size > 10_000) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
