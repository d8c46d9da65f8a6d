import { HouseError } from '../common/errors.ts';
import { RequestRecord, type AttemptResult, type Close, type Colleague } from '../common/desk-api.ts';

/**
 * A citizen waiting for a person.
 *
 *   waiting ──claim──▶ claimed ──close──▶ (claimed, closing) ──resolve──▶ resolved
 *    ▲  │ offer, decline   │ ▲                    │
 *    │  └──────────────────│ └───────undo─────────┘
 *    ├────release──────────┤
 *    ├────transfer─────────┘
 *    ├────cancel (either)──▶ cancelled
 *    ├────abandon──────────▶ abandoned
 *    └────expire───────────▶ expired
 *
 * Transitions are pure; the store refuses a change whose `version` is no longer
 * the newest, so of two librarians who claim at once exactly one succeeds.
 */
export type HandoffRequest = RequestRecord;

export type Opening = Pick<HandoffRequest, 'id' | 'conversationId' | 'libraryId' | 'urgency' | 'language' | 'reason' | 'stuckAt'>
  & Partial<Pick<HandoffRequest, 'kind' | 'time' | 'code' | 'place' | 'sharedFrom'>>;

/** A new request; `now` is ISO 8601. */
export const open = (opening: Opening, now: string): HandoffRequest =>
  RequestRecord.parse({ claimedBy: null, claimedAt: null, endedAt: null, ...opening, state: 'waiting', openedAt: now, version: 0 });

export const isOpen = ({ state }: HandoffRequest): boolean => state === 'waiting' || state === 'claimed';

const named = ({ id, firstName }: Colleague): Colleague => ({ id, firstName });

/** @throws HouseError `AlreadyClaimed` when somebody has it, `RequestEnded` when it is over. */
export function claim(request: HandoffRequest, staff: Colleague, now: string): HandoffRequest {
  if (request.state === 'claimed') throw new HouseError('AlreadyClaimed');
  if (request.state !== 'waiting') throw new HouseError('RequestEnded');
  return { ...request, state: 'claimed', offer: null, claimedBy: named(staff), claimedAt: now };
}

/** @throws HouseError `NotYours` unless `staff` has claimed it, `RequestEnded` when it is over. */
export function assertOwner(request: HandoffRequest, staff: { id: string }): void {
  if (!isOpen(request)) throw new HouseError('RequestEnded');
  if (request.claimedBy?.id !== staff.id) throw new HouseError('NotYours');
}

/** Offers a waiting request to one librarian until a time (ISO 8601); `by` passed it on. */
export const offerTo = (request: HandoffRequest, to: Colleague, until: string, by: Colleague | null = null): HandoffRequest =>
  (request.state === 'waiting' ? { ...request, offer: { to: named(to), until, by: by === null ? null : named(by) } } : request);

/** The librarian whom it was offered to does not take it. An offer to somebody else stays. */
export function decline(request: HandoffRequest, staff: { id: string }): HandoffRequest {
  if (request.state !== 'waiting' || request.offer?.to.id !== staff.id) return request;
  return { ...request, offer: null, declinedBy: [...request.declinedBy.filter((id) => id !== staff.id), staff.id] };
}

/** The offer has gone by without a word: the librarian's desk has closed, or nobody answered. They may be offered it again. */
export const withdraw = (request: HandoffRequest): HandoffRequest => (request.state === 'waiting' && request.offer !== null ? { ...request, offer: null } : request);

/** Back to the queue, where it stands as long as it has waited, and is offered to everybody anew. @throws as `assertOwner`. */
export function release(request: HandoffRequest, staff: { id: string }): HandoffRequest {
  assertOwner(request, staff);
  return { ...request, state: 'waiting', offer: null, claimedBy: null, claimedAt: null, closing: null, declinedBy: [] };
}

/** Passes it on to a colleague, who is offered it until a time (ISO 8601); after that everybody is. @throws as `assertOwner`. */
export const transfer = (request: HandoffRequest, staff: Colleague, to: Colleague, until: string): HandoffRequest =>
  ({ ...offerTo(release(request, staff), to, until, staff), declinedBy: [staff.id] });

/** The librarian is done, unless they undo it before `at` (ISO 8601). @throws as `assertOwner`. */
export function beginClose(request: HandoffRequest, staff: { id: string }, { to, outcome, topic }: Close, at: string): HandoffRequest {
  assertOwner(request, staff);
  return { ...request, closing: { to, outcome, topic, at } };
}

/** The librarian is not done after all. @throws as `assertOwner`. */
export function undoClose(request: HandoffRequest, staff: { id: string }): HandoffRequest {
  assertOwner(request, staff);
  return { ...request, closing: null };
}

/** The librarian's part has ended as `closing` says; without that the request stays as it is. */
export function resolve(request: HandoffRequest, now: string): HandoffRequest {
  if (request.state !== 'claimed' || request.closing === null) return request;
  const { outcome, topic } = request.closing;
  return { ...request, state: 'resolved', endedAt: now, outcome, topic };
}

/** A try to reach the citizen. Whoever was not reached waits on, and can be called again. @throws as `assertOwner`. */
export function tried(request: HandoffRequest, staff: Colleague, result: AttemptResult, now: string): HandoffRequest {
  assertOwner(request, staff);
  const noted = { ...request, attempts: [...request.attempts, { at: now, by: staff.firstName, result }] };
  return result === 'reached' ? noted : release(noted, staff);
}

/** The citizen has said yes to the staff of a pool. */
export const sharedWith = (request: HandoffRequest, poolId: string): HandoffRequest => ({ ...request, poolId });

/** The citizen's page is closed since then (ISO 8601), or open again (null). */
export const goneSince = (request: HandoffRequest, at: string | null): HandoffRequest => ({ ...request, citizenGoneAt: at });

/** The citizen has said, while waiting, what it is about. */
export const explained = (request: HandoffRequest, reason: string): HandoffRequest => (request.reason === null ? { ...request, reason } : request);

/** It has become a scam under way. */
export const madeUrgent = (request: HandoffRequest): HandoffRequest => ({ ...request, urgency: 'scam' });

/** The citizen has been told that the chat closes soon. */
export const called = (request: HandoffRequest): HandoffRequest => ({ ...request, lastCall: true });

/** The chat has closed for the day: what was asked is a message from now on. */
export const asMessage = (request: HandoffRequest): HandoffRequest => (request.state === 'waiting' ? { ...request, kind: 'message', offer: null } : request);

/** The citizen did not come back. A request that somebody has, or that has ended, stays as it is. */
export const abandon = (request: HandoffRequest, now: string): HandoffRequest => (request.state === 'waiting' ? { ...request, state: 'abandoned', offer: null, endedAt: now } : request);

/** Nobody took it in time. A request that somebody has, or that has ended, stays as it is. */
export const expire = (request: HandoffRequest, now: string): HandoffRequest => (request.state === 'waiting' ? { ...request, state: 'expired', offer: null, endedAt: now } : request);

/** The citizen no longer wants a person, or goes back to the robot. A request that has already ended stays as it is. */
export function cancel(request: HandoffRequest, now: string): HandoffRequest {
  return isOpen(request) ? { ...request, state: 'cancelled', offer: null, closing: null, endedAt: now } : request;
}
