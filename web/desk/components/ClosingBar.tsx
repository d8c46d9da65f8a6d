import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import type { QueueItem } from '../../../common/desk-api.ts';
import { secondsUntil } from '../clock.ts';
import { useNow } from '../use-now.ts';
import { useWords } from '../words.ts';

/** The seconds in which it can be taken back that a conversation ends. They count down for the eye alone. */
export function ClosingBar({ closing, undo }: { closing: NonNullable<QueueItem['closing']>; undo(): void }) {
  const words = useWords();
  const id = useId();
  const seconds = secondsUntil(closing.at, useNow(500));
  return (
    <div className="closing">
      <p aria-hidden="true">{words(closing.to === 'bot' ? 'closing.bot' : 'closing.end', { seconds })}</p>
      <p id={id} className="for-readers">{words(closing.to === 'bot' ? 'closing.bot.soon' : 'closing.end.soon')}</p>
      <Button appearance="primary" autoFocus aria-describedby={id} onClick={undo}>{words('closing.undo')}</Button>
    </div>
  );
}
