import { useMemo, useSyncExternalStore } from 'react';
import { editorRoles, insightRoles, leadRoles, queueRoles, type StaffRole } from '../../common/desk-api.ts';

/** The parts of the page, as its address names them. */
export const places = {
  conversations: '#samtaler', overview: '#overblik',
  work: '#opgaver', guides: '#guides', questions: '#sporgsmaal', facts: '#fakta', outages: '#drift', insights: '#indblik', why: '#hvorfor', sharing: '#deling',
} as const;
export type Place = keyof typeof places;

/** Those of the editors' room, in the order in which they stand there. */
export const roomPlaces = ['work', 'guides', 'questions', 'facts', 'outages', 'insights', 'why', 'sharing'] as const satisfies readonly Place[];
export type RoomPlace = (typeof roomPlaces)[number];

/** A place, and which one of what is listed there; null for the list. */
export interface Where {
  place: Place;
  id: string | null;
}

/** Places where one of many is shown by its id. */
const withIds: readonly Place[] = ['guides', 'facts'];

export const isRoomPlace = (place: Place): place is RoomPlace => roomPlaces.some((each) => each === place);

/** What a role finds at the desk; the first is where it begins. */
export function placesOf(role: StaffRole): Place[] {
  if (editorRoles.includes(role)) return [...(queueRoles.includes(role) ? ['conversations', 'overview'] as const : []), ...roomPlaces];
  return ['conversations', ...(leadRoles.includes(role) ? ['overview'] as const : []), 'outages', ...(insightRoles.includes(role) ? ['insights'] as const : [])];
}

/** Where a hash such as `#guides/pas-forny` leads among these places; elsewhere it leads to the first. */
export function whereOf(hash: string, allowed: readonly Place[]): Where {
  const [name = '', id = ''] = hash.split(/\/(.*)/);
  const place = allowed.find((each) => places[each] === name) ?? allowed[0] ?? 'conversations';
  return { place, id: places[place] === name && withIds.includes(place) && id !== '' ? plain(id) : null };
}

/** An id whose percent signs make no sense is taken as it stands. */
function plain(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** Where the address leads whoever has this role. */
export function usePlace(role: StaffRole): Where {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => whereOf(hash, placesOf(role)), [hash, role]);
}

/** The address of a place, or of one of what is listed there. */
export const addressOf = (place: Place, id: string | null = null): string => (id === null ? places[place] : `${places[place]}/${encodeURIComponent(id)}`);

export const goTo = (place: Place, id: string | null = null): void => {
  location.hash = addressOf(place, id);
};
