import { isRoomPlace, type Where } from '../../use-place.ts';
import type { Words } from '../../words.ts';

/** More of a heading than this is no title. */
const longest = 60;

/** What a browser's tab says of a part of the room: the part, or the heading of the one that is shown there. */
export function pageTitle(words: Words, { place, id }: Where, named: string | null): string {
  if (!isRoomPlace(place)) return words('title');
  const page = id === null || named === null || named === '' ? words(`place.${place}`) : named.length > longest ? `${named.slice(0, longest).trimEnd()} …` : named;
  return words('room.title', { page });
}
