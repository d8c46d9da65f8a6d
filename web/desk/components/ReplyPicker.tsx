import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Replies } from '../../../common/desk-api.ts';
import type { DeskActions } from '../actions.ts';
import { onEscape } from '../focus.ts';
import { useWords } from '../words.ts';
import { DeleteReply, SaveReply } from './OwnReplies.tsx';

interface Props {
  requestId: string;
  /** The answer that is being written: it can be kept as a reply. */
  answer: string;
  actions: Pick<DeskActions, 'replies' | 'saveReply' | 'deleteReply'>;
  choose(text: string): void;
  close(): void;
}

/** Ready-made replies, found by typing; a chosen one stands in the answer to be read over and changed. */
export function ReplyPicker({ requestId, answer, actions, choose, close }: Props) {
  const words = useWords();
  const [replies, setReplies] = useState<Replies['replies'] | null>(null);
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const load = (): void => void actions.replies(requestId).then((all) => setReplies(all ?? []));
  useEffect(load, []);

  const wanted = typed.trim().toLowerCase();
  const found = (replies ?? []).filter(({ title, text }) => `${title} ${text}`.toLowerCase().includes(wanted));
  const onSearchKey = (event: KeyboardEvent): void => {
    const [first] = found;
    if (event.key === 'Enter' && first !== undefined) choose(first.text);
    else if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <section className="panel" aria-label={words('replies.open')} onKeyDown={onEscape(close)}>
      <Field label={words('replies.search')} hint={words('replies.hint')}><Input autoFocus value={typed} onChange={(_, { value }) => setTyped(value)} onKeyDown={onSearchKey} /></Field>
      <ul ref={list}>
        {found.map(({ id, title, text, of }) => (
          <li key={id} className="own-reply">
            <button type="button" className="reply" onClick={() => choose(text)}><b>{title}</b><span>{text}</span></button>
            {of === 'own' && <DeleteReply title={title} remove={async () => { if (await actions.deleteReply(id)) load(); }} />}
          </li>
        ))}
      </ul>
      {replies !== null && found.length === 0 && <p className="quiet" role="status">{words('replies.none')}</p>}
      <div className="buttons">
        {answer.trim() !== '' && <SaveReply text={answer.trim()} save={async (reply) => { const saved = await actions.saveReply(reply); if (saved) load(); return saved; }} />}
        <Button onClick={close}>{words('steps.close')}</Button>
      </div>
    </section>
  );
}
