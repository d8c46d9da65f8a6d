import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../../../storage/store.ts';
import { Bench } from '../stores.ts';
import type { Kind } from '../stores.ts';

export function presence(kind: Kind): void {
  const bench = new Bench(kind);
  let store: Store;
  beforeAll(async () => {
    await bench.prepare();
    store = await bench.open();
  });
  afterAll(() => bench.remove());

  test('librarians seen since then, each once, in their own library, for every instance', async () => {
    await store.seenAtDesk('anna', 'a', '2026-11-23T08:00:00.000Z');
    await store.seenAtDesk('bo', 'a', '2026-11-23T08:00:30.000Z');
    await store.seenAtDesk('bo', 'a', '2026-11-23T08:01:00.000Z');
    await store.seenAtDesk('cecilie', 'b', '2026-11-23T08:01:00.000Z');
    const other = await bench.open();
    expect([await other.atDesk('a', '2026-11-23T08:00:00.000Z'), await other.atDesk('a', '2026-11-23T08:00:31.000Z'), await other.atDesk('c', '2026-11-23T08:00:00.000Z')]).toEqual([2, 1, 0]);
    await other.leftDesk('bo');
    expect(await store.atDesk('a', '2026-11-23T08:00:31.000Z')).toBe(0);
  });
}
