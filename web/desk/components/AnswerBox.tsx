import { Button, Field, Textarea } from '@fluentui/react-components';
import { useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { newId } from '../ids.ts';
import type { Pending } from '../state.ts';
import { useWords } from '../words.ts';

/** The citizen is told at most so often that somebody writes, in milliseconds. */
const typingEvery = 3000;

interface Props {
  text: string;
  write(text: string): void;
  send(pending: Pending): void;
  typing(): void;
  /** "/" in an empty answer asks for a ready-made reply. */
  askForReply(): void;
  box: Ref<HTMLTextAreaElement>;
  /** What there is to answer with, beside the button that sends. */
  tools: ReactNode;
}

/** Where the librarian writes to the citizen. */
export function AnswerBox({ text, write, send, typing, askForReply, box, tools }: Props) {
  const words = useWords();
  const told = useRef(0);

  const change = (value: string): void => {
    if (text === '' && value === '/') return askForReply();
    write(value);
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
        <Textarea ref={box} autoFocus rows={3} maxLength={4000} value={text} onChange={(_, data) => change(data.value)} onKeyDown={onKeyDown} resize="vertical" />
      </Field>
      <div className="buttons">
        <Button appearance="primary" onClick={submit}>{words('answer.send')}</Button>
        {tools}
      </div>
    </div>
  );
}
