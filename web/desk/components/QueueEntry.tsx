import { Badge } from '@fluentui/react-components';
import type { QueueItem, StaffMember } from '../../../common/desk-api.ts';
import type { Team } from '../../../common/desk-team.ts';
import { attemptWords } from '../attempts.ts';
import { moment } from '../dates.ts';
import { libraryName } from '../library-name.ts';
import { isOf, isOfferedTo, waitsNow } from '../queue.ts';
import type { OpenConversation } from '../state.ts';
import { useFresh } from '../use-fresh.ts';
import { elapsed, useWords, type Words } from '../words.ts';

interface Props {
  item: QueueItem;
  open: OpenConversation | undefined;
  selected: boolean;
  staff: StaffMember;
  team: Team | null;
  /** Milliseconds since 1970. */
  now: number;
  select(): void;
}

/** One request in the queue. */
export function QueueEntry({ item, open, selected, staff, team, now, select }: Props) {
  const words = useWords();
  const citizenTypes = useFresh(open?.typingAt.citizen ?? 0);
  const colleagueTypes = useFresh(open?.typingAt.librarian ?? 0);
  const mine = isOf(item, staff.id);
  const unread = mine ? (open?.unread ?? 0) : 0;
  const details = [
    ...(item.libraryId === staff.libraryId ? [] : [words('queue.other-library', { library: libraryName(team, item.libraryId) })]),
    ...(item.libraryId === staff.libraryId && item.poolId !== null && item.state === 'waiting' ? [words('queue.shared')] : []),
    ...(item.time === null ? [] : [words('queue.time', { time: item.time })]),
    ...(item.code === null ? [] : [words('queue.code', { code: item.code })]),
    ...(item.place === null ? [] : [words('queue.place', item.place)]),
    ...(item.stuckAt === null ? [] : [words('queue.stuck-at', { guide: item.stuckAt.guideTitle, number: item.stuckAt.number })]),
    ...(item.attempts.length === 0 ? [] : [attemptWords(words, item.attempts, now)]),
    ...(item.offer === null || isOfferedTo(item, staff.id) ? [] : [words('queue.offered-to', { name: item.offer.to.firstName })]),
    ...(item.citizenGoneAt === null || !waitsNow(item) ? [] : [words('queue.gone')]),
    ...(citizenTypes ? [words('typing')] : []),
    ...(colleagueTypes && !mine ? [words('queue.colleague-typing', { name: item.claimedBy?.firstName ?? '' })] : []),
    stateOf(item, mine, words, now),
  ];
  return (
    <button type="button" className="queue-item" data-request={item.id} aria-current={selected ? 'true' : undefined} onClick={select}>
      <span className="queue-reason">{item.reason ?? words('queue.no-reason')}</span>
      {item.urgency === 'scam' && <Badge color="danger" appearance="filled">{words('queue.scam')}</Badge>}
      {item.kind !== 'chat' && <Badge color="informative" appearance="tint">{words(`kind.${item.kind}`)}</Badge>}
      {unread > 0 && <Badge color="brand" appearance="filled">{words('queue.unread', { count: unread })}</Badge>}
      {details.map((text) => <span key={text} className="queue-detail">{text}</span>)}
    </button>
  );
}

function stateOf(item: QueueItem, mine: boolean, words: Words, now: number): string {
  if (item.state === 'waiting') return waitsNow(item) ? words('queue.waited', { time: elapsed(words, now - Date.parse(item.openedAt)) }) : words('queue.came', { moment: moment(words, item.openedAt, now) });
  const running = words('queue.running', { time: elapsed(words, now - Date.parse(item.claimedAt ?? item.openedAt)) });
  return `${mine ? words('queue.mine') : words('queue.taken-by', { name: item.claimedBy?.firstName ?? '' })}. ${running}`;
}
