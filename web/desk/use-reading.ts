import { useEffect } from 'react';
import type { OpenConversation } from './state.ts';
import { newestPlace } from './transcript.ts';
import { useVisible } from './use-visible.ts';

/** What is on the screen for so many milliseconds counts as read. */
const glance = 700;

/** Tells the citizen that the librarian who has the conversation has read it, while the page can be seen. */
export function useReading(open: OpenConversation | undefined, mine: boolean, markRead: (watermark: number) => void): void {
  const visible = useVisible();
  const newest = open?.loaded === true ? newestPlace(open.lines) : 0;
  const unread = mine && visible && newest > (open?.read.librarian ?? 0);
  useEffect(() => {
    if (!unread) return undefined;
    const timer = setTimeout(() => markRead(newest), glance);
    return () => clearTimeout(timer);
  }, [unread, newest]);
}
