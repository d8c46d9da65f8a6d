import { useEffect } from 'preact/hooks';
import type { Session } from './session.ts';

/** While a librarian answers, tells them what has been on a visible screen. */
export function useReading(session: Session, watermark: string, withLibrarian: boolean): void {
  useEffect(() => {
    if (!withLibrarian) return undefined;
    const mark = (): void => { if (document.visibilityState === 'visible') session.markRead(); };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [session, watermark, withLibrarian]);
}
