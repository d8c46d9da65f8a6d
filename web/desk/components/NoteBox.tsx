import { Button, Field, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { NewNote } from '../../../common/desk-api.ts';
import { newId } from '../ids.ts';
import { useDraft } from '../use-draft.ts';
import { useWords } from '../words.ts';

/** Where a note among colleagues is written: unlike the answer in colour, words and button, so that nobody takes one for the other. */
export function NoteBox({ staffId, requestId, focus = false, save }: { staffId: string; requestId: string; focus?: boolean; save(note: NewNote): Promise<boolean> }) {
  const words = useWords();
  const [text, write] = useDraft(staffId, requestId, 'note');
  const [busy, setBusy] = useState(false);
  /** A note that is tried again counts once; other words are another note. */
  const tried = useRef({ id: '', text: '' });
  const submit = async (): Promise<void> => {
    const trimmed = text.trim();
    if (trimmed === '' || busy) return;
    if (tried.current.text !== trimmed) tried.current = { id: newId(), text: trimmed };
    setBusy(true);
    if (await save(tried.current)) {
      write('');
      tried.current = { id: '', text: '' };
    }
    setBusy(false);
  };
  return (
    <form className="note-box" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Field label={words('note.mark')} hint={words('note.hint')}>
        <Textarea autoFocus={focus} rows={3} maxLength={2000} value={text} onChange={(_, data) => write(data.value)} resize="vertical" readOnly={busy} />
      </Field>
      <Button type="submit" disabledFocusable={busy}>{words('note.save')}</Button>
    </form>
  );
}
