import { Button } from '@fluentui/react-components';
import type { Overview } from '../../../common/desk-team.ts';
import { moment } from '../dates.ts';
import { useNow } from '../use-now.ts';
import { useWords } from '../words.ts';

/** Conversations that were ended because of abuse, newest first. */
export function Flagged({ requests, show }: { requests: Overview['flagged']; show(requestId: string): void }) {
  const words = useWords();
  const now = useNow(60_000);
  if (requests.length === 0) return <p>{words('flagged.none')}</p>;
  return (
    <ul className="flagged">
      {requests.map(({ id, reason, endedAt, openedAt }) => (
        <li key={id}>
          <span><b>{moment(words, endedAt ?? openedAt, now)}</b>: {reason ?? words('queue.no-reason')}</span>
          <Button size="small" aria-label={words('flagged.read-one', { moment: moment(words, endedAt ?? openedAt, now) })} onClick={() => show(id)}>{words('flagged.read')}</Button>
        </li>
      ))}
    </ul>
  );
}
