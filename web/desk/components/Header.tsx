import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { queueRoles, type StaffRole } from '../../../common/desk-api.ts';
import { isRoomPlace, places, placesOf, type Place } from '../use-place.ts';
import { useWords, type Words } from '../words.ts';

interface Props {
  role: StaffRole;
  place: Place;
  /** Citizens who wait, told where the queue is out of sight. */
  waiting?: number;
  /** Who is signed in, and what they do. */
  children: ReactNode;
  switchLanguage(): void;
  signOut(): void;
}

/** What the page is, the ways to its parts, who is signed in, and the page's own switches. */
export function Header({ role, place, waiting = 0, children, switchLanguage, signOut }: Props) {
  const words = useWords();
  const tabs = tabsOf(words, role, place, waiting);
  return (
    <header>
      <h1>{words(queueRoles.includes(role) ? 'title' : 'room')}</h1>
      {tabs.length > 1 && (
        <nav className="tabs" aria-label={words('places')}>
          {tabs.map(({ href, label, current }) => <a key={href} className="tab" href={href} aria-current={current}>{label}</a>)}
        </nav>
      )}
      {children}
      <div className="header-end">
        <Button appearance="subtle" lang={words('language.code')} onClick={switchLanguage}>{words('language')}</Button>
        <Button onClick={signOut}>{words('sign-out')}</Button>
      </div>
    </header>
  );
}

/** Editors have the ways of their room in the room itself; so have admins, who find it beside the desk. */
function tabsOf(words: Words, role: StaffRole, place: Place, waiting: number): { href: string; label: string; current: 'page' | 'true' | undefined }[] {
  const allowed = placesOf(role);
  const wholeRoom = allowed.includes('work');
  const labelOf = (each: Place): string => {
    if (isRoomPlace(each)) return words(`place.${each}`);
    if (each === 'overview') return words('overview');
    return waiting > 0 && place !== each ? words('room.waiting', { place: words('places.conversations'), count: waiting }) : words('places.conversations');
  };
  const tabs = allowed.filter((each) => !wholeRoom || !isRoomPlace(each)).map((each) => ({ href: places[each] as string, label: labelOf(each), current: each === place ? 'page' as const : undefined }));
  return wholeRoom ? [...tabs, { href: places.work, label: words('room'), current: isRoomPlace(place) ? 'true' : undefined }] : tabs;
}
