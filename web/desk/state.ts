import type { Activity } from '../../common/activity.ts';
import type { Contact, Note, OpenRequest, QueueItem, ReadMarks } from '../../common/desk-api.ts';
import type { DeskNews } from '../../common/desk-news.ts';
import type { Team } from '../../common/desk-team.ts';
import { isOf } from './queue.ts';
import { isSaidBy, linesOf, merged, type Line } from './transcript.ts';

/** An answer on its way; it keeps its id over every try, so it counts once. */
export interface Pending {
  id: string;
  text: string;
  failed: boolean;
}

export interface OpenConversation {
  /** What was said as far as it is known, oldest first; never emptied again. */
  lines: Line[];
  /** Whether it has been loaded; until then `lines` holds what has come since. */
  loaded: boolean;
  /** The last try to load it has failed. */
  failed: boolean;
  /** Oldest first. */
  notes: Note[];
  read: ReadMarks;
  /** Earlier requests of the conversation, oldest first. */
  earlier: QueueItem[];
  /** How to reach the citizen, where they asked for it. */
  contact: Contact | null;
  pending: Pending[];
  /** How many of the citizen's messages came while another conversation was on the screen. */
  unread: number;
  /** When each side was last seen writing, milliseconds since 1970. */
  typingAt: Record<'citizen' | 'librarian', number>;
}

export interface DeskState {
  /** Null until the queue is loaded for the first time. */
  requests: Record<string, QueueItem> | null;
  /** The cursor of the news as of which each request is known: what is older than that never wins. */
  knownAt: Record<string, number>;
  open: Record<string, OpenConversation>;
  selected: string | null;
  /** Null until the service has told who is there. */
  team: Team | null;
  online: boolean;
}

/** `cursor` of what was loaded is the newest one that was heard before it was asked for: it is at least as new. */
export type DeskEvent =
  | { kind: 'queue'; requests: QueueItem[]; cursor: number }
  | { kind: 'request'; request: QueueItem; cursor: number }
  | { kind: 'select'; id: string | null }
  | { kind: 'loaded'; opened: OpenRequest; cursor: number }
  | { kind: 'load-failed'; id: string }
  /** These staff may no longer see it. */
  | { kind: 'gone'; id: string }
  | { kind: 'activity'; id: string; activity: Activity; watermark: number | null }
  | { kind: 'note'; note: Note }
  | { kind: 'read'; id: string; who: keyof ReadMarks; watermark: number }
  | { kind: 'typing'; id: string; who: 'citizen' | 'librarian'; at: number }
  | { kind: 'sending'; id: string; pending: Pending }
  | { kind: 'send-failed'; id: string; pendingId: string }
  | { kind: 'team'; team: Team }
  | { kind: 'online'; yes: boolean };

const unopened: OpenConversation = {
  lines: [], loaded: false, failed: false, notes: [], read: { citizen: 0, librarian: 0 }, earlier: [], contact: null, pending: [], unread: 0, typingAt: { citizen: 0, librarian: 0 },
};

export const emptyDesk: DeskState = { requests: null, knownAt: {}, open: {}, selected: null, team: null, online: true };

/** A desk that knows nothing yet but the answers it could not send before. */
export const newDesk = (unsent: Record<string, Pending[]>): DeskState =>
  ({ ...emptyDesk, open: Object.fromEntries(Object.entries(unsent).map(([id, pending]) => [id, { ...unopened, pending }])) });

/** The answers nobody has confirmed, by request. */
export const unsentIn = ({ open }: DeskState): Record<string, Pending[]> =>
  Object.fromEntries(Object.entries(open).flatMap(([id, { pending }]) => (pending.length === 0 ? [] : [[id, pending]])));

