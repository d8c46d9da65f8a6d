import { expect, test } from '@jest/globals';
import type { Calendar } from '../../../../libraries/ports.ts';
import { benchOf, type Kind } from '../stores.ts';

export function calendars(kind: Kind): void {
  const bench = benchOf(kind);
  const events = (libraryId: string, readAt: string): Calendar => ({ kind: 'events', libraryId, readAt, content: [] });
  const of = async (libraryId: string): Promise<Calendar[]> => (await bench.store.calendars('')).filter((each) => each.libraryId === libraryId);

  test('of many instances one reads, and again when it is due', async () => {
    const take = (now: string, retryAt: string): Promise<boolean> => bench.store.takeCalendar('taget', 'hours', now, retryAt);
    const first = await Promise.all(Array.from({ length: 8 }, () => take('2026-11-24T10:00:00.000Z', '2026-11-24T10:02:00.000Z')));
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await take('2026-11-24T10:01:59.000Z', '2026-11-24T10:04:00.000Z')).toBe(false);
    expect(await take('2026-11-24T10:02:00.000Z', '2026-11-24T10:04:00.000Z')).toBe(true);
    expect(await bench.store.takeCalendar('taget', 'events', '2026-11-24T10:02:00.000Z', '2026-11-24T10:04:00.000Z')).toBe(true);
    expect(await of('taget')).toEqual([]);
  });

  test('the newest answer stands in place of the older, and puts the next reading off', async () => {
    await bench.store.keepCalendar(events('holdt', '2026-11-24T10:00:00.000Z'), '2026-11-24T10:15:00.000Z');
    await bench.store.keepCalendar(events('holdt', '2026-11-24T10:15:00.000Z'), '2026-11-24T10:30:00.000Z');
    expect(await of('holdt')).toEqual([events('holdt', '2026-11-24T10:15:00.000Z')]);
    expect(await bench.store.takeCalendar('holdt', 'events', '2026-11-24T10:29:00.000Z', '2026-11-24T10:31:00.000Z')).toBe(false);
    expect(await of('holdt')).toHaveLength(1);
    expect((await bench.store.calendars('2026-11-24T10:14:59.000Z')).map(({ libraryId }) => libraryId)).toContain('holdt');
    expect((await bench.store.calendars('2026-11-24T10:15:00.000Z')).map(({ libraryId }) => libraryId)).not.toContain('holdt');
  });
}
