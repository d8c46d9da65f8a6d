import { Button } from '@fluentui/react-components';
import { useEffect, useRef, type UIEvent } from 'react';
import { HandoffStatus, type Activity } from '../../../common/activity.ts';
import type { Note } from '../../../common/desk-api.ts';
import { clock } from '../dates.ts';
import type { OpenConversation, Pending } from '../state.ts';
import { lastRead, woven } from '../transcript.ts';
import { useFresh } from '../use-fresh.ts';
import { useWords, type MessageKey, type Words } from '../words.ts';

/** Whoever has scrolled up further than this, in pixels, reads, and is not taken down by what comes. */
const nearEnd = 80;

/** What was said, oldest first, with colleagues' notes where they were written, and the answers that are still on their way. */
export function Transcript({ open: { lines, notes, read, pending, typingAt }, retry }: { open: OpenConversation; retry(pending: Pending): void }) {
  const words = useWords();
  const typing = useFresh(typingAt.citizen);
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const height = useRef(0);
  const toEnd = (): void => { box.current?.scrollTo({ top: box.current.scrollHeight }); };
  useEffect(() => { if (atEnd.current) toEnd(); }, [lines.length, notes.length]);
  useEffect(toEnd, [pending.length]);
  useEffect(() => {
    if (box.current === null) return undefined;
    // What opens below takes its room from here.
    const observer = new ResizeObserver(() => {
      height.current = box.current?.clientHeight ?? 0;
      if (atEnd.current) toEnd();
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  /** A box that has just become smaller was not scrolled by anybody. */
  const onScroll = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent): void => {
    if (clientHeight === height.current) atEnd.current = scrollHeight - scrollTop - clientHeight < nearEnd;
  };
  const seen = lastRead(lines, read.citizen);

  return (
    <div className="transcript" ref={box} role="log" aria-label={words('transcript')} tabIndex={0} onScroll={onScroll}>
      <ol>
        {woven(lines, notes).map((entry) => (entry.kind === 'note'
          ? <NoteLine key={entry.note.id} note={entry.note} />
          : <SaidLine key={entry.line.activity.id} activity={entry.line.activity} read={entry.line.activity.id === seen} />))}
        {pending.map((each) => (
          <li key={each.id} className="line librarian">
            <span className="said">{each.text}</span>
            {each.failed
              ? <span className="unsent">{words('answer.failed')} <Button size="small" onClick={() => retry(each)}>{words('answer.again')}</Button></span>
              : <span className="quiet">{words('answer.sending')}</span>}
          </li>
        ))}
      </ol>
      <p className="typing quiet">{typing ? words('typing') : ''}</p>
    </div>
  );
}

function SaidLine({ activity, read }: { activity: Activity; read: boolean }) {
  const words = useWords();
  const line = lineOf(activity, words);
  if (line === null) return null;
  return (
    <li className={`line ${line.role}`}>
      <span className="who">{line.who} <time dateTime={activity.timestamp}>{clock(words, activity.timestamp)}</time></span>
      <span className="said">{line.text}</span>
      {activity.channelData?.masked !== undefined && <span className="quiet">{words('masked')}</span>}
      {read && <span className="read quiet">{words('read')}</span>}
    </li>
  );
}

function NoteLine({ note: { by, at, text } }: { note: Note }) {
  const words = useWords();
  return (
    <li className="line note">
      <strong className="note-mark">{words('note.mark')}</strong>
      <span className="said">{text}</span>
      <span className="who">{by.firstName} <time dateTime={at}>{clock(words, at)}</time></span>
    </li>
  );
}

/** An activity as one line of the transcript; null for what nobody needs to read. */
function lineOf(activity: Activity, words: Words): { role: string; who: string; text: string } | null {
  if (activity.type === 'event') {
    const status = HandoffStatus.safeParse(activity.value);
    if (!status.success || status.data.state === 'failed') return null;
    const key: MessageKey = `event.${status.data.state}`;
    return { role: 'notice', who: '', text: words(key, { name: status.data.librarian ?? '' }) };
  }
  const role = activity.channelData?.role ?? 'bot';
  const text = activity.text ?? '';
  const pressed = role === 'citizen' && activity.value !== undefined;
  return {
    role,
    who: role === 'librarian' ? words('who.librarian', { name: activity.from.name ?? '' }) : words(role === 'citizen' ? 'who.citizen' : 'who.bot'),
    text: pressed ? words('pressed', { text }) : text,
  };
}
