import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { StaffMember } from '../../../common/desk-api.ts';
import { waiting } from '../state.ts';
import { useDesk } from '../use-desk.ts';
import type { Session } from '../use-session.ts';
import { errorWords, useWords } from '../words.ts';
import { Conversation } from './Conversation.tsx';
import { QueueList } from './QueueList.tsx';

/** The queue on one side, the chosen conversation on the other. */
export function Desk({ staff, session, switchLanguage }: { staff: StaffMember; session: Session; switchLanguage(): void }) {
  const words = useWords();
  const { state, actions, error, announcement } = useDesk(staff, words, session.ended);
  const count = waiting(state).length;
  useEffect(() => { document.title = count > 0 ? words('title.waiting', { count }) : words('title'); }, [count, words]);

  const request = state.selected === null ? undefined : state.requests?.[state.selected];
  return (
    <div className="desk">
      <a className="skip" href="#conversation">{words('skip')}</a>
      <header>
        <h1>{words('title')}</h1>
        <span className="staff-name">{staff.firstName}</span>
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
