import { useCallback, useEffect, useRef, useState } from 'react';
import type { StaffMember } from '../../../../common/desk-api.ts';
import { api, codeOf } from '../../api.ts';
import { Header } from '../../components/Header.tsx';
import { Part } from '../../components/Part.tsx';
import { isRoomPlace, usePlace } from '../../use-place.ts';
import type { Session } from '../../use-session.ts';
import { useWords } from '../../words.ts';
import { pageTitle } from './page-title.ts';
import { Room } from './Room.tsx';
import { useArrival } from './use-arrival.ts';
import './frame.css';

/** The screen of who writes guides and reads no conversations: the editors' room alone. */
export function EditorsDesk({ staff, session, switchLanguage }: { staff: StaffMember; session: Session; switchLanguage(): void }) {
  const words = useWords();
  const where = usePlace(staff.role);
  const [named, setNamed] = useState<string | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  useArrival(where, page, 'main h2', useCallback((text: string | null) => setNamed(text), []));
  useEffect(() => { document.title = pageTitle(words, where, named); }, [words, where, named]);
  // No socket tells an editor that the session is over. Whoever goes to another page has written nothing on it yet.
  useEffect(() => { api.whoAmI().catch((reason: unknown) => { if (codeOf(reason) === 'NotSignedIn') session.ended(); }); }, [where, session.ended]);
  const label = isRoomPlace(where.place) ? words(`place.${where.place}`) : words('room');
  return (
    <div className="desk rooming" ref={page}>
      <a className="skip" href="#page" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{words('room.skip')}</a>
      <Part><Header role={staff.role} place={where.place} switchLanguage={switchLanguage} signOut={() => void session.signOut()}><span className="staff-name">{staff.firstName}</span></Header></Part>
      <main id="page" ref={main} tabIndex={-1} aria-label={label}><Room staff={staff} where={where} /></main>
    </div>
  );
}
