import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Differences, EditableGuide, Rehearsal } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { counted, useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import type { GuideWork } from './use-guide.ts';

/** What publishing would do, shown before it is done. */
export function PublishPanel({ id, known, work, close }: { id: string; known: EditableGuide; work: GuideWork; close(): void }) {
  const words = useWords();
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  const [differences, setDifferences] = useState<Differences['differences'] | null>(null);
  const [secondPair, setSecondPair] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [at, setAt] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let here = true;
    // What is rehearsed is what the server has: first everything written is kept.
    const look = async (): Promise<void> => {
      const refused = await work.act(() => editingApi.guide(id));
      if (refused !== null) throw new Error(refused);
      const [diff, lines] = await Promise.all([editingApi.differences(id), editingApi.guides()]);
      if (!here) return;
      setDifferences(diff.differences);
      setSecondPair(lines.secondPair);
      const found = await editingApi.rehearse(id);
      if (here) setRehearsal(found);
    };
    look().catch((reason: unknown) => { if (here) setFailed(codeOf(reason)); });
    return () => { here = false; };
  }, [id]);
  const errors = (rehearsal?.findings ?? known.findings).filter(({ level }) => level === 'error').length;
  const send = async (): Promise<void> => {
    setBusy(true);
    const refused = await work.act((version) => editingApi.publish(id, { version, at: at === '' ? null : new Date(at).toISOString(), note }));
    setBusy(false);
    if (refused === null) close();
    else setFailed(refused);
  };
  return (
    <section className="form-card" aria-labelledby="form-publish">
      <h3 id="form-publish">{words('form.publish')}</h3>
      {differences !== null && <details open><summary>{counted(words, 'form.differences', differences.length)}</summary><DifferenceList differences={differences} guide={known.guide} /></details>}
      {rehearsal === null && failed === null && <Spinner label={words('form.rehearsing')} labelPosition="after" />}
      {rehearsal !== null && (
        <div role="status">
          {errors > 0 && <p className="form-note error">{counted(words, 'form.publish.errors', errors)}</p>}
          {rehearsal.asked > 0 && <p>{rehearsal.lost.length === 0 ? words('form.lost.none', { asked: rehearsal.asked }) : counted(words, 'form.lost', rehearsal.lost.length)}</p>}
          {rehearsal.lost.length > 0 && <ul>{rehearsal.lost.map(({ text, before, after }) => <li key={text}>{words('form.moves', { text, before: before ?? words('form.nothing'), after: after ?? words('form.nothing') })}</li>)}</ul>}
          {rehearsal.won.length > 0 && <p>{counted(words, 'form.won', rehearsal.won.length)}</p>}
        </div>
      )}
      <Field label={words('form.publish.note')}><Input value={note} maxLength={500} onChange={(_, data) => setNote(data.value)} /></Field>
      <Field label={words('form.publish.at')} hint={words('form.publish.at.hint')}><Input type="datetime-local" value={at} onChange={(_, data) => setAt(data.value)} /></Field>
      {failed !== null && <Refused says="form.refused" code={failed} />}
      <div className="buttons">
        <Button appearance="primary" disabled={rehearsal === null || errors > 0 || busy} onClick={() => void send()}>{words(secondPair ? 'form.publish.submit' : at === '' ? 'form.publish.now' : 'form.publish.later')}</Button>
        <Button onClick={close}>{words('form.close')}</Button>
      </div>
    </section>
  );
}
