import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { OwnReply } from '../../../common/desk-api.ts';
import { newId } from '../ids.ts';
import { useWords } from '../words.ts';

/** Keeps the answer that is being written as a reply of one's own. */
export function SaveReply({ text, save }: { text: string; save(reply: OwnReply): Promise<boolean> }) {
  const words = useWords();
  const [title, setTitle] = useState<string | null>(null);
  const [id] = useState(newId);
  const [saved, setSaved] = useState(false);
  // The form that had the focus is gone.
  if (saved) return <p role="status" tabIndex={-1} ref={(told) => told?.focus()}>{words('replies.saved')}</p>;
  if (title === null) return <Button onClick={() => setTitle('')}>{words('replies.save')}</Button>;
  const submit = async (): Promise<void> => {
    if (title.trim() !== '' && (await save({ id, title: title.trim(), text: text.slice(0, 1000) }))) setSaved(true);
  };
  return (
    <form className="save-reply" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Field label={words('replies.title')} hint={words('replies.save-hint')}><Input autoFocus maxLength={60} value={title} onChange={(_, { value }) => setTitle(value)} /></Field>
      <Button type="submit" appearance="primary">{words('replies.keep')}</Button>
    </form>
  );
}

/** Asks once before a reply of one's own is gone. */
export function DeleteReply({ title, remove }: { title: string; remove(): Promise<void> }) {
  const words = useWords();
  const [asked, ask] = useState(false);
  return <Button size="small" aria-label={words(asked ? 'replies.delete-sure-title' : 'replies.delete-title', { title })} onBlur={() => ask(false)} onClick={() => { if (asked) void remove(); else ask(true); }}>{words(asked ? 'replies.delete-sure' : 'replies.delete')}</Button>;
}
