import { describe, expect, test } from '@jest/globals';
import { openOutageBoard } from '../../knowledge/outage-board.ts';
import { outageNotice, outagesNow, type Outage } from '../../knowledge/outage.ts';

const outage = (more: Partial<Outage> = {}): Outage => ({ id: 'one', service: 'mitid', libraryId: null, from: '2026-11-23T08:00:00.000Z', until: '2026-11-23T11:00:00.000Z', words: null, ...more });

describe('a notice holds', () => {
  const at = (time: string, more: Partial<Outage> = {}): number => outagesNow([outage(more)], new Date(time), 'a').length;
  test('from its beginning until its end', () => expect(['2026-11-23T07:59:59.999Z', '2026-11-23T08:00:00Z', '2026-11-23T10:59:59.999Z', '2026-11-23T11:00:00Z'].map((time) => at(time))).toEqual([0, 1, 1, 0]));
  test('without an end until it is lifted', () => expect(at('2030-01-01T00:00:00Z', { until: null })).toBe(1));
  test('for one library or for all', () => expect([at('2026-11-23T09:00:00Z', { libraryId: 'a' }), at('2026-11-23T09:00:00Z', { libraryId: 'b' })]).toEqual([1, 0]));
});

describe('its words', () => {
  test('the service’s own sentence, with the Danish time it is expected back', () => {
    expect(outageNotice(outage({ service: 'skat' }), 'da')).toBe('Skats selvbetjening har problemer lige nu, så den virker måske ikke. Det er ikke din fejl. Vent lidt, og prøv igen senere. Vi regner med, at det virker igen 23. november kl. 12.00.');
    expect(outageNotice(outage({ until: '2026-07-01T22:30:00.000Z' }), 'en')).toContain('We expect it to work again on 2 July at 00:30.');
  });
  test('an editor’s sentences take its place', () => expect(outageNotice(outage({ until: null, words: { da: 'Nede.', en: 'Down.' } }), 'en')).toBe('Down.'));
});

describe('the board', () => {
  test('reads what is set meanwhile, and keeps the last notices while it cannot read', async () => {
    let stored: Outage[] = [];
    let broken = false;
    const store = { outages: async () => { if (broken) throw new Error('gone'); return stored; }, setOutage: async () => undefined };
    const board = await openOutageBoard(store, () => new Date('2026-11-23T09:00:00Z'), () => undefined);
    expect(board.current('a')).toEqual([]);
    stored = [outage()];
    await board.refresh();
    expect(board.current('a')).toEqual(stored);
    broken = true;
    await expect(board.refresh()).rejects.toThrow('gone');
    expect(board.current('a')).toEqual(stored);
    board.close();
  });
});
