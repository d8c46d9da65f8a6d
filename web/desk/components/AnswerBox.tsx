import { Button, Field, Textarea } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Replies } from '../../../common/desk-api.ts';
import { newId } from '../ids.ts';
import { keepDraft, readDraft } from '../kept.ts';
import type { Pending } from '../state.ts';
import { useWords } from '../words.ts';
import { ReplyPicker } from './ReplyPicker.tsx';

/** The citizen is told at most so often that somebody writes, in milliseconds. */
const typingEvery = 3000;

/** Where the librarian writes. A draft stays until it is sent. */
export function AnswerBox({ staffId, requestId, replies, send, typing }: { staffId: string; requestId: string; replies(): Promise<Replies['replies']>; send(pending: Pending): void; typing(): void }) {
  const words = useWords();
  const [text, setText] = useState(() => readDraft(staffId, requestId));
  const told = useRef(0);
  const box = useRef<HTMLTextAreaElement>(null);

  const write = (value: string): void => {
    setText(value);
    keepDraft(staffId, requestId, value);
    if (value !== '' && Date.now() - told.current > typingEvery) {
      told.current = Date.now();
      typing();
    }
  };
  const submit = (): void => {
    const trimmed = text.trim();
    if (trimmed === '') return;
    send({ id: newId(), text: trimmed, failed: false });
    write('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <div className="answer">
      <Field label={words('answer')} hint={words('answer.hint')}>
        <Textarea ref={box} autoFocus rows={3} maxLength={4000} value={text} onChange={(_, data) => write(data.value)} onKeyDown={onKeyDown} resize="vertical" />
      </Field>
      <div className="answer-buttons">
        <Button appearance="primary" onClick={submit}>{words('answer.send')}</Button>
        <ReplyPicker load={replies} choose={(reply) => { write(text.trim() === '' ? reply : `${text.trimEnd()}\n${reply}`); box.current?.focus(); }} />
      </div>
    </div>
  );
}
