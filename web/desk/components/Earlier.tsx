import type { QueueItem } from '../../../common/desk-api.ts';
import { day } from '../dates.ts';
import { useWords } from '../words.ts';

/** What the citizen has asked the library for before in this conversation, the newest first. */
export function Earlier({ requests }: { requests: readonly QueueItem[] }) {
  const words = useWords();
  if (requests.length === 0) return null;
  return (
    <details className="earlier">
      <summary>{words('earlier', { count: requests.length })}</summary>
      <ul>
        {requests.toReversed().map((request) => (
          <li key={request.id}>
            <b>{day(words, request.openedAt)}</b>: {request.reason ?? words('queue.no-reason')}
            {' '}<span className="quiet">{[
              words(`kind.${request.kind}`),
              ...(request.outcome === null ? [] : [words(`outcome.${request.outcome}`)]),
              ...(request.claimedBy === null ? [] : [words('earlier.by', { name: request.claimedBy.firstName })]),
            ].join(', ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
