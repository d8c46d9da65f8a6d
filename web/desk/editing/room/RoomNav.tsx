import { useEffect, useState } from 'react';
import { onEscape } from '../../focus.ts';
import { places, roomPlaces, type RoomPlace } from '../../use-place.ts';
import { useWords } from '../../words.ts';

/** The pages of the room: a list beside the page, or behind one button where the screen is narrow. @param within whether one of what the page lists is shown */
export function RoomNav({ place, within }: { place: RoomPlace; within: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [place, within]);
  return (
    <nav className={open ? 'room-nav open' : 'room-nav'} aria-label={words('room.pages')} onKeyDown={onEscape(() => setOpen(false))}>
      <button type="button" className="room-nav-button" aria-expanded={open} aria-controls="room-pages" onClick={() => setOpen(!open)}>
        {words('room.pages.at', { page: words(`place.${place}`) })}
      </button>
      <ul id="room-pages">
        {roomPlaces.map((each) => <li key={each}><a href={places[each]} aria-current={each !== place ? undefined : within ? 'true' : 'page'} onClick={() => setOpen(false)}>{words(`place.${each}`)}</a></li>)}
      </ul>
    </nav>
  );
}
