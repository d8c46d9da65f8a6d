import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { openStore } from '../../../storage/open.ts';
import type { StoreOptions } from '../../../storage/open.ts';
import type { Store } from '../../../storage/store.ts';
import { freshDatabase } from '../../support/postgres.ts';

/** A place for data, and what makes and removes it. */
interface Place {
  options: StoreOptions;
  remove(): Promise<void>;
}

export interface Kind {
  name: string;
  /** Whether stores opened on the same place tell each other of news. */
  shares: boolean;
  place(): Promise<Place>;
}

/** Every store runs the same cases; a new one is a line here. */
export const stores: Kind[] = [
  { name: 'SQLite', shares: false, place: async () => folder() },
  { name: 'PostgreSQL', shares: true, place: async () => database() },
];

function folder(): Place {
  const dataDir = mkdtempSync(join(tmpdir(), 'selvhjulpen-store-'));
  return { options: { dataDir }, remove: async () => rmSync(dataDir, { recursive: true, force: true }) };
}

async function database(): Promise<Place> {
  const { options, remove } = folder();
  const { url, drop } = await freshDatabase();
  const removeAll = async () => {
    await drop();
    await remove();
  };
  return { options: { ...options, databaseUrl: url }, remove: removeAll };
}

/** The stores of one test file, and the faults they reported. */
export class Bench {
  readonly kind: Kind;
  readonly faults: unknown[] = [];
  #place: Place | undefined;
  #opened: Store[] = [];

  constructor(kind: Kind) {
    this.kind = kind;
  }

  get options(): StoreOptions {
    if (!this.#place) throw new Error('Call prepare() first.');
    return { ...this.#place.options, onFault: (fault) => this.faults.push(fault) };
  }

  async prepare(): Promise<void> {
    this.#place = await this.kind.place();
  }

  /** Another store on the same data. */
  async open(): Promise<Store> {
    const store = await openStore(this.options);
    this.#opened.push(store);
    return store;
  }

  /** The store of a group of cases; see `benchOf`. */
  get store(): Store {
    const [store] = this.#opened;
    if (store === undefined) throw new Error('There is no store yet.');
    return store;
  }

  async remove(): Promise<void> {
    for (const store of this.#opened) await store.close();
    await this.#place?.remove();
  }
}

/** A bench with one store on it, made before the cases of a group and removed after them. */
export function benchOf(kind: Kind): Bench {
  const bench = new Bench(kind);
  beforeAll(async () => {
    await bench.prepare();
    await bench.open();
  });
  afterAll(() => bench.remove());
  return bench;
}
