import { describe, expect, test } from '@jest/globals';
import type { ErrorCode } from '../../common/errors.ts';
import { HouseError } from '../../common/errors.ts';
import { abandon, asMessage, assertOwner, beginClose, cancel, claim, decline, expire, goneSince, offerTo, release, resolve, sharedWith, transfer, tried, undoClose, withdraw } from '../../handoff/request.ts';
import { anna, bo, later, now, request } from './requests.ts';

const refused = (act: () => unknown): ErrorCode | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof HouseError ? error.code : undefined;
  }
};
const close = { to: 'bot', outcome: 'solved', topic: 'mitid-koder' } as const;
const claimed = claim(request('r'), anna, now);

describe('a claim', () => {
  test('makes one librarian the owner, and takes the offer away', () => {
    expect(claim(offerTo(request('r'), bo, later), anna, later)).toMatchObject({ state: 'claimed', claimedBy: anna, claimedAt: later, openedAt: now, offer: null });
  });

  test('is refused where somebody has it, and where it has ended', () => {
    expect(refused(() => claim(claimed, bo, later))).toBe('AlreadyClaimed');
    for (const ended of [cancel(request('r'), later), expire(request('r'), later), abandon(request('r'), later), resolve(beginClose(claimed, anna, close, later), later)]) {
      expect(refused(() => claim(ended, bo, later))).toBe('RequestEnded');
    }
  });

  test('only its owner can act on', () => {
    for (const act of [release, undoClose, (r: typeof claimed, s: typeof bo) => tried(r, s, 'no-answer', later), (r: typeof claimed, s: typeof bo) => beginClose(r, s, close, later), (r: typeof claimed, s: typeof bo) => transfer(r, s, anna, later)]) {
      expect(refused(() => act(claimed, bo))).toBe('NotYours');
      expect(refused(() => act(cancel(claimed, later), anna))).toBe('RequestEnded');
    }
    expect(refused(() => assertOwner(claimed, anna))).toBeUndefined();
  });
});

describe('an offer', () => {
  test('is for one librarian, who alone can decline it, and is remembered as declined', () => {
    const offered = offerTo(request('r'), anna, later);
    expect(offered).toMatchObject({ state: 'waiting', offer: { to: anna, until: later, by: null } });
    expect(decline(offered, bo)).toBe(offered);
    expect(decline(offered, anna)).toMatchObject({ offer: null, declinedBy: ['anna'] });
  });

  test('that goes by without a word is no no', () => {
    expect(withdraw(offerTo(request('r'), anna, later))).toEqual(request('r'));
    expect(withdraw(claimed)).toBe(claimed);
  });

  test('is not made of what somebody has', () => expect(offerTo(claimed, bo, later)).toBe(claimed));

  test('of a conversation that was given back goes to everybody anew, of one that was passed on to the colleague', () => {
    expect(release({ ...claimed, declinedBy: ['bo'] }, anna)).toMatchObject({ state: 'waiting', openedAt: now, claimedBy: null, claimedAt: null, declinedBy: [] });
    expect(transfer(claimed, anna, bo, later)).toMatchObject({ state: 'waiting', claimedBy: null, offer: { to: bo, until: later, by: anna }, declinedBy: ['anna'] });
  });
});

describe('the end', () => {
  test('comes after the time to undo it, and says how it went', () => {
    const closing = beginClose(claimed, anna, close, later);
    expect(closing).toMatchObject({ state: 'claimed', closing: { ...close, at: later } });
    expect(undoClose(closing, anna)).toEqual(claimed);
    expect(resolve(closing, later)).toMatchObject({ state: 'resolved', endedAt: later, outcome: 'solved', topic: 'mitid-koder', claimedBy: anna });
    expect(resolve(claimed, later)).toBe(claimed);
  });

  test('by waiting too long comes to those who wait, and to nobody who is helped', () => {
    for (const [end, state] of [[expire, 'expired'], [abandon, 'abandoned']] as const) {
      expect(end(request('r'), later)).toMatchObject({ state, endedAt: later });
      expect(end(claimed, later)).toBe(claimed);
    }
  });
});

test('a try to reach somebody is noted; who was not reached waits on', () => {
  expect(tried(claimed, anna, 'voicemail', later)).toMatchObject({ state: 'waiting', claimedBy: null, attempts: [{ at: later, by: 'Anna', result: 'voicemail' }] });
  expect(tried(claimed, anna, 'reached', later)).toMatchObject({ state: 'claimed', claimedBy: anna, attempts: [{ result: 'reached' }] });
});

test('who is gone, who may help, and what a chat becomes when it closes', () => {
  expect(goneSince(request('r'), later).citizenGoneAt).toBe(later);
  expect(goneSince(goneSince(request('r'), later), null).citizenGoneAt).toBeNull();
  expect(sharedWith(request('r'), 'sydsjaelland').poolId).toBe('sydsjaelland');
  expect(asMessage(offerTo(request('r'), anna, later))).toMatchObject({ kind: 'message', offer: null, state: 'waiting' });
  expect(asMessage(claimed)).toBe(claimed);
});
