import { everythingOn, type Switches } from '../common/desk-team.ts';
import type { SwitchStore } from './ports.ts';

/** What another instance switches is seen after so many milliseconds at most. */
const refreshPause = 5_000;

/** What libraries have switched off, kept in memory so that no turn waits for it. */
export interface SwitchBoard {
  of(libraryId: string): Switches;
  /** Stores it; it holds in this instance at once. */
  set(libraryId: string, switches: Switches): Promise<void>;
  refresh(): Promise<void>;
  close(): void;
}

/** Reads the switches, and again every few seconds; while they cannot be read the last ones stand. */
export async function openSwitchBoard(store: SwitchStore, onFault: (error: unknown) => void): Promise<SwitchBoard> {
  let known = await store.switches();
  const refresh = async (): Promise<void> => { known = await store.switches(); };
  const timer = setInterval(() => void refresh().catch(onFault), refreshPause);
  timer.unref();
  return {
    of: (libraryId) => known.get(libraryId) ?? everythingOn,
    async set(libraryId, switches) {
      await store.setSwitches(libraryId, switches);
      await refresh();
    },
    refresh,
    close: () => clearInterval(timer),
  };
}
