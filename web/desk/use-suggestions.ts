import { useEffect, useState } from 'react';
import type { Suggestions } from '../../common/desk-api.ts';

/** A citizen who writes several messages on end is listened to first, for so many milliseconds. */
const pause = 800;

/**
 * Guides that the citizen's newest words point to; asked for anew with each new message.
 * @param newest the id of those words; null for none @param load none where they could not be loaded
 */
export function useSuggestions(newest: string | null, load: () => Promise<Suggestions['guides']>): Suggestions['guides'] {
  const [guides, setGuides] = useState<Suggestions['guides']>([]);
  useEffect(() => {
    if (newest === null) return undefined;
    let over = false;
    const timer = setTimeout(() => void load().then((found) => { if (!over) setGuides(found); }), pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [newest]);
  return guides;
}
