import { useEffect } from 'preact/hooks';
import type { Session } from './session.ts';

/** What is in sight for so many milliseconds counts as read. */
const glance = 700;

/**
 * Tells a librarian that their words have been on a visible screen.
 * @param place of the librarian's newest message; 0 while it is not in sight, and while no librarian answers
 */
export function useReading(session: Session, place: number): void {
  useEffect(() => {
    if (place === 0) return undefined;
    let shown = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      if (shown && document.visibilityState === 'visible') timer = setTimeout(() => session.markRead(place), glance);
    };
    // A closed widget is a frame that calls itself visible, and never comes into sight.
    const sight = new IntersectionObserver((seen) => {
      shown = seen.at(-1)?.isIntersecting === true;
      look();
    });
    sight.observe(document.documentElement);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      sight.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [session, place]);
}
