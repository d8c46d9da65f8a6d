import { expect, test } from '@jest/globals';
import { benchOf, type Kind } from '../stores.ts';

const noon = '2026-11-23T12:00:00.000Z';
const seconds = (count: number): string => new Date(Date.parse(noon) + count * 1_000).toISOString();

export function presence(kind: Kind): void {
  const bench = benchOf(kind);

  async function employed(id: string, firstName: string, libraryId: string): Promise<void> {
    await bench.store.saveAccount({ staff: { id, email: `${id}@example.dk`, firstName, role: 'librarian', libraryId }, passwordHash: '' });
  }
  const seen = (id: string, libraryId: string, at: number): Promise<void> => bench.store.seenAtDesk(id, libraryId, seconds(at), seconds(at - 60));
  const present = async (libraries: string[], since: number): Promise<string[]> => (await bench.store.present(libraries, seconds(since))).map(({ firstName, status }) => `${firstName} ${status}`);

  test('librarians seen since then, each once, by their first names, for every instance', async () => {
    for (const [id, firstName, libraryId] of [['åse', 'Åse', 'a'], ['bo', 'Bo', 'a'], ['cecilie', 'Cecilie', 'b']] as const) await employed(id, firstName, libraryId);
    for (const [id, at] of [['åse', 30], ['bo', 30], ['bo', 60]] as const) await seen(id, 'a', at);
    await seen('cecilie', 'b', 60);
    const other = await bench.open();
    expect(await other.present(['a', 'b'], seconds(0))).toEqual([
      { id: 'bo', firstName: 'Bo', libraryId: 'a', status: 'ready' }, { id: 'cecilie', firstName: 'Cecilie', libraryId: 'b', status: 'ready' }, { id: 'åse', firstName: 'Åse', libraryId: 'a', status: 'ready' },
    ]);
    expect([await present(['a'], 31), await present([], 0), await present(['c'], 0)]).toEqual([['Bo ready'], [], []]);
  });

  test('a desk that is closed counts at once, and is as it was when it opens again soon', async () => {
    await employed('dorte', 'Dorte', 'd');
    await bench.store.setStatus('dorte', 'counter');
    expect(await bench.store.seenAt('dorte')).toBeNull();
    await seen('dorte', 'd', 0);
    expect(await present(['d'], 0)).toEqual(['Dorte ready']);
    await bench.store.setStatus('dorte', 'counter');
    await bench.store.leftDesk('dorte');
    expect([await present(['d'], 0), await bench.store.seenAt('dorte')]).toEqual([[], null]);
    await seen('dorte', 'd', 60);
    expect([await present(['d'], 0), await bench.store.seenAt('dorte')]).toEqual([['Dorte counter'], seconds(60)]);
  });

  test('whoever was away longer begins as ready', async () => {
    await employed('emil', 'Emil', 'e');
    await seen('emil', 'e', 0);
    await bench.store.setStatus('emil', 'away');
    await seen('emil', 'e', 61);
    expect(await present(['e'], 0)).toEqual(['Emil ready']);
  });
}
