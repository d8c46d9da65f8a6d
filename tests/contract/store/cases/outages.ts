import { expect, test } from '@jest/globals';
import type { Outage } from '../../../../knowledge/outage.ts';
import { newId } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

const outage = (more: Partial<Outage> = {}): Outage => ({ id: newId('outage'), service: 'mitid', libraryId: null, from: '2026-11-23T08:00:00.000Z', until: null, words: null, ...more });

export function outages(kind: Kind): void {
  const bench = benchOf(kind);

  test('those that have not ended, the ones to come among them, exactly as they were set', async () => {
    const [open, timed, ended] = [outage({ words: { da: 'Æh ø å', en: 'It’s down' } }), outage({ libraryId: 'a', until: '2026-11-23T12:00:00.000Z' }), outage({ until: '2026-11-23T09:00:00.000Z' })];
    for (const each of [open, timed, ended]) await bench.store.setOutage(each);
    const sorted = (list: Outage[]): Outage[] => list.toSorted((one, two) => (one.id < two.id ? -1 : 1));
    expect(sorted(await bench.store.outages('2026-11-23T09:00:00.000Z'))).toEqual(sorted([open, timed]));
    expect(await bench.store.outages('2026-11-23T12:00:00.000Z')).toEqual([open]);
  });

  test('set again it is changed, and so it is lifted, for every instance', async () => {
    const changed = outage();
    await bench.store.setOutage(changed);
    const other = await bench.open();
    await other.setOutage({ ...changed, until: '2026-11-23T08:30:00.000Z' });
    expect((await bench.store.outages('2026-11-23T08:30:00.000Z')).map(({ id }) => id)).not.toContain(changed.id);
  });
}
