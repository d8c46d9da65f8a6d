import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { QueueItem } from '../../../common/desk-api.ts';
import type { DeskActions } from '../actions.ts';
import { secondsUntil } from '../clock.ts';
import { focusEntry } from '../focus.ts';
import { useNow } from '../use-now.ts';
import { useWords } from '../words.ts';

/** Takes a waiting request; an offer can be refused as well. */
export function TakeButtons({ request, offered, actions }: { request: QueueItem; offered: boolean; actions: DeskActions }) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const once = async (act: () => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await act();
    setBusy(false);
  };
  const decline = async (): Promise<void> => {
    await actions.decline(request.id);
    // The button has gone with the offer.
    if (document.activeElement === document.body) focusEntry(request.id);
  };
  return (
    <div className="take">
      {offered && request.offer !== null && <TimeLeft until={request.offer.until} />}
      <div className="buttons">
        <Button appearance="primary" size="large" disabledFocusable={busy} onClick={() => void once(() => actions.claim(request.id))}>{words('conversation.claim')}</Button>
        {offered && <Button size="large" disabledFocusable={busy} onClick={() => void once(decline)}>{words('offer.decline')}</Button>}
      </div>
    </div>
  );
}

/** Counts down for the eye alone: a screen reader is told once, when the offer comes. */
function TimeLeft({ until }: { until: string }) {
  const words = useWords();
  const seconds = secondsUntil(until, useNow(1000));
  return <p className="time-left" aria-hidden="true">{words(seconds > 0 ? 'offer.left' : 'offer.late', { seconds })}</p>;
}
