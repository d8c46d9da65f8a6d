import { Button, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Close, Contact, QueueItem, StaffMember } from '../../../common/desk-api.ts';
import type { OpenConversation } from '../state.ts';
import type { DeskActions } from '../use-desk.ts';
import { useWords } from '../words.ts';
import { AnswerBox } from './AnswerBox.tsx';
import { StepPicker } from './StepPicker.tsx';
import { Transcript } from './Transcript.tsx';

interface Props {
  request: QueueItem;
  open: OpenConversation | undefined;
  staff: StaffMember;
  actions: DeskActions;
}

/** One conversation: where the citizen got stuck, what was said, and what the librarian can do. */
export function Conversation({ request, open, staff, actions }: Props) {
  const words = useWords();
  const mine = request.state === 'claimed' && request.claimedBy?.id === staff.id;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus may have gone with the state it belonged to.
  useEffect(() => { if (document.activeElement === document.body) heading.current?.focus(); }, [request.state, mine]);
  return (
    <article className="conversation">
      <header className="conversation-head">
        <h2 ref={heading} tabIndex={-1}>{request.reason ?? words('queue.no-reason')}</h2>
        <p className="quiet">{words(`conversation.language.${request.language}`)}</p>
        <Wish request={request} contact={open?.contact ?? null} />
        {request.stuckAt !== null && (
          <section className="stuck" aria-label={words('conversation.stuck')}>
            <h3>{words('conversation.stuck')}: {words('conversation.step', { number: request.stuckAt.number, guide: request.stuckAt.guideTitle })}</h3>
            <p>{request.stuckAt.stepText}</p>
          </section>
        )}
      </header>
      {open === undefined || open.transcript === null
        ? open?.failed === true
          ? <p role="alert">{words('conversation.failed')} <Button onClick={() => actions.reload(request.id)}>{words('conversation.retry')}</Button></p>
          : <Skeleton aria-label={words('conversation.loading')}><SkeletonItem size={48} /><SkeletonItem size={48} /><SkeletonItem size={48} /></Skeleton>
        : <Transcript activities={open.transcript} pending={open.pending} typingAt={open.typingAt} retry={(pending) => actions.send(request.id, pending)} />}
      <footer>
        {request.state === 'waiting' && <Button appearance="primary" size="large" onClick={() => void actions.claim(request.id)}>{words('conversation.claim')}</Button>}
        {request.state === 'claimed' && !mine && <p>{words('conversation.taken', { name: request.claimedBy?.firstName ?? '' })}</p>}
        {request.state === 'resolved' && <p>{words('conversation.ended')}</p>}
        {request.state === 'expired' && <p>{words('conversation.expired')}</p>}
        {request.state === 'cancelled' && <p>{words('conversation.cancelled')}</p>}
        {mine && <AnswerBox staffId={staff.id} requestId={request.id} replies={() => actions.replies(request.id)} send={(pending) => actions.send(request.id, pending)} typing={() => actions.typing(request.id)} />}
        {mine && <StepPicker requestId={request.id} stuckIn={request.stuckAt?.guideId ?? null} actions={actions} />}
        {mine && <Endings end={(how) => void (how === 'queue' ? actions.release(request.id) : actions.close(request.id, how))} />}
      </footer>
    </article>
  );
}

/** What the citizen asks for besides a chat, and how to reach them. */
function Wish({ request, contact }: { request: QueueItem; contact: Contact | null }) {
  const words = useWords();
  const lines: [string, string][] = [
    ...(request.kind === 'chat' ? [] : [[words('wish.kind'), words(`kind.${request.kind}`)] as [string, string]]),
    ...(request.time === null ? [] : [[words('wish.time'), request.time] as [string, string]]),
    ...(request.code === null ? [] : [[words('wish.code'), request.code] as [string, string]]),
    ...(request.place === null ? [] : [[words('wish.place'), words('queue.place', request.place)] as [string, string]]),
    ...(contact?.name == null ? [] : [[words('wish.name'), contact.name] as [string, string]]),
    ...(contact?.phone == null ? [] : [[words('wish.phone'), contact.phone] as [string, string]]),
    ...(contact?.email == null ? [] : [[words('wish.email'), contact.email] as [string, string]]),
  ];
  if (lines.length === 0 && request.sharedFrom === 1) return null;
  return (
    <section className="stuck" aria-label={words('wish')}>
      <h3>{words('wish')}</h3>
      <dl className="wish">{lines.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {contact !== null && <p className="quiet">{words('wish.deleted')}</p>}
      {request.sharedFrom > 1 && <p>{words('wish.shared-from')}</p>}
    </section>
  );
}

/** What a librarian's part can end with: the robot, a colleague by way of the queue, the end. */
type Ending = Close['to'] | 'queue';

/** Each asks once before it happens. */
function Endings({ end }: { end(how: Ending): void }) {
  const words = useWords();
  const [asked, ask] = useState<Ending | null>(null);
  /** The button a "no" goes back to; keys keep the buttons apart, because only a new one takes the focus. */
  const [back, goBack] = useState<Ending | null>(null);
  if (asked !== null) {
    return (
      <div className="endings" role="group" aria-label={words('conversation.actions')}>
        <p>{words(asked === 'bot' ? 'conversation.to-bot.ask' : asked === 'queue' ? 'conversation.to-queue.ask' : 'conversation.close.ask')}</p>
        <Button key="yes" appearance="primary" autoFocus onClick={() => { goBack(asked); ask(null); end(asked); }}>{words('conversation.yes')}</Button>
        <Button key="no" onClick={() => { goBack(asked); ask(null); }}>{words('conversation.no')}</Button>
      </div>
    );
  }
  return (
    <div className="endings" role="group" aria-label={words('conversation.actions')}>
      <Button key="bot" autoFocus={back === 'bot'} onClick={() => ask('bot')}>{words('conversation.to-bot')}</Button>
      <Button key="queue" autoFocus={back === 'queue'} onClick={() => ask('queue')}>{words('conversation.to-queue')}</Button>
      <Button key="end" autoFocus={back === 'end'} onClick={() => ask('end')}>{words('conversation.close')}</Button>
    </div>
  );
}
