import { HouseError } from '../common/errors.ts';
import type { QueueItem, StaffMember } from '../common/desk-api.ts';

/**
 * A citizen waiting for a person.
 *
 *   waiting ──claim──▶ claimed ──resolve──▶ resolved
 *      ▲────release───────┘
 *      ├────cancel─────────┴────▶ cancelled
 *      └────expire──────────────▶ expired
 *
 * Transitions are pure; the store refuses a change whose `version` is no longer
 * the newest, so of two librarians who claim at once exactly one succeeds.
 */
export interface HandoffRequest extends QueueItem {
  /** Revision of the record: 0 before it is first stored, then one more with each change. */
  version: number;
}

export type Opening = Pick<HandoffRequest, 'id' | 'conversationId' | 'libraryId' | 'urgency' | 'language' | 'reason' | 'stuckAt'>
  & Partial<Pick<HandoffRequest, 'kind' | 'time' | 'code' | 'place' | 'sharedFrom'>>;

/** A new request; `now` is ISO 8601. */
export function open(opening: Opening, now: string): HandoffRequest {
  return { kind: 'chat', time: null, code: null, place: null, sharedFrom: 1, ...opening, state: 'waiting', openedAt: now, claimedBy: null, claimedAt: null, endedAt: null, version: 0 };
}

/** @throws HouseError `AlreadyClaimed` when somebody has it, `RequestEnded` when it is over. */
export function claim(request: HandoffRequest, staff: StaffMember, now: string): HandoffRequest {
  if (request.state === 'claimed') throw new HouseError('AlreadyClaimed');
  if (request.state !== 'waiting') throw new HouseError('RequestEnded');
  return { ...request, state: 'claimed', claimedBy: { id: staff.id, firstName: staff.firstName }, claimedAt: now };
}

/** @throws HouseError `NotYours` unless `staff` has claimed it, `RequestEnded` when it is over. */
export function assertOwner(request: HandoffRequest, staff: { id: string }): void {
  if (request.state !== 'waiting' && request.state !== 'claimed') throw new HouseError('RequestEnded');
  if (request.claimedBy?.id !== staff.id) throw new HouseError('NotYours');
}

/** Back to the queue, where it stands as long as it has waited. @throws as `assertOwner`. */
export function release(request: HandoffRequest, staff: { id: string }): HandoffRequest {
  assertOwner(request, staff);
  return { ...request, state: 'waiting', claimedBy: null, claimedAt: null };
}

/** The librarian is done. @throws as `assertOwner`. */
export function resolve(request: HandoffRequest, staff: StaffMember, now: string): HandoffRequest {
  assertOwner(request, staff);
  return { ...request, state: 'resolved', endedAt: now };
}

/** The citizen has said, while waiting, what it is about. */
export const explained = (request: HandoffRequest, reason: string): HandoffRequest => (request.reason === null ? { ...request, reason } : request);

/** It has become a scam under way. */
export const madeUrgent = (request: HandoffRequest): HandoffRequest => ({ ...request, urgency: 'scam' });

/** Nobody took it in time. A request that somebody has, or that has ended, stays as it is. */
export const expire = (request: HandoffRequest, now: string): HandoffRequest => (request.state === 'waiting' ? { ...request, state: 'expired', endedAt: now } : request);

/** The citizen no longer wants a person, or goes back to the robot. A request that has already ended stays as it is. */
export function cancel(request: HandoffRequest, now: string): HandoffRequest {
  return request.state === 'waiting' || request.state === 'claimed' ? { ...request, state: 'cancelled', endedAt: now } : request;
}
