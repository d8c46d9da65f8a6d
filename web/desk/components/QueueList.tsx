import { Badge, Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { QueueItem, StaffMember } from '../../../common/desk-api.ts';
import { inProgress, waiting, type DeskState } from '../state.ts';
import { useNow } from '../use-now.ts';
import { elapsed, useWords } from '../words.ts';
import { CodeBox } from './CodeBox.tsx';

/** Who waits and who is being helped. */
export function QueueList({ state, staff, select, takeCode }: { state: DeskState; staff: StaffMember; select(id: string): void; takeCode(code: string): Promise<boolean> }) {
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
  const list = (items: readonly QueueItem[]) => (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" className="queue-item" aria-current={state.selected === item.id ? 'true' : undefined} onClick={() => select(item.id)}>
            <span className="queue-reason">{item.reason ?? words('queue.no-reason')}</span>
            {item.urgency === 'scam' && <Badge color="danger" appearance="filled">{words('queue.scam')}</Badge>}
            {item.kind !== 'chat' && <Badge color="informative" appearance="tint">{words(`kind.${item.kind}`)}</Badge>}
            {item.code !== null && <span className="queue-detail">{words('queue.code', { code: item.code })}</span>}
            {item.place !== null && <span className="queue-detail">{words('queue.place', item.place)}</span>}
            {item.stuckAt !== null && <span className="queue-detail">{words('queue.stuck-at', { guide: item.stuckAt.guideTitle, number: item.stuckAt.number })}</span>}
            {(state.open[item.id]?.unread ?? 0) > 0 && item.claimedBy?.id === staff.id && <Badge color="brand" appearance="filled">{words('queue.unread', { count: state.open[item.id]?.unread ?? 0 })}</Badge>}
            <span className="queue-detail">{stateOf(item)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
  const stateOf = (item: QueueItem): string => {
    if (item.state === 'waiting') return words('queue.waited', { time: elapsed(words, now - Date.parse(item.openedAt)) });
    const mine = item.claimedBy?.id === staff.id;
    const running = words('queue.running', { time: elapsed(words, now - Date.parse(item.claimedAt ?? item.openedAt)) });
    return `${mine ? words('queue.mine') : words('queue.taken-by', { name: item.claimedBy?.firstName ?? '' })}. ${running}`;
  };
  const [here, going] = [waiting(state), inProgress(state, staff.id)];
  return (
    <nav className="queue" aria-label={words('queue')}>
      <h2>{words('queue.waiting')} <Badge appearance="tint" color={here.length > 0 ? 'important' : 'subtle'}>{here.length}</Badge></h2>
      {here.length === 0 ? <p className="quiet">{words('queue.empty')}</p> : list(here)}
      <h2>{words('queue.claimed')} <Badge appearance="tint" color="subtle">{going.length}</Badge></h2>
      {going.length === 0 ? <p className="quiet">{words('queue.none-claimed')}</p> : list(going)}
      <CodeBox take={takeCode} />
    </nav>
  );
}
