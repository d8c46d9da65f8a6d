import type { Activity } from '../../common/activity.ts';
import type { DeskNews, QueueItem } from '../../common/desk-api.ts';
import { isOver, later } from './queue.ts';

/** An answer the citizen may not have yet; it keeps its id over every try, so it counts once. */
export interface Pending {
  id: string;
  text: string;
  /** `sent`: the service has it, and its place in the transcript is still to come. */
  state: 'sending' | 'failed' | 'sent';
}

export interface OpenConversation {
  /** What is known of it, oldest first; whole once `loaded`, and never emptied. */
  transcript: Activity[];
  loaded: boolean;
  /** The last attempt to load it failed. */
  failed: boolean;
  pending: Pending[];
  /** When the citizen was last seen writing, milliseconds since 1970. */
  typingAt: number;
  /** Messages of the citizen that came while the librarian looked elsewhere. */
  unread: number;
}

export interface DeskState {
  /** Null until the queue is loaded for the first time. */
  requests: Record<string, QueueItem> | null;
  /** News since the queue was last asked for: its answer may be older than they are. */
  news: Record<string, QueueItem>;
  open: Record<string, OpenConversation>;
  selected: string | null;
  online: boolean;
  /** The page is not in sight. */
  away: boolean;
}

export type DeskEvent =
  | { kind: 'queue-asked' }
  | { kind: 'queue'; requests: QueueItem[] }
  | { kind: 'request'; request: QueueItem }
  | { kind: 'select'; id: string }
  | { kind: 'transcript'; id: string; transcript: Activity[] }
  | { kind: 'transcript-failed'; id: string }
  | { kind: 'activity'; id: string; activity: Activity }
  | { kind: 'typing'; id: string; at: number }
  | { kind: 'sending'; id: string; pending: Pending }
  | { kind: 'sent'; id: string; pendingId: string }
  | { kind: 'send-failed'; id: string; pendingId: string }
  | { kind: 'online'; yes: boolean }
  | { kind: 'away'; yes: boolean };

export const emptyDesk: DeskState = { requests: null, news: {}, open: {}, selected: null, online: true, away: false };

const unopened: OpenConversation = { transcript: [], loaded: false, failed: false, pending: [], typingAt: 0, unread: 0 };

/** The desk after an event. Pure. */
export function deskAfter(state: DeskState, event: DeskEvent): DeskState {
  const change = (id: string, part: (open: OpenConversation) => Partial<OpenConversation>): DeskState => {
    const open = state.open[id] ?? unopened;
    return { ...state, open: { ...state.open, [id]: { ...open, ...part(open) } } };
  };
  const inSight = (id: string): boolean => state.selected === id && !state.away;
  const mark = (pendingId: string, to: Pending['state']) => ({ pending, transcript }: OpenConversation): Partial<OpenConversation> =>
    ({ pending: unarrived(pending.map((each) => (each.id === pendingId ? { ...each, state: to } : each)), transcript) });

  switch (event.kind) {
    case 'queue-asked':
      return { ...state, news: {} };
    case 'queue': {
      // A conversation that is open on the screen stays there when it has left the queue.
      const kept = Object.keys(state.open).flatMap((id) => state.requests?.[id] ?? []);
      const requests: Record<string, QueueItem> = {};
      for (const each of [...kept, ...event.requests, ...Object.values(state.news)]) requests[each.id] = later(requests[each.id], each);
      return { ...state, requests };
    }
    case 'request': {
      const { id } = event.request;
      const newest = later(state.requests?.[id] ?? state.news[id], event.request);
      return { ...state, news: { ...state.news, [id]: newest }, requests: state.requests && { ...state.requests, [id]: newest } };
    }
    case 'select': {
      // Ended conversations that hold nothing unsent are let go of when another is chosen.
      const open = Object.entries(state.open).filter(([id, { pending }]) => id === event.id || pending.length > 0 || !isOver(state.requests?.[id]));
      return { ...state, open: { ...Object.fromEntries(open), [event.id]: { ...(state.open[event.id] ?? unopened), unread: 0 } }, selected: event.id };
    }
    case 'transcript':
      return change(event.id, ({ transcript, loaded, pending, unread }) => {
        const all = merged(event.transcript, transcript);
        const fresh = loaded ? all.slice(-(all.length - transcript.length) || all.length) : unanswered(all);
        return { transcript: all, loaded: true, failed: false, pending: unarrived(pending, all), unread: inSight(event.id) ? 0 : unread + citizens(fresh) };
      });
    case 'transcript-failed':
      return change(event.id, () => ({ failed: true }));
    case 'activity':
      return change(event.id, ({ transcript, loaded, pending, unread }) => {
        const all = merged(transcript, [event.activity]);
        const fresh = loaded ? all.slice(transcript.length) : [];
        return { transcript: all, pending: unarrived(pending, all), typingAt: 0, unread: inSight(event.id) ? 0 : unread + citizens(fresh) };
      });
    case 'typing':
      return change(event.id, () => ({ typingAt: event.at }));
    case 'sending':
      return change(event.id, ({ pending, transcript }) => {
        const known = pending.some(({ id }) => id === event.pending.id);
        return { pending: unarrived(known ? pending.map((each) => (each.id === event.pending.id ? event.pending : each)) : [...pending, event.pending], transcript) };
      });
    case 'sent':
      return change(event.id, mark(event.pendingId, 'sent'));
    case 'send-failed':
      return change(event.id, mark(event.pendingId, 'failed'));
    case 'online':
      return { ...state, online: event.yes };
    case 'away': {
      const away = { ...state, away: event.yes };
      const open = state.selected === null ? undefined : state.open[state.selected];
      return event.yes || open === undefined || state.selected === null ? away : { ...away, open: { ...state.open, [state.selected]: { ...open, unread: 0 } } };
    }
  }
}

/** News as events; `hello` is the caller's to act on. */
export function eventOf(news: Exclude<DeskNews, { kind: 'hello' }>, now: number): DeskEvent {
  switch (news.kind) {
    case 'request': return { kind: 'request', request: news.request };
    case 'activity': return { kind: 'activity', id: news.requestId, activity: news.activity };
    case 'typing': return { kind: 'typing', id: news.requestId, at: now };
  }
}

export const fromCitizen = ({ type, channelData }: Activity): boolean => type === 'message' && channelData?.role === 'citizen';

const citizens = (activities: readonly Activity[]): number => activities.filter(fromCitizen).length;

/** What came after a librarian's last answer. */
const unanswered = (transcript: readonly Activity[]): readonly Activity[] => transcript.slice(transcript.findLastIndex(({ channelData }) => channelData?.role === 'librarian') + 1);

/** What is loaded, then whatever came that it does not hold; each activity once. */
function merged(loaded: readonly Activity[], came: readonly Activity[]): Activity[] {
  const known = new Set(loaded.map(({ id }) => id));
  return [...loaded, ...came.filter(({ id }) => !known.has(id))];
}

const unarrived = (pending: readonly Pending[], transcript: readonly Activity[]): Pending[] =>
  pending.filter(({ id }) => !transcript.some(({ channelData }) => channelData?.clientActivityID === id));
