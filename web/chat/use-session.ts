import { useEffect, useState } from 'preact/hooks';
import type { Session, Snapshot } from './session.ts';

/** The session's state, drawn again with every change. */
export function useSession(session: Session): Snapshot {
  const [snapshot, setSnapshot] = useState(session.snapshot());
  useEffect(() => {
    const update = (): void => setSnapshot(session.snapshot());
    update();
    return session.subscribe(update);
  }, [session]);
  return snapshot;
}
