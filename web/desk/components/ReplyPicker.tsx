import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Replies } from '../../../common/desk-api.ts';
import { useWords } from '../words.ts';

/** Ready-made replies, found by typing; a chosen one stands in the answer to be read over and changed. */
export function ReplyPicker({ load, choose }: { load(): Promise<Replies['replies']>; choose(text: string): void }) {
  const words = useWords();
  const [replies, setReplies] = useState<Replies['replies'] | null>(null);
  const [typed, setTyped] = useState('');
  if (replies === null) return <Button onClick={() => void load().then(setReplies)}>{words('replies.open')}</Button>;
  const wanted = typed.trim().toLowerCase();
  const found = replies.filter(({ title, text }) => `${title} ${text}`.toLowerCase().includes(wanted));
  const close = (): void => {
    setReplies(null);
    setTyped('');
  };
  return (
    <section className="step-picker" aria-label={words('replies.open')}>
      <Field label={words('replies.search')}><Input autoFocus value={typed} onChange={(_, { value }) => setTyped(value)} onKeyDown={({ key }) => { if (key === 'Escape') close(); }} /></Field>
      <ul>
        {found.map(({ id, title, text }) => (
          <li key={id}><button type="button" className="reply" onClick={() => { choose(text); close(); }}><b>{title}</b><span>{text}</span></button></li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet" role="status">{words('replies.none')}</p>}
      <Button onClick={close}>{words('steps.close')}</Button>
    </section>
  );
}
