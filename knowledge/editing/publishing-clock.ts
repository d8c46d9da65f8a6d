import type { Shelf } from './shelf.ts';

/** Looked at so often, in milliseconds: what is published at nine is there at nine. */
const pause = 1_000;

/** Publishes what is due. Every instance looks; the first one to commit it has done it. */
export function keepPublishing(room: { publishDue(libraryId: string, guideId: string): Promise<void> }, shelf: Shelf, now: () => Date, failed: (error: unknown) => void): { close(): void } {
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      const at = now().toISOString();
      for (const { libraryId, guideId, scheduled } of shelf.editions()) {
        if (scheduled !== null && scheduled.at <= at) await room.publishDue(libraryId, guideId).catch(failed);
      }
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), pause);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
