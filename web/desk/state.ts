import type { Activity } from '../../common/activity.ts';
import type { Contact, DeskNews, QueueItem } from '../../common/desk-api.ts';

/** An answer on its way; it keeps its id over every try, so it counts once. */
export interface Pending {
  id: string;
  text: string;
  failed: boolean;
}

export interface OpenConversation {
  /** Null until it is loaded for the first time; never emptied again. */
  transcript: Activity[] | null;
  /** How to reach the citizen, where they asked for it. */
  contact: Contact | null;
  /** What came before it was loaded: the answer on its way may be older. */
  early: Activity[];
  failed: boolean;
  pending: Pending[];
  /** How many of the citizen's messages came while another conversation was on the screen. */
  unread: number;
  /** When the citizen was last seen writing, milliseconds since 1970. */
  typingAt: number;
}

export interface DeskState {
  /** Null until the queue is loaded for the first time. */
  requests: Record<string, QueueItem> | null;
  open: Record<string, OpenConversation>;
  selected: string | null;
  online: boolean;
}

export type DeskEvent =
  | { kind: 'queue'; requests: QueueItem[] }
  | { kind: 'request'; request: QueueItem }
  | { kind: 'select'; id: string }
  | { kind: 'transcript'; id: string; transcript: Activity[]; contact?: Contact | null }
  | { kind: 'transcript-failed'; id: string }
  | { kind: 'activity'; id: string; activity: Activity }
  | { kind: 'typing'; id: string; at: number }
  | { kind: 'sending'; id: string; pending: Pending }
  | { kind: 'send-failed'; id: string; pendingId: string }
  | { kind: 'online'; yes: boolean };

const unopened: OpenConversation = { transcript: null, contact: null, early: [], failed: false, pending: [], unread: 0, typingAt: 0 };

export const emptyDesk: DeskState = { requests: null, open: {}, selected: null, online: true };

/** A desk that knows nothing yet but the answers it could not send before. */
export const newDesk = (unsent: Record<string, Pending[]>): DeskState =>
  ({ ...emptyDesk, open: Object.fromEntries(Object.entries(unsent).map(([id, pending]) => [id, { ...unopened, pending }])) });

/** The answers nobody has confirmed, by request. */
export const unsentIn = ({ open }: DeskState): Record<string, Pending[]> =>
  Object.fromEntries(Object.entries(open).flatMap(([id, { pending }]) => (pending.length === 0 ? [] : [[id, pending]])));

/** The desk after an event. Pure. */
export function deskAfter(state: DeskState, event: DeskEvent): DeskState {
  const change = (id: string, part: (open: OpenConversation) => Partial<OpenConversation>): DeskState => {
    const open = state.open[id] ?? unopened;
    return { ...state, open: { ...state.open, [id]: { ...open, ...part(open) } } };
  };
  switch (event.kind) {
    case 'queue': {
      // A conversation that is open on the screen stays there when it has left the queue.
      const kept = Object.keys(state.open).flatMap((id) => state.requests?.[id] ?? []);
      return { ...state, requests: Object.fromEntries([...kept, ...event.requests].map((request) => [request.id, request])) };
    }
    case 'request':
      return { ...state, requests: { ...state.requests, [event.request.id]: event.request } };
    case 'select':
      return { ...change(event.id, () => ({ unread: 0 })), selected: event.id };
    case 'transcript':
      return change(event.id, ({ transcript, early, pending }) => ({
        transcript: merged(event.transcript, transcript ?? early), contact: event.contact ?? null, early: [], failed: false, pending: stillPending(pending, event.transcript),
      }));
    case 'transcript-failed':
      return change(event.id, () => ({ failed: true }));
    case 'activity':
      return change(event.id, ({ transcript, early, pending, unread }) => ({
        unread: isUnread(state, event) ? unread + 1 : unread,
        transcript: transcript === null ? null : merged(transcript, [event.activity]),
        early: transcript === null ? merged(early, [event.activity]) : [],
        pending: stillPending(pending, [event.activity]),
        typingAt: 0,
      }));
    case 'typing':
      return change(event.id, () => ({ typingAt: event.at }));
    case 'sending':
      return change(event.id, ({ pending }) => ({ pending: pending.some(({ id }) => id === event.pending.id) ? pending.map((each) => (each.id === event.pending.id ? event.pending : each)) : [...pending, event.pending] }));
    case 'send-failed':
      return change(event.id, ({ pending }) => ({ pending: pending.map((each) => (each.id === event.pendingId ? { ...each, failed: true } : each)) }));
    case 'online':
      return { ...state, online: event.yes };
  }
}

/** A citizen's words that nobody sees come. */
function isUnread({ open, selected }: DeskState, { id, activity }: Extract<DeskEvent, { kind: 'activity' }>): boolean {
  const known = [...(open[id]?.transcript ?? []), ...(open[id]?.early ?? [])].some((each) => each.id === activity.id);
  return selected !== id && !known && activity.type === 'message' && activity.channelData?.role === 'citizen';
}

/** Citizens' messages in one's own conversations that have not been looked at. */
export const unreadOf = (state: DeskState, staffId: string): number =>
  inProgress(state, staffId).filter(({ claimedBy }) => claimedBy?.id === staffId).reduce((sum, { id }) => sum + (state.open[id]?.unread ?? 0), 0);

/** News as events; `hello` is the caller's to act on. */
export function eventOf(news: Exclude<DeskNews, { kind: 'hello' }>, now: number): DeskEvent {
  switch (news.kind) {
    case 'request': return { kind: 'request', request: news.request };
    case 'activity': return { kind: 'activity', id: news.requestId, activity: news.activity };
    case 'typing': return { kind: 'typing', id: news.requestId, at: now };
  }
}

/** Waiting requests, scams first, then who has waited longest. */
export function waiting(state: DeskState): QueueItem[] {
  const rank = (request: QueueItem): number => (request.urgency === 'scam' ? 0 : 1);
  return Object.values(state.requests ?? {}).filter((request) => request.state === 'waiting')
    .sort((a, b) => rank(a) - rank(b) || a.openedAt.localeCompare(b.openedAt));
}

/** Requests somebody has, one's own first. */
export function inProgress(state: DeskState, staffId: string): QueueItem[] {
  const rank = (request: QueueItem): number => (request.claimedBy?.id === staffId ? 0 : 1);
  return Object.values(state.requests ?? {}).filter((request) => request.state === 'claimed')
    .sort((a, b) => rank(a) - rank(b) || (a.claimedAt ?? '').localeCompare(b.claimedAt ?? ''));
}

/** What is loaded, then whatever came that it does not hold; each activity once. */
function merged(loaded: readonly Activity[], later: readonly Activity[]): Activity[] {
  const known = new Set(loaded.map(({ id }) => id));
  return [...loaded, ...later.filter(({ id }) => !known.has(id))];
}

const stillPending = (pending: readonly Pending[], arrived: readonly Activity[]): Pending[] =>
  pending.filter(({ id }) => !arrived.some(({ channelData }) => channelData?.clientActivityID === id));
