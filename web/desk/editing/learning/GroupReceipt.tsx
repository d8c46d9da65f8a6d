import { Button, Link } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words.ts';
import { guideAddress } from './guide-link.ts';
import type { Fate } from './use-questions.ts';

interface Props {
  /** The words the group was named by. */
  head: string;
  fate: Extract<Fate, { kind: 'dismissed' | 'kept' }>;
  undo(): void;
}

/** Stands in the place of a group that has been dealt with, and takes the focus there, so that nobody loses their place. */
export function GroupReceipt({ head, fate, undo }: Props) {
  const words = useWords();
  const receipt = useRef<HTMLDivElement>(null);
  const within = useRef(false);
  const held = fate.kind === 'dismissed' && fate.held;
  useEffect(() => receipt.current?.querySelector<HTMLElement>('button, a')?.focus(), []);
  // A button that goes away under somebody's hands leaves the focus where it was.
  useEffect(() => { if (!held && within.current && fate.kind === 'dismissed') receipt.current?.focus(); }, [held]);
  return (
    <div className="question-receipt" ref={receipt} tabIndex={-1} onFocus={() => { within.current = true; }} onBlur={({ relatedTarget }) => { if (relatedTarget !== null) within.current = false; }}>
      {fate.kind === 'dismissed'
        ? (
          <>
            <p>{words('questions.dismissed', { text: head })}</p>
            {held && <Button onClick={undo}>{words('questions.undo')}</Button>}
          </>
        )
        : (
          <>
            <p><strong>{words('questions.kept', { text: fate.text, guide: fate.guide.title })}</strong> {words('questions.kept.publish')}</p>
            <Link href={guideAddress(fate.guide.id)}>{words('questions.kept.link', { guide: fate.guide.title })}</Link>
          </>
        )}
    </div>
  );
}
