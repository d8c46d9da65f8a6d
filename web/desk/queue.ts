import type { QueueItem } from '../../common/desk-api.ts';
import type { DeskState } from './state.ts';

const progress: Record<QueueItem['state'], number> = { waiting: 0, claimed: 1, resolved: 2, cancelled: 2 };

/** Of two reports on one request the one that is further along: a request never goes back. */
export const later = (known: QueueItem | undefined, told: QueueItem): QueueItem =>
  (known !== undefined && progress[known.state] > progress[told.state] ? known : told);

export const isOver = (request: QueueItem | undefined): boolean => request !== undefined && progress[request.state] === 2;

export const isMine = (request: QueueItem | undefined, staffId: string): boolean => request?.state === 'claimed' && request.claimedBy?.id === staffId;

/** Waiting requests, scams first, then who has waited longest. */
export function waiting(state: Pick<DeskState, 'requests'>): QueueItem[] {
  const rank = (request: QueueItem): number => (request.urgency === 'scam' ? 0 : 1);
  return Object.values(state.requests ?? {}).filter((request) => request.state === 'waiting')
    .sort((a, b) => rank(a) - rank(b) || a.openedAt.localeCompare(b.openedAt));
}

/** Requests somebody has, one's own first. */
export function inProgress(state: Pick<DeskState, 'requests'>, staffId: string): QueueItem[] {
  const rank = (request: QueueItem): number => (isMine(request, staffId) ? 0 : 1);
  return Object.values(state.requests ?? {}).filter((request) => request.state === 'claimed')
    .sort((a, b) => rank(a) - rank(b) || (a.claimedAt ?? '').localeCompare(b.claimedAt ?? ''));
}

/** How much asks for the librarian's eyes: citizens who wait, and own conversations with unread messages. */
export const calling = (state: DeskState, staffId: string): number =>
  waiting(state).length + inProgress(state, staffId).filter((request) => isMine(request, staffId) && (state.open[request.id]?.unread ?? 0) > 0).length;
