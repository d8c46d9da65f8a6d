import { HouseError } from '../common/errors.ts';
import type { QueueItem, StaffMember } from '../common/desk-api.ts';

/**
 * A citizen waiting for a person.
 *
 *   waiting ──claim──▶ claimed ──resolve──▶ resolved
 *      └────cancel─────────┴────▶ cancelled
 *
 * Transitions are pure; the store refuses a change whose `version` is no longer
 * the newest, so of two librarians who claim at once exactly one succeeds.
 */
export interface HandoffRequest extends QueueItem {
  /** Revision of the record: 0 before it is first stored, then one more with each change. */
  version: number;
}

export type Opening = Pick<HandoffRequest, 'id' | 'conversationId' | 'libraryId' | 'urgency' | 'language' | 'reason' | 'stuckAt'>;

/** A new request; `now` is ISO 8601. */
export function open(opening: Opening, now: string): HandoffRequest {
  return { ...opening, state: 'waiting', openedAt: now, claimedBy: null, claimedAt: null, endedAt: null, version: 0 };
}

/** @throws HouseError `AlreadyClaimed` when somebody has it, `RequestEnded` when it is over. */
export function claim(request: HandoffRequest, staff: StaffMember, now: string): HandoffRequest {
  if (request.state === 'claimed') throw new HouseError('AlreadyClaimed');
  if (request.state !== 'waiting') throw new HouseError('RequestEnded');
  return { ...request, state: 'claimed', claimedBy: { id: staff.id, firstName: staff.firstName }, claimedAt: now };
}

/** @throws HouseError `NotYours` unless `staff` has claimed it, `RequestEnded` when it is over. */
export function assertOwner(request: HandoffRequest, staff: StaffMember): void {
  if (request.state === 'resolved' || request.state === 'cancelled') throw new HouseError('RequestEnded');
  if (request.claimedBy?.id !== staff.id) throw new HouseError('NotYours');
}

/** The librarian is done. @throws as `assertOwner`. */
export function resolve(request: HandoffRequest, staff: StaffMember, now: string): HandoffRequest {
  assertOwner(request, staff);
  return { ...request, state: 'resolved', endedAt: now };
}

/** The citizen no longer wants a person, or goes back to the robot. A request that has already ended stays as it is. */
export function cancel(request: HandoffRequest, now: string): HandoffRequest {
  return request.state === 'waiting' || request.state === 'claimed' ? { ...request, state: 'cancelled', endedAt: now } : request;
}
