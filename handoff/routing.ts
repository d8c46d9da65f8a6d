import type { DutyStatus } from '../common/desk-team.ts';
import { inQueueOrder } from './queue.ts';
import { maySee, type Pool } from './pool.ts';
import type { HandoffRequest } from './request.ts';

/** A librarian whose desk is open, as far as it matters to who is offered what. */
export interface Candidate {
  id: string;
  firstName: string;
  libraryId: string;
  status: DutyStatus;
}

/** Chats a librarian has, and is offered. */
const loadOf = (staffId: string, open: readonly HandoffRequest[]): number =>
  open.filter(({ kind, claimedBy, offer, state }) => kind === 'chat' && (state === 'claimed' ? claimedBy?.id === staffId : offer?.to.id === staffId)).length;

/** Chats a librarian has now. */
export const chatsOf = (staffId: string, open: readonly HandoffRequest[]): number => open.filter(({ kind, state, claimedBy }) => kind === 'chat' && state === 'claimed' && claimedBy?.id === staffId).length;

/**
 * To whom each waiting chat without an offer is offered now: in the order of the queue, to the one who is ready, may
 * see it, has not said no to it and has the fewest; the own library's staff before those of a pool.
 * @param open waiting and claimed requests @param limitOf chats at once at most, in a library
 * @returns requests that nobody can be offered are left out
 */
export function nextOffers(open: readonly HandoffRequest[], candidates: readonly Candidate[], pools: readonly Pool[], limitOf: (libraryId: string) => number): { request: HandoffRequest; to: Candidate }[] {
  const load = new Map(candidates.map(({ id }) => [id, loadOf(id, open)]));
  const offers: { request: HandoffRequest; to: Candidate }[] = [];
  for (const request of inQueueOrder(open.filter(({ state, kind, offer }) => state === 'waiting' && kind === 'chat' && offer === null))) {
    const [to] = candidates
      .filter(({ id, libraryId, status }) => status === 'ready' && maySee(request, libraryId, pools) && !request.declinedBy.includes(id) && (load.get(id) ?? 0) < limitOf(libraryId))
      .sort((a, b) => away(a, request) - away(b, request) || (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
    if (to === undefined) continue;
    load.set(to.id, (load.get(to.id) ?? 0) + 1);
    offers.push({ request, to });
  }
  return offers;
}

const away = ({ libraryId }: Candidate, request: HandoffRequest): number => (libraryId === request.libraryId ? 0 : 1);
