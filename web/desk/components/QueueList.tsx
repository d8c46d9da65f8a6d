import { Badge, Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { QueueItem, StaffMember } from '../../../common/desk-api.ts';
import type { DeskActions } from '../actions.ts';
import { sectionsOf } from '../queue.ts';
import type { DeskState } from '../state.ts';
import { useNow } from '../use-now.ts';
import { useWords, type MessageKey } from '../words.ts';
import { CodeBox } from './CodeBox.tsx';
import { OfferCard } from './OfferCard.tsx';
import { QueueEntry } from './QueueEntry.tsx';

/** What is offered, who waits, what can be done later, and who is being helped. */
export function QueueList({ state, staff, actions }: { state: DeskState; staff: StaffMember; actions: DeskActions }) {
  const words = useWords();
  const now = useNow(10_000);
  if (state.requests === null) {
    return (
      <nav className="queue" aria-label={words('queue')}>
        <h2>{words('queue')}</h2>
        <Skeleton aria-label={words('queue.loading')}><SkeletonItem size={64} /><SkeletonItem size={64} /></Skeleton>
      </nav>
    );
  }
  const { offered, waiting, work, going } = sectionsOf(Object.values(state.requests), staff.id);
  const entry = (item: QueueItem) => (
    <QueueEntry item={item} open={state.open[item.id]} selected={state.selected === item.id} staff={staff} team={state.team} now={now} select={() => actions.select(item.id)} />
  );
  const section = (name: MessageKey, empty: MessageKey, items: readonly QueueItem[], loud: boolean) => (
    <>
      <h2>{words(name)} <Badge appearance="tint" color={loud && items.length > 0 ? 'important' : 'subtle'}>{items.length}</Badge></h2>
      {items.length === 0 ? <p className="quiet">{words(empty)}</p> : <ul>{items.map((item) => <li key={item.id}>{entry(item)}</li>)}</ul>}
    </>
  );
  return (
    <nav className="queue" aria-label={words('queue')}>
      {offered.length > 0 && (
        <>
          <h2>{words('offer')}</h2>
          <ul>
            {offered.map((item) => (
              <li key={item.id} className="offer">
                {entry(item)}
                <OfferCard item={item} asked={state.selected !== item.id} actions={actions} />
              </li>
            ))}
          </ul>
        </>
      )}
      {section('queue.waiting', 'queue.empty', waiting, true)}
      {section('queue.work', 'queue.no-work', work, false)}
      {section('queue.claimed', 'queue.none-claimed', going, false)}
      <CodeBox take={actions.takeCode} />
    </nav>
  );
}
