import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../messages.ts';

interface StillHereProps {
  /** Seconds until the conversation is forgotten. */
  left: number;
  onStay(): void;
  onForget(): void;
  t: Translate;
}

/** On a public computer, after a long silence: is anybody there? */
export function StillHere({ left, onStay, onForget, t }: StillHereProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => { dialog.current?.showModal(); }, []);
  return (
    <dialog class="still-here" ref={dialog} role="alertdialog" aria-labelledby="still-here" aria-describedby="still-here-text" onCancel={(event) => { event.preventDefault(); onStay(); }}>
      <h2 id="still-here">{t('stillHereTitle')}</h2>
      <p id="still-here-text">{t('stillHereText')}</p>
      <p aria-hidden="true">{t('stillHereLeft', { seconds: left })}</p>
      <div class="choices">
        <button type="button" class="choice onward" onClick={onStay}>{t('stillHereStay')}</button>
        <button type="button" class="choice" onClick={onForget}>{t('endAndClearLabel')}</button>
      </div>
    </dialog>
  );
}
