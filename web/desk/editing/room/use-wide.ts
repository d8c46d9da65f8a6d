import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 56rem)');

function subscribe(changed: () => void): () => void {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
}

/** Whether there is room for a table of several columns. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
