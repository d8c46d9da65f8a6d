import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { CareCard } from '../../../common/desk-api.ts';
import { onEscape } from '../focus.ts';
import { useWords } from '../words.ts';

/** The approved words for somebody in despair, to be read over and sent. */
export function CarePanel({ load, insert, close }: { load(): Promise<CareCard | null>; insert(text: string): void; close(): void }) {
  const words = useWords();
  const [card, setCard] = useState<CareCard | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { void load().then(setCard); }, []);
  useEffect(() => { if (card !== null) heading.current?.focus(); }, [card]);
  return (
    <section className="panel care" aria-label={words('care.open')} onKeyDown={onEscape(close)}>
      <h3 ref={heading} tabIndex={-1}>{card?.title ?? words('care.open')}</h3>
      {card !== null && <p className="said">{card.text}</p>}
      <p className="quiet">{words('care.hint')}</p>
      <div className="buttons">
        <Button appearance="primary" disabledFocusable={card === null} onClick={() => { if (card !== null) insert(card.text); }}>{words('care.insert')}</Button>
        <Button onClick={close}>{words('steps.close')}</Button>
      </div>
    </section>
  );
}
