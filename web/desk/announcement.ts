import type { DeskNews } from '../../common/desk-news.ts';
import type { DeskState } from './state.ts';
import { isOf, isOfferedTo } from './queue.ts';
import type { Notice } from './use-notices.ts';
import type { Words } from './words.ts';

/** An offer that follows on the request itself so closely, in milliseconds, does not sound a second time. */
const atOnce = 10_000;

/**
 * What news tell somebody who does not look: the sentence for a screen reader, and the notice that sounds, null for silence.
 * New citizens, offers, citizens' words and colleagues' notes are told; what the robot and librarians say is not.
 * @param state the desk before the news @param now milliseconds since 1970 @returns null for nothing
 */
export function announcementOf(news: DeskNews, state: DeskState, staffId: string, words: Words, now: number): { text: string; notice: Notice | null } | null {
  switch (news.kind) {
    case 'request': {
      const { request } = news;
      const before = state.requests?.[request.id];
      const reason = request.reason ?? words('queue.no-reason');
      if (isOfferedTo(request, staffId) && (before === undefined || !isOfferedTo(before, staffId))) {
        const by = request.offer?.by ?? null;
        const heard = before !== undefined && by === null && now - Date.parse(request.openedAt) < atOnce;
        return { text: by === null ? words('announce.offer', { reason }) : words('announce.passed-on', { name: by.firstName, reason }), notice: heard ? null : 'offer' };
      }
      if (request.state === 'waiting' && before === undefined) return { text: words('announce.waiting', { reason }), notice: 'request' };
      // Whoever has taken it back has seen that already.
      if (before?.closing != null && request.closing === null && isOf(request, staffId)) return { text: words('announce.goes-on'), notice: 'message' };
      return null;
    }
    case 'activity': {
      if (news.activity.type !== 'message' || news.activity.channelData?.role !== 'citizen') return null;
      const request = state.requests?.[news.requestId];
      return { text: words('announce.message', { text: news.activity.text ?? '' }), notice: request !== undefined && isOf(request, staffId) ? 'message' : null };
    }
    case 'note': {
      const request = state.requests?.[news.note.requestId];
      const concerned = state.selected === news.note.requestId || (request !== undefined && isOf(request, staffId));
      return concerned && news.note.by.id !== staffId ? { text: words('announce.note', { name: news.note.by.firstName, text: news.note.text }), notice: null } : null;
    }
    default:
      return null;
  }
}
