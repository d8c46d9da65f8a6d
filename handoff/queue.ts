import type { HandoffRequest } from './request.ts';

/** Order of the queue: scams first of all, then who has waited longest. */
export function inQueueOrder(requests: readonly HandoffRequest[]): HandoffRequest[] {
  return requests.toSorted((a, b) => rank(a) - rank(b) || compare(a.openedAt, b.openedAt) || compare(a.id, b.id));
}

/** How many waiting citizens stand before `request`. */
export function aheadOf(request: HandoffRequest, queue: readonly HandoffRequest[]): number {
  const waiting = inQueueOrder(queue.filter((other) => other.state === 'waiting' && other.id !== request.id));
  return waiting.filter((other) => inQueueOrder([other, request])[0] === other).length;
}

const rank = (request: HandoffRequest): number => (request.urgency === 'scam' ? 0 : 1);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
