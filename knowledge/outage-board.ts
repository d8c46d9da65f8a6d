import { outagesNow, type Outage } from './outage.ts';
import type { OutageStore } from './ports.ts';

/** A notice that another instance or the command line sets is seen after so many milliseconds at most. */
const refreshPause = 5_000;

/** The notices that hold now, kept in memory so that no turn waits for them. */
export interface OutageBoard {
  /** Those for this library at this moment. */
  current(libraryId: string): Outage[];
  /** Reads them again now. */
  refresh(): Promise<void>;
  close(): void;
}

/** Reads the notices, and again every few seconds; while they cannot be read the last ones stand. */
export async function openOutageBoard(store: OutageStore, now: () => Date, onFault: (error: unknown) => void): Promise<OutageBoard> {
  let known: readonly Outage[] = [];
  const refresh = async (): Promise<void> => {
    known = await store.outages(now().toISOString());
  };
  await refresh();
  const timer = setInterval(() => void refresh().catch(onFault), refreshPause);
  timer.unref();
  return { current: (libraryId) => outagesNow(known, now(), libraryId), refresh, close: () => clearInterval(timer) };
}
