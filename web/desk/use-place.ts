import { useSyncExternalStore } from 'react';

/** The parts of the page, as its address names them. */
export const places = { conversations: '#samtaler', overview: '#overblik' } as const;
export type Place = keyof typeof places;

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** Which part of the page the address names. */
export const usePlace = (): Place => useSyncExternalStore(subscribe, () => (location.hash === places.overview ? 'overview' : 'conversations'));

export const goTo = (place: Place): void => {
  location.hash = places[place];
};
