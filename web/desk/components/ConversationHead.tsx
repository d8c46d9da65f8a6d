import { Badge } from '@fluentui/react-components';
import type { Ref } from 'react';
import type { QueueItem, StaffMember } from '../../../common/desk-api.ts';
import type { Team } from '../../../common/desk-team.ts';
import { attemptWords } from '../attempts.ts';
import { moment } from '../dates.ts';
import { libraryName } from '../library-name.ts';
import { waitsNow } from '../queue.ts';
import type { OpenConversation } from '../state.ts';
import { useNow } from '../use-now.ts';
import { useWords } from '../words.ts';
import { Earlier } from './Earlier.tsx';
import { Wish } from './Wish.tsx';

interface Props {
  request: QueueItem;
  open: OpenConversation | undefined;
  staff: StaffMember;
  team: Team | null;
  heading: Ref<HTMLHeadingElement>;
}

/** Who it is and what it is about: all that a librarian needs before the first word. */
export function ConversationHead({ request, open, staff, team, heading }: Props) {
  const words = useWords();
  const now = useNow(60_000);
  const lastAttempt = request.attempts.at(-1);
  return (
    <header className="conversation-head">
      <h2 ref={heading} tabIndex={-1}>{request.reason ?? words('queue.no-reason')}</h2>
      {request.urgency === 'scam' && <p><Badge color="danger" appearance="filled">{words('queue.scam')}</Badge> {words('conversation.scam')}</p>}
      <p className="quiet">
        {words(`conversation.language.${request.language}`)}
        {request.libraryId !== staff.libraryId && `. ${words('queue.other-library', { library: libraryName(team, request.libraryId) })}`}
      </p>
      <Wish request={request} contact={open?.contact ?? null} />
      {lastAttempt !== undefined && <p>{attemptWords(words, request.attempts, now)}: {words(`attempt.${lastAttempt.result}`)} ({lastAttempt.by})</p>}
      {request.stuckAt !== null && (
        <section className="stuck" aria-label={words('conversation.stuck')}>
          <h3>{words('conversation.stuck')}: {words('conversation.step', { number: request.stuckAt.number, guide: request.stuckAt.guideTitle })}</h3>
          <p>{request.stuckAt.stepText}</p>
        </section>
      )}
      <Earlier requests={open?.earlier ?? []} />
      {request.citizenGoneAt !== null && request.endedAt === null && waitsNow(request) && (
        <p className="gone" role="status">{words('conversation.gone', { moment: moment(words, request.citizenGoneAt, now) })}</p>
      )}
    </header>
  );
}
