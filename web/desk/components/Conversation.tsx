import { Button, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { QueueItem, StaffMember } from '../../../common/desk-api.ts';
import type { DeskActions } from '../actions.ts';
import { readDraft } from '../kept.ts';
import { isOf, isOfferedTo } from '../queue.ts';
import { useFresh } from '../use-fresh.ts';
import { useReading } from '../use-reading.ts';
import { useWords } from '../words.ts';
import { ClosingBar } from './ClosingBar.tsx';
import { ConversationHead } from './ConversationHead.tsx';
import { NoteBox } from './NoteBox.tsx';
import { Part } from './Part.tsx';
import { TakeButtons } from './TakeButtons.tsx';
import { Transcript } from './Transcript.tsx';
import { Work, type WorkProps } from './Work.tsx';

/** As narrow as this the queue gives way to the conversation. */
const narrow = matchMedia('(max-width: 44rem)');

/** One conversation: where the citizen got stuck, what was said, and what the librarian can do. */
export function Conversation({ request, open, staff, team, actions }: WorkProps) {
  const words = useWords();
  const mine = isOf(request, staff.id);
  const heading = useRef<HTMLHeadingElement>(null);
  const colleagueTypes = useFresh(open?.typingAt.librarian ?? 0);
  useReading(open, mine, (watermark) => actions.markRead(request.id, watermark));
  useEffect(() => { if (narrow.matches) heading.current?.focus(); }, []);
  // The button that had the focus may have gone with the state it belonged to.
  useEffect(() => { if (document.activeElement === document.body) heading.current?.focus(); }, [request.state, mine, request.offer?.to.id]);
  return (
    <article className="conversation">
      <Part><ConversationHead request={request} open={open} staff={staff} team={team} heading={heading} /></Part>
      {open?.failed === true && <p role="alert">{words('conversation.failed')} <Button onClick={() => actions.reload(request.id)}>{words('conversation.retry')}</Button></p>}
      {open?.loaded === true
        ? <Part><Transcript open={open} retry={(pending) => actions.send(request.id, pending)} /></Part>
        : open?.failed !== true && <Skeleton aria-label={words('conversation.loading')}><SkeletonItem size={48} /><SkeletonItem size={48} /><SkeletonItem size={48} /></Skeleton>}
      <footer>
        {request.state === 'waiting' && request.offer !== null && !isOfferedTo(request, staff.id) && <p>{words('conversation.offered-to', { name: request.offer.to.firstName })}</p>}
        {request.state === 'waiting' && <TakeButtons request={request} offered={isOfferedTo(request, staff.id)} actions={actions} />}
        {request.state === 'claimed' && !mine && <p>{words('conversation.taken', { name: request.claimedBy?.firstName ?? '' })} {colleagueTypes && words('queue.colleague-typing', { name: request.claimedBy?.firstName ?? '' })}</p>}
        {request.state === 'resolved' && <p>{words('conversation.ended')}</p>}
        {request.state === 'expired' && <p>{words('conversation.expired')}</p>}
        {request.state === 'cancelled' && <p>{words('conversation.cancelled')}</p>}
        {request.state === 'abandoned' && <p>{words('conversation.abandoned')}</p>}
        {mine && request.closing !== null && <ClosingBar closing={request.closing} undo={() => void actions.undoClose(request.id)} />}
        {mine && request.closing === null && <Part><Work request={request} open={open} staff={staff} team={team} actions={actions} /></Part>}
        {!mine && <LaterNote request={request} staff={staff} actions={actions} />}
      </footer>
    </article>
  );
}

/** Whoever does not have the conversation can write a note to the one who has. */
function LaterNote({ request, staff, actions }: { request: QueueItem; staff: StaffMember; actions: DeskActions }) {
  const words = useWords();
  const [begun] = useState(() => readDraft(staff.id, request.id, 'note') !== '');
  return (
    <details className="later-note" open={begun}>
      <summary>{words('note.write')}</summary>
      <NoteBox staffId={staff.id} requestId={request.id} save={(note) => actions.note(request.id, note)} />
    </details>
  );
}
