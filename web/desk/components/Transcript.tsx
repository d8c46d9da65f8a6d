import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { HandoffStatus, type Activity } from '../../../common/activity.ts';
import type { Pending } from '../state.ts';
import { useNow } from '../use-now.ts';
import { useWords, type MessageKey, type Words } from '../words.ts';

/** A sign of typing lasts so many milliseconds. */
const typingLasts = 6000;

interface Props {
  activities: readonly Activity[];
  pending: readonly Pending[];
  typingAt: number;
  retry(pending: Pending): void;
}

/** What was said, oldest first, with the answers that are still on their way. */
export function Transcript({ activities, pending, typingAt, retry }: Props) {
  const words = useWords();
  const now = useNow(1000);
  const box = useRef<HTMLDivElement>(null);
  const count = activities.length + pending.length;
  useEffect(() => { box.current?.scrollTo({ top: box.current.scrollHeight }); }, [count]);

  return (
    <div className="transcript" ref={box} role="log" aria-label={words('transcript')} tabIndex={0}>
      <ol>
        {activities.flatMap((activity) => {
          const line = lineOf(activity, words);
          return line === null ? [] : [
            <li key={activity.id} className={`line ${line.role}`}>
              <span className="who">{line.who} <time dateTime={activity.timestamp}>{clock(activity.timestamp)}</time></span>
              <span className="said">{line.text}</span>
              {activity.channelData?.masked !== undefined && <span className="quiet">{words('masked')}</span>}
            </li>,
          ];
        })}
        {pending.map((each) => (
          <li key={each.id} className="line librarian">
            <span className="said">{each.text}</span>
            {each.failed
              ? <span className="unsent">{words('answer.failed')} <Button size="small" onClick={() => retry(each)}>{words('answer.again')}</Button></span>
              : <span className="quiet">{words('answer.sending')}</span>}
          </li>
        ))}
      </ol>
      <p className="typing quiet">{now - typingAt < typingLasts ? words('typing') : ''}</p>
    </div>
  );
}

const time = new Intl.DateTimeFormat('da-DK', { hour: '2-digit', minute: '2-digit' });
const clock = (timestamp: string): string => time.format(new Date(timestamp));

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
