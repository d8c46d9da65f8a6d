import { isIPv6 } from 'node:net';
import { HouseError } from '../common/errors.ts';

/** So many tries at once, and another one each time `refill` milliseconds have passed. */
export interface Allowance {
  tries: number;
  refill: number;
}

export interface SignInLimits {
  email: Allowance;
  /** A library's staff share one address, so this one is wider. */
  network: Allowance;
}

export const defaultSignInLimits: SignInLimits = {
  email: { tries: 10, refill: 60_000 },
  network: { tries: 40, refill: 15_000 },
};

/** Keys remembered of each kind; the one used longest ago is forgotten first. */
const mostKeys = 10_000;

/**
 * Slows down whoever guesses passwords, by e-mail address and by network. Every try
 * counts from its beginning, so that many at once gain nothing; one that succeeds is
 * given back. Addresses nobody has an account for are slowed down just the same.
 */
export class SignInThrottle {
  readonly #emails: Buckets;
  readonly #networks: Buckets;

  /** @param now milliseconds */
  constructor(limits: SignInLimits, now: () => number) {
    this.#emails = new Buckets(limits.email, now);
    this.#networks = new Buckets(limits.network, now);
  }

  /** @returns what to call when the try succeeded. @throws HouseError `TooManyRequests`. */
  begin(email: string, ip: string): () => void {
    const network = networkOf(ip);
    this.#networks.take(network);
    this.#emails.take(email);
    return () => {
      this.#networks.giveBack(network);
      this.#emails.giveBack(email);
    };
  }
}

class Buckets {
  readonly #allowance: Allowance;
  readonly #now: () => number;
  readonly #byKey = new Map<string, { left: number; at: number }>();

  constructor(allowance: Allowance, now: () => number) {
    this.#allowance = allowance;
    this.#now = now;
  }

  take(key: string): void {
    const left = this.#left(key);
    if (left < 1) throw new HouseError('TooManyRequests');
    this.#keep(key, left - 1);
  }

  giveBack(key: string): void {
    this.#keep(key, Math.min(this.#allowance.tries, this.#left(key) + 1));
  }

  #left(key: string): number {
    const bucket = this.#byKey.get(key);
    if (bucket === undefined) return this.#allowance.tries;
    return Math.min(this.#allowance.tries, bucket.left + (this.#now() - bucket.at) / this.#allowance.refill);
  }

  #keep(key: string, left: number): void {
    this.#byKey.delete(key);
    this.#byKey.set(key, { left, at: this.#now() });
    const oldest = this.#byKey.keys().next();
    if (this.#byKey.size > mostKeys && !oldest.done) this.#byKey.delete(oldest.value);
  }
}

/** One IPv6 customer holds a whole /64: its first four groups. IPv4 addresses stand for themselves. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [before = '', after] = ip.toLowerCase().split('%', 1).join('').split('::');
  const groups = (part: string): string[] => part.split(':').filter(Boolean);
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
