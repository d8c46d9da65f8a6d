import type { JSX, RefObject, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Translate } from '../messages.ts';
import { textLimit } from '../session.ts';
import { SendIcon } from './icons.tsx';

interface ComposerProps {
  input: RefObject<HTMLTextAreaElement | null>;
  /** Words an earlier conversation could not take. */
  leftOver: string;
  /** The conversation is over. */
  closed: boolean;
  onSend(text: string): void;
  onType(): void;
  t: Translate;
}

/** Where the keyboard costs no room on the screen. */
export const isMouse = (): boolean => matchMedia('(hover: hover) and (pointer: fine)').matches;

export function Composer({ input, leftOver, closed, onSend, onType, t }: ComposerProps): JSX.Element {
  const [text, setText] = useState('');
  const tooLong = text.length > textLimit;

  useEffect(() => { if (leftOver !== '') setText((typed) => (typed === '' ? leftOver : `${leftOver}\n${typed}`)); }, [leftOver]);
  useLayoutEffect(() => {
    const box = input.current;
    if (box === null) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  }, [text]);

  const send = (): void => {
    if (text.trim() === '' || tooLong || closed) return;
    onSend(text);
    setText('');
    input.current?.focus();
  };

  const onKey = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label for="input">{t('inputLabel')}</label>
      <div class="line">
        <textarea
          id="input"
          ref={input}
          rows={1}
          value={text}
          autocomplete="off"
          enterkeyhint="send"
          aria-describedby="input-help"
          aria-invalid={tooLong}
          onInput={(event) => { setText(event.currentTarget.value); onType(); }}
          onKeyDown={onKey}
        />
        <button type="submit" class="send" aria-label={t('send')} aria-disabled={text.trim() === '' || tooLong || closed}><SendIcon /></button>
      </div>
      <p id="input-help" class={tooLong ? 'help wrong' : 'help'} role={tooLong ? 'alert' : undefined}>
        {tooLong ? t('tooLong', { limit: textLimit, length: text.length }) : t('inputHelp')}
      </p>
    </form>
  );
}