/** The desk after an event. Pure. */
export function deskAfter(state: DeskState, event: DeskEvent): DeskState {
  const change = (id: string, part: (open: OpenConversation) => Partial<OpenConversation>, before = state): DeskState => {
    const open = before.open[id] ?? unopened;
    return { ...before, open: { ...before.open, [id]: { ...open, ...part(open) } } };
  };
  switch (event.kind) {
    case 'queue': {
      // A conversation that is open on the screen stays there when it has left the queue, and so does what came meanwhile.
      const kept = Object.values(state.requests ?? {}).filter(({ id }) => id === state.selected || state.open[id]?.loaded === true || isNewer(state, id, event.cursor));
      const emptied: DeskState = { ...state, requests: Object.fromEntries(kept.map((request) => [request.id, request])) };
      return event.requests.reduce((after, request) => known(after, request, event.cursor), emptied);
    }
    case 'request':
      return known(state, event.request, event.cursor);
    case 'select':
      return event.id === null ? { ...state, selected: null } : { ...change(event.id, () => ({ unread: 0 })), selected: event.id };
    case 'loaded': {
      const { request, transcript, notes, read, earlier, contact } = event.opened;
      return change(request.id, (open) => ({
        lines: merged(linesOf(event.opened), open.lines), notes: withNotes(notes, open.notes), read: furthest(open.read, read), earlier, contact, loaded: true, failed: false, pending: stillPending(open.pending, transcript),
      }), known(state, request, event.cursor));
    }
    case 'load-failed':
      return change(event.id, () => ({ failed: true }));
    case 'gone':
      return { ...state, requests: without(state.requests ?? {}, event.id), open: without(state.open, event.id), selected: state.selected === event.id ? null : state.selected };
    case 'activity':
      return change(event.id, ({ lines, pending, unread, typingAt }) => ({
        unread: isUnread(state, event) ? unread + 1 : unread,
        lines: merged(lines, [event]),
        pending: stillPending(pending, [event.activity]),
        typingAt: { citizen: isSaidBy(event.activity, 'citizen') ? 0 : typingAt.citizen, librarian: isSaidBy(event.activity, 'librarian') ? 0 : typingAt.librarian },
      }));
    case 'note':
      // Of a conversation that nobody has opened here it comes along when somebody does.
      return state.open[event.note.requestId] === undefined ? state : change(event.note.requestId, ({ notes }) => ({ notes: withNotes(notes, [event.note]) }));
    case 'read':
      return change(event.id, ({ read }) => ({ read: furthest(read, { ...read, [event.who]: event.watermark }) }));
    case 'typing':
      return change(event.id, ({ typingAt }) => ({ typingAt: { ...typingAt, [event.who]: event.at } }));
    case 'sending':
      return change(event.id, ({ pending }) => ({ pending: pending.some(({ id }) => id === event.pending.id) ? pending.map((each) => (each.id === event.pending.id ? event.pending : each)) : [...pending, event.pending] }));
    case 'send-failed':
      return change(event.id, ({ pending }) => ({ pending: pending.map((each) => (each.id === event.pendingId ? { ...each, failed: true } : each)) }));
    case 'team':
      return { ...state, team: event.team };
    case 'online':
      return { ...state, online: event.yes };
  }
}

const without = <Value>(all: Record<string, Value>, id: string): Record<string, Value> => Object.fromEntries(Object.entries(all).filter(([each]) => each !== id));

const isNewer = ({ knownAt }: DeskState, id: string, cursor: number): boolean => (knownAt[id] ?? 0) > cursor;

/** The request as of this cursor, unless something newer is known. */
const known = (state: DeskState, request: QueueItem, cursor: number): DeskState => (isNewer(state, request.id, cursor)
  ? state
  : { ...state, requests: { ...state.requests, [request.id]: request }, knownAt: { ...state.knownAt, [request.id]: cursor } });

/** A citizen's words that nobody sees come. */
function isUnread({ open, selected }: DeskState, { id, activity }: Extract<DeskEvent, { kind: 'activity' }>): boolean {
  const before = open[id]?.lines.some((line) => line.activity.id === activity.id) ?? false;
  return selected !== id && !before && isSaidBy(activity, 'citizen');
}

/** Citizens' messages in one's own conversations that have not been looked at. */
export const unreadOf = ({ requests, open }: DeskState, staffId: string): number =>
  Object.values(requests ?? {}).filter((request) => isOf(request, staffId)).reduce((sum, { id }) => sum + (open[id]?.unread ?? 0), 0);

/** News as events; `hello` is the caller's to act on. @param now milliseconds since 1970 */
export function eventOf(news: Exclude<DeskNews, { kind: 'hello' }>, now: number): DeskEvent {
  switch (news.kind) {
    case 'activity': return { kind: 'activity', id: news.requestId, activity: news.activity, watermark: news.watermark };
    case 'typing': return { kind: 'typing', id: news.requestId, who: news.who, at: now };
    case 'read': return { kind: 'read', id: news.requestId, who: news.who, watermark: news.watermark };
    default: return news;
  }
}

function withNotes(notes: readonly Note[], more: readonly Note[]): Note[] {
  const ids = new Set(notes.map(({ id }) => id));
  return [...notes, ...more.filter(({ id }) => !ids.has(id))];
}

const furthest = (a: ReadMarks, b: ReadMarks): ReadMarks => ({ citizen: Math.max(a.citizen, b.citizen), librarian: Math.max(a.librarian, b.librarian) });

const stillPending = (pending: readonly Pending[], arrived: readonly Activity[]): Pending[] =>
  pending.filter(({ id }) => !arrived.some(({ channelData }) => channelData?.clientActivityID === id));
