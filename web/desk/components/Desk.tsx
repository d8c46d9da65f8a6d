import { Button, Skeleton, SkeletonItem, ToggleButton } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { StaffMember } from '../../../common/desk-api.ts';
import { pageTitle } from '../editing/room/page-title.ts';
import { Room } from '../editing/room/Room.tsx';
import { useArrival } from '../editing/room/use-arrival.ts';
import '../editing/room/frame.css';
import { focusEntry } from '../focus.ts';
import { sectionsOf } from '../queue.ts';
import { unreadOf } from '../state.ts';
import { useDesk } from '../use-desk.ts';
import { useNotices, type Notice } from '../use-notices.ts';
import { goTo, isRoomPlace, usePlace } from '../use-place.ts';
import type { Session } from '../use-session.ts';
import { useWords } from '../words.ts';
import { Bars } from './Bars.tsx';
import { Conversation } from './Conversation.tsx';
import { Header } from './Header.tsx';
import { OverviewPage } from './OverviewPage.tsx';
import { Part } from './Part.tsx';
import { QueueList } from './QueueList.tsx';
import { StatusChoice } from './StatusChoice.tsx';
import { TeamList } from './TeamList.tsx';

/** The queue on one side, the chosen conversation on the other; the overview and what there is of the editors' room take their place. The desk stays live meanwhile. */
export function Desk({ staff, session, switchLanguage }: { staff: StaffMember; session: Session; switchLanguage(): void }) {
  const words = useWords();
  const tell = useRef<(notice: Notice) => void>(() => undefined);
  const { state, actions, error, announcement } = useDesk(staff, words, session.ended, (notice) => tell.current(notice));
  const { offered, waiting, work } = sectionsOf(Object.values(state.requests ?? {}), staff.id);
  const waits = [...offered, ...waiting];
  const notices = useNotices(staff.id, words, waits.map(({ openedAt }) => Date.parse(openedAt)));
  tell.current = notices.tell;
  const [count, unread] = [waits.length, unreadOf(state, staff.id)];
  const where = usePlace(staff.role);
  const { place } = where;
  const rooming = isRoomPlace(place);
  const [named, setNamed] = useState<string | null>(null);
  useEffect(() => {
    const title = rooming ? pageTitle(words, where, named) : count > 0 ? words('title.waiting', { count }) : words('title');
    const waiting = rooming && count > 0 ? words('room.title.waiting', { count, page: title }) : title;
    document.title = unread > 0 ? `${words('title.unread', { count: unread })} ${waiting}` : waiting;
  }, [count, unread, words, rooming, where, named]);

  const overview = place === 'overview';
  const page = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const request = state.selected === null ? undefined : state.requests?.[state.selected];
  const backToQueue = (): void => {
    focusEntry(state.selected);
    actions.select(null);
  };
  useArrival(where, page, place === 'conversations' ? (state.selected === null ? '.queue h2' : '#conversation h2') : 'main h2', useCallback((text: string | null) => setNamed(text), []));
  const mine = state.team?.present.find(({ id }) => id === staff.id)?.status ?? 'ready';
  const parts = ['desk', ...(overview ? ['overviewing'] : rooming ? ['rooming'] : []), ...(state.selected === null ? [] : ['showing'])];
  return (
    <div className={parts.join(' ')} ref={page}>
      <a className="skip" href={rooming ? '#page' : '#conversation'} onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{words(overview ? 'skip.overview' : rooming ? 'room.skip' : 'skip')}</a>
      <Part>
        <Header role={staff.role} place={place} waiting={count} switchLanguage={switchLanguage} signOut={() => void session.signOut()}>
          <StatusChoice name={staff.firstName} status={mine} set={actions.setStatus} />
          <TeamList staff={staff} team={state.team} />
          <ToggleButton appearance="subtle" checked={notices.sound} onClick={() => notices.setSound(!notices.sound)}>{words(notices.sound ? 'sound.on' : 'sound.off')}</ToggleButton>
          {notices.shown === 'ask' && <Button appearance="subtle" onClick={notices.ask}>{words('notice.ask')}</Button>}
        </Header>
      </Part>
      <Part><Bars state={state} staff={staff} error={error} comeBack={() => void actions.setStatus('ready')} /></Part>
      {rooming && <main id="page" ref={main} tabIndex={-1} aria-label={words(`place.${place}`)}><Part><Room staff={staff} where={where} /></Part></main>}
      {overview && (
        <main id="conversation" ref={main} tabIndex={-1} aria-label={words('overview')}>
          <Part><OverviewPage staff={staff} team={state.team} waiting={count + work.length} actions={actions} show={(id) => { actions.select(id); goTo('conversations'); }} /></Part>
        </main>
      )}
      {place === 'conversations' && (
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
