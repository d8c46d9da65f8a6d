import { expect, test } from '@jest/globals';
import { benchOf, type Kind } from '../stores.ts';

export function presence(kind: Kind): void {
  const bench = benchOf(kind);

  test('librarians seen since then, each once, in their own library, for every instance', async () => {
    await bench.store.seenAtDesk('anna', 'a', '2026-11-23T08:00:00.000Z');
    await bench.store.seenAtDesk('bo', 'a', '2026-11-23T08:00:30.000Z');
    await bench.store.seenAtDesk('bo', 'a', '2026-11-23T08:01:00.000Z');
    await bench.store.seenAtDesk('cecilie', 'b', '2026-11-23T08:01:00.000Z');
    const other = await bench.open();
    expect([await other.atDesk('a', '2026-11-23T08:00:00.000Z'), await other.atDesk('a', '2026-11-23T08:00:31.000Z'), await other.atDesk('c', '2026-11-23T08:00:00.000Z')]).toEqual([2, 1, 0]);
    await other.leftDesk('bo');
    expect(await bench.store.atDesk('a', '2026-11-23T08:00:31.000Z')).toBe(0);
  });
}
