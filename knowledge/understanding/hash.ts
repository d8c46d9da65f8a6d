/** FNV-1a over UTF-16 units, started from a seed that separates the families of features. */
export function hash(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return finish(h);
}

/** Spreads the bits of a running FNV-1a value; never 0, which marks an empty place in the table. */
export function finish(h: number): number {
  let x = h ^ (h >>> 15);
  x = Math.imul(x, 0x2c1b3c6d);
  x ^= x >>> 12;
  x = Math.imul(x, 0x297a2d39);
  return (x ^ (x >>> 15)) >>> 0 || 1;
}

/**
 * Hashes to numbers, open addressing. The two arrays are the whole state, so
 * that a model file maps into it without building anything.
 */
export class HashTable {
  keys: Uint32Array;
  values: Int32Array;
  size = 0;

  constructor(keys: Uint32Array = new Uint32Array(1024), values: Int32Array = new Int32Array(keys.length)) {
    this.keys = keys;
    this.values = values;
  }

  /** The number kept under a hash, or `otherwise`. */
  get(key: number, otherwise: number): number {
    const mask = this.keys.length - 1;
    for (let i = key & mask; ; i = (i + 1) & mask) {
      const found = this.keys[i];
      if (found === key) return this.values[i]!;
      if (found === 0) return otherwise;
    }
  }

  /** Adds to the number kept under a hash; a new one starts at 0. */
  add(key: number, amount: number): void {
    if (this.size * 2 >= this.keys.length) this.grow();
    const i = this.place(key);
    if (this.keys[i] === 0) {
      this.keys[i] = key;
      this.size++;
    }
    this.values[i] = this.values[i]! + amount;
  }

  /** The number kept under a hash; a new hash gets the number of those before it. */
  numberOf(key: number): number {
    let i = this.place(key);
    if (this.keys[i] === 0) {
      if (this.size * 2 >= this.keys.length) {
        this.grow();
        i = this.place(key);
      }
      this.keys[i] = key;
      this.values[i] = this.size++;
    }
    return this.values[i]!;
  }

  private place(key: number): number {
    const mask = this.keys.length - 1;
    let i = key & mask;
    while (this.keys[i] !== 0 && this.keys[i] !== key) i = (i + 1) & mask;
    return i;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.values = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === 0) continue;
      const to = this.place(keys[i]!);
      this.keys[to] = keys[i]!;
      this.values[to] = values[i]!;
    }
  }
}
