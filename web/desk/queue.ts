import type { QueueItem } from '../../common/desk-api.ts';

/** The queue as a librarian reads it; each request stands in one place. */
export interface Sections {
  /** Offered to this librarian. */
  offered: QueueItem[];
  /** Who waits at this moment: for a chat, or for somebody to come to the computer. */
  waiting: QueueItem[];
  /** What can be done when there is time: messages, calls, appointments, those who come to the counter. */
  work: QueueItem[];
  /** What somebody has, one's own first. */
  going: QueueItem[];
}

/** Scams stand first everywhere, then who has waited longest. */
export function sectionsOf(requests: readonly QueueItem[], staffId: string): Sections {
  const open = requests.filter(({ state }) => state === 'waiting').sort((a, b) => urgency(a) - urgency(b) || a.openedAt.localeCompare(b.openedAt));
  const others = open.filter((request) => !isOfferedTo(request, staffId));
  return {
    offered: open.filter((request) => isOfferedTo(request, staffId)),
    waiting: others.filter(waitsNow),
    work: others.filter((request) => !waitsNow(request)),
    going: requests.filter(({ state }) => state === 'claimed').sort((a, b) => ownFirst(a, staffId) - ownFirst(b, staffId) || (a.claimedAt ?? '').localeCompare(b.claimedAt ?? '')),
  };
}

/** Whether the citizen waits for it at this moment. */
export const waitsNow = ({ kind }: QueueItem): boolean => kind === 'chat' || kind === 'come';

export const isOfferedTo = ({ state, offer }: QueueItem, staffId: string): boolean => state === 'waiting' && offer?.to.id === staffId;

export const isOf = ({ state, claimedBy }: QueueItem, staffId: string): boolean => state === 'claimed' && claimedBy?.id === staffId;

const urgency = (request: QueueItem): number => (request.urgency === 'scam' ? 0 : 1);
const ownFirst = (request: QueueItem, staffId: string): number => (isOf(request, staffId) ? 0 : 1);
