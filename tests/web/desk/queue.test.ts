import { expect, test } from '@jest/globals';
import type { QueueItem } from '../../../common/desk-api.ts';
import { sectionsOf } from '../../../web/desk/queue.ts';
import { claimedBy, offeredTo, request } from './samples.ts';

const idsOf = (requests: QueueItem[]): Record<string, string[]> =>
  Object.fromEntries(Object.entries(sectionsOf(requests, 'anna')).map(([name, items]) => [name, items.map(({ id }: QueueItem) => id)]));

test('what is offered to me is on top and nowhere else; what is offered to a colleague waits', () => {
  expect(idsOf([request('1'), offeredTo('Anna', '2'), offeredTo('Bo', '3')])).toEqual({ offered: ['2'], waiting: ['1', '3'], work: [], going: [] });
});

test('who waits at this moment stands apart from what can be done later; scams first, then who has waited longest', () => {
  const requests = [request('5'), request('4', { kind: 'call' }), request('3', { kind: 'come' }), request('2', { kind: 'message' }), request('9', { urgency: 'scam' }), request('1', { state: 'resolved' })];
  expect(idsOf(requests)).toEqual({ offered: [], waiting: ['9', '3', '5'], work: ['2', '4'], going: [] });
});

test('of those in progress one\'s own come first', () => {
  expect(idsOf([claimedBy('Bo', '1'), claimedBy('Anna', '3'), claimedBy('Anna', '2')])['going']).toEqual(['2', '3', '1']);
});
