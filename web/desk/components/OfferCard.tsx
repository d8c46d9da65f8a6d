import type { QueueItem } from '../../../common/desk-api.ts';
import type { DeskActions } from '../actions.ts';
import { useWords } from '../words.ts';
import { TakeButtons } from './TakeButtons.tsx';

/** Who passed an offer on, and the answers to it; a conversation on the screen has its buttons there instead. */
export function OfferCard({ item, asked, actions }: { item: QueueItem; asked: boolean; actions: DeskActions }) {
  const words = useWords();
  return (
    <>
      {item.offer?.by != null && <p>{words('offer.by', { name: item.offer.by.firstName })}</p>}
      {asked && <TakeButtons request={item} actions={actions} offered />}
    </>
  );
}
