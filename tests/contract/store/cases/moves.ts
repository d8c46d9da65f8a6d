import { expect, test } from '@jest/globals';
import type { Move } from '../../../../bot/ports.ts';
import { change, conversation } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

export function moves(kind: Kind): void {
  const bench = benchOf(kind);
  const now = '2026-11-24T10:00:00.000Z';
  let count = 0;

  async function offered(expiresAt = '2026-11-24T10:10:00.000Z'): Promise<Move> {
    const talk = conversation();
    const move: Move = { code: `CODE${(count += 1)}`, conversationId: talk.id, libraryId: 'bibliotek', language: 'da', moves: 0, expiresAt };
    await bench.store.commit(change(talk, ['flyt'], { moves: [move] }));
    return move;
  }

  test('a code is found until it is taken, and taken once, whoever comes at the same time', async () => {
    const move = await offered();
    expect(await bench.store.findMove(move.code, now)).toEqual(move);
    const all = await Promise.all(Array.from({ length: 12 }, (_, taker) => bench.store.takeMove(move.code, `taker ${taker}`, now)));
    expect(all.filter((each) => each !== undefined)).toEqual([{ move, again: false }]);
    expect(await bench.store.findMove(move.code, now)).toBeUndefined();
  });

  test('who has taken it may ask again, and is told so', async () => {
    const move = await offered();
    await bench.store.takeMove(move.code, 'telefonen', now);
    expect(await bench.store.takeMove(move.code, 'telefonen', now)).toEqual({ move, again: true });
  });

  test('an old code is worth nothing, and is deleted', async () => {
    const move = await offered(now);
    expect([await bench.store.findMove(move.code, now), await bench.store.takeMove(move.code, 'telefonen', now)]).toEqual([undefined, undefined]);
    await bench.store.forgetMoves('2026-11-24T10:00:01.000Z');
    expect(await bench.store.findMove(move.code, '2026-11-24T09:00:00.000Z')).toBeUndefined();
  });
}
