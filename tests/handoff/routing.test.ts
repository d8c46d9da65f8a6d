import { describe, expect, test } from '@jest/globals';
import { maySee, Pool, poolsOf } from '../../handoff/pool.ts';
import { claim, decline, offerTo, type HandoffRequest } from '../../handoff/request.ts';
import { chatsOf, nextOffers, type Candidate } from '../../handoff/routing.ts';
import { anna, bo, later, now, request } from './requests.ts';

const pool = Pool.parse({ id: 'syd', name: { da: 'bibliotekerne på Sydsjælland', en: 'the libraries of South Zealand' }, libraries: ['naestby', 'faxeby'], agreement: { reference: 'Aftale 12/2026', signedOn: '2026-01-15' } });
const ready = (id: string, change: Partial<Candidate> = {}): Candidate => ({ id, firstName: id, libraryId: 'naestby', status: 'ready', ...change });
const at = (id: string, minute: number, change: Partial<HandoffRequest> = {}): HandoffRequest => request(id, { openedAt: `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`, ...change });
const offers = (open: readonly HandoffRequest[], candidates: readonly Candidate[], limit = 3): string[] =>
  nextOffers(open, candidates, [pool], () => limit).map(({ request: { id }, to }) => `${id}→${to.id}`);

describe('who is offered what', () => {
  test('scams first of all, then who has waited longest; each to the one with the fewest', () => {
    expect(offers([at('b', 2), at('a', 1), at('scam', 9, { urgency: 'scam' })], [ready('anna'), ready('bo')], 2)).toEqual(['scam→anna', 'a→bo', 'b→anna']);
  });

  test('nobody at the counter, away, or with as many as the library allows', () => {
    const hers = claim(request('hers'), anna, now);
    expect(offers([hers, at('a', 1)], [ready('anna'), ready('bo', { status: 'counter' }), ready('cy', { status: 'away' })], 1)).toEqual([]);
    expect(offers([hers, at('a', 1)], [ready('anna'), ready('bo', { status: 'counter' })], 2)).toEqual(['a→anna']);
  });

  test('an offer that stands counts as one, and is not made again', () => {
    expect(offers([offerTo(at('a', 1), anna, later), at('b', 2)], [ready('anna'), ready('bo')], 1)).toEqual(['b→bo']);
  });

  test('whoever said no is not asked again, and where all have said no it waits for anybody', () => {
    const declined = decline(offerTo(at('a', 1), anna, later), anna);
    expect(offers([declined], [ready('anna'), ready('bo')])).toEqual(['a→bo']);
    expect(offers([decline(offerTo(declined, bo, later), bo)], [ready('anna'), ready('bo')])).toEqual([]);
  });

  test('messages and calls are a list to work off, and are offered to nobody', () => {
    expect(offers([at('m', 1, { kind: 'message' }), at('k', 1, { kind: 'call' })], [ready('anna')])).toEqual([]);
    expect(chatsOf('anna', [claim(request('k', { kind: 'call' }), anna, now), claim(request('c'), anna, now)])).toBe(1);
  });
});

describe('a pool of libraries', () => {
  const far = ready('far', { libraryId: 'faxeby' });

  test('helps a citizen only after their yes, and the own library\'s librarians are asked first', () => {
    expect(offers([at('a', 1)], [far])).toEqual([]);
    expect(offers([at('a', 1, { poolId: 'syd' })], [far])).toEqual(['a→far']);
    expect(offers([at('a', 1, { poolId: 'syd' }), at('b', 2, { poolId: 'syd' })], [far, ready('anna')], 1)).toEqual(['a→anna', 'b→far']);
  });

  test('shows a request to its members alone', () => {
    const shared = { libraryId: 'naestby', poolId: 'syd' };
    expect(['naestby', 'faxeby', 'aarhus'].map((library) => maySee(shared, library, [pool]))).toEqual([true, true, false]);
    expect(maySee({ ...shared, poolId: null }, 'faxeby', [pool])).toBe(false);
    expect(maySee({ libraryId: 'aarhus', poolId: 'syd' }, 'faxeby', [pool])).toBe(false);
    expect(poolsOf([pool], 'aarhus')).toEqual([]);
  });

  test('needs an agreement', () => {
    const { agreement: _none, ...without } = pool;
    expect(Pool.safeParse(without).success).toBe(false);
  });
});
