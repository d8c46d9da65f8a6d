/** Lets one at a time through, in the order in which they came. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  async take(): Promise<void> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}

const writers = new Map<string, Turns>();

/**
 * The turns of all who write to a file from this process. SQLite would make the second
 * wait inside a call, which stops the first from ever finishing.
 */
export function writersOf(file: string): Turns {
  const turns = writers.get(file) ?? new Turns();
  writers.set(file, turns);
  return turns;
}
