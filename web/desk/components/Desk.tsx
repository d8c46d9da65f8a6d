import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { leadRoles, type StaffMember } from '../../../common/desk-api.ts';
import { focusEntry } from '../focus.ts';
import { sectionsOf } from '../queue.ts';
import { unreadOf } from '../state.ts';
import { useDesk } from '../use-desk.ts';
import { useNotices, type Notice } from '../use-notices.ts';
import { goTo, usePlace } from '../use-place.ts';
import type { Session } from '../use-session.ts';
import { useWords } from '../words.ts';
import { Bars } from './Bars.tsx';
import { Conversation } from './Conversation.tsx';
import { Header } from './Header.tsx';
import { OverviewPage } from './OverviewPage.tsx';
import { Part } from './Part.tsx';
import { QueueList } from './QueueList.tsx';

/** The queue on one side, the chosen conversation on the other; a team lead has the overview beside them. */
export function Desk({ staff, session, switchLanguage }: { staff: StaffMember; session: Session; switchLanguage(): void }) {
  const words = useWords();
  const tell = useRef<(notice: Notice) => void>(() => undefined);
  const { state, actions, error, announcement } = useDesk(staff, words, session.ended, (notice) => tell.current(notice));
  const { offered, waiting, work } = sectionsOf(Object.values(state.requests ?? {}), staff.id);
  const waits = [...offered, ...waiting];
  const notices = useNotices(staff.id, words, waits.map(({ openedAt }) => Date.parse(openedAt)));
  tell.current = notices.tell;
  const [count, unread] = [waits.length, unreadOf(state, staff.id)];
  useEffect(() => {
    const title = count > 0 ? words('title.waiting', { count }) : words('title');
    document.title = unread > 0 ? `${words('title.unread', { count: unread })} ${title}` : title;
  }, [count, unread, words]);

  const mayLead = leadRoles.includes(staff.role);
  const overview = usePlace() === 'overview' && mayLead;
  const main = useRef<HTMLElement>(null);
  const request = state.selected === null ? undefined : state.requests?.[state.selected];
  const backToQueue = (): void => {
    focusEntry(state.selected);
    actions.select(null);
  };
  const parts = ['desk', ...(overview ? ['overviewing'] : []), ...(state.selected === null ? [] : ['showing'])];
  return (
    <div className={parts.join(' ')}>
      <a className="skip" href="#conversation" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{words(overview ? 'skip.overview' : 'skip')}</a>
      <Part><Header staff={staff} team={state.team} notices={notices} overview={mayLead ? overview : null} actions={actions} switchLanguage={switchLanguage} signOut={() => void session.signOut()} /></Part>
      <Part><Bars state={state} staff={staff} error={error} comeBack={() => void actions.setStatus('ready')} /></Part>
      {overview
        ? (
          <main id="conversation" ref={main} tabIndex={-1} aria-label={words('overview')}>
            <Part><OverviewPage staff={staff} team={state.team} waiting={count + work.length} actions={actions} show={(id) => { actions.select(id); goTo('conversations'); }} /></Part>
          </main>
        )
        : (
          <>
            <Part><QueueList state={state} staff={staff} actions={actions} /></Part>
            <main id="conversation" ref={main} tabIndex={-1} aria-label={words('conversation')}>
              {state.selected !== null && <button type="button" className="back" onClick={backToQueue}>{words('queue.back')}</button>}
              {request === undefined
                ? state.selected === null || state.open[state.selected]?.failed === true
                  ? <p className="quiet">{words(state.selected === null ? 'conversation.pick' : 'conversation.failed')}</p>
                  : <Skeleton aria-label={words('conversation.loading')}><SkeletonItem size={48} /></Skeleton>
                : <Part key={request.id}><Conversation key={request.id} request={request} open={state.open[request.id]} staff={staff} team={state.team} actions={actions} /></Part>}
            </main>
          </>
        )}
      <div className="for-readers" role="status" aria-live="polite">{announcement}</div>
    </div>
  );
}
