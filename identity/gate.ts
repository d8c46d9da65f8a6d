import { HouseError } from '../common/errors.ts';

/** Lets a few pieces of costly work run at once; the others wait in line. */
export class Gate {
  readonly #atOnce: number;
  readonly #longestLine: number;
  readonly #line: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, longestLine: number) {
    this.#atOnce = atOnce;
    this.#longestLine = longestLine;
  }

  /** @throws HouseError `TooManyRequests` when the line is full. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else if (this.#line.length >= this.#longestLine) throw new HouseError('TooManyRequests');
    // Whoever leaves passes the place on, so the number that runs stays the same.
    else await new Promise<void>((resolve) => this.#line.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
