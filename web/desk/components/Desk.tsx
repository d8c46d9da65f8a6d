import { Button, MessageBar, MessageBarBody, ToggleButton } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { StaffMember } from '../../../common/desk-api.ts';
import { unreadOf, waiting } from '../state.ts';
import { useDesk } from '../use-desk.ts';
import { useNotices, type Notice } from '../use-notices.ts';
import type { Session } from '../use-session.ts';
import { errorWords, useWords } from '../words.ts';
import { Conversation } from './Conversation.tsx';
import { QueueList } from './QueueList.tsx';

/** The queue on one side, the chosen conversation on the other. */
export function Desk({ staff, session, switchLanguage }: { staff: StaffMember; session: Session; switchLanguage(): void }) {
  const words = useWords();
  const tell = useRef<(notice: Notice) => void>(() => undefined);
  const { state, actions, error, announcement } = useDesk(staff, words, session.ended, (notice) => tell.current(notice));
  const waits = waiting(state);
  const notices = useNotices(staff.id, words, waits.map(({ openedAt }) => Date.parse(openedAt)));
  tell.current = notices.tell;
  const [count, unread] = [waits.length, unreadOf(state, staff.id)];
  useEffect(() => {
    const title = count > 0 ? words('title.waiting', { count }) : words('title');
    document.title = unread > 0 ? `${words('title.unread', { count: unread })} ${title}` : title;
  }, [count, unread, words]);

  const request = state.selected === null ? undefined : state.requests?.[state.selected];
  return (
    <div className="desk">
      <a className="skip" href="#conversation">{words('skip')}</a>
      <header>
        <h1>{words('title')}</h1>
        <span className="staff-name">{staff.firstName}</span>
        <ToggleButton appearance="subtle" checked={notices.sound} onClick={() => notices.setSound(!notices.sound)}>{words(notices.sound ? 'sound.on' : 'sound.off')}</ToggleButton>
        {notices.shown === 'ask' && <Button appearance="subtle" onClick={notices.ask}>{words('notice.ask')}</Button>}
        <Button appearance="subtle" lang={words('language.code')} onClick={switchLanguage}>{words('language')}</Button>
        <Button onClick={() => void session.signOut()}>{words('sign-out')}</Button>
      </header>
      <div className="notices">
        {!state.online && <MessageBar intent="warning" role="status"><MessageBarBody>{words('offline')}</MessageBarBody></MessageBar>}
        {error !== null && <MessageBar intent="error" role="alert"><MessageBarBody>{errorWords(words, error)}</MessageBarBody></MessageBar>}
      </div>
      <QueueList state={state} staff={staff} select={actions.select} takeCode={actions.takeCode} />
      <main id="conversation" tabIndex={-1} aria-label={words('conversation')}>
        {request === undefined
          ? <p className="quiet">{words('conversation.pick')}</p>
          : <Conversation key={request.id} request={request} open={state.open[request.id]} staff={staff} actions={actions} />}
      </main>
      <div className="for-readers" role="status" aria-live="polite">{announcement}</div>
    </div>
  );
}
