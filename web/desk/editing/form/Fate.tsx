import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { EditableGuide } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';
import type { GuideWork } from './use-guide.ts';

interface Props {
  id: string;
  known: EditableGuide;
  work: GuideWork;
  panel: 'publish' | 'history' | null;
  open(panel: 'publish' | 'history' | null): void;
}

/** What can become of the guide. */
export function Fate({ id, known, work, panel, open }: Props) {
  const words = useWords();
  const [failed, setFailed] = useState<string | null>(null);
  const [links, setLinks] = useState<{ page: string; chat: string } | null>(null);
  const [approving, setApproving] = useState(false);
  const [note, setNote] = useState('');
  const { line } = known;
  const act = async (what: (version: number) => Promise<EditableGuide>): Promise<void> => setFailed(await work.act(what));
  const preview = (): void => void editingApi.preview(id).then(setLinks, (reason: unknown) => setFailed(codeOf(reason)));
  return (
    <section className="form-card" aria-label={words('form.fate')}>
      <div className="buttons">
        <Button appearance="primary" aria-expanded={panel === 'publish'} disabled={line.draft === null && work.keeping === 'saved'} onClick={() => open(panel === 'publish' ? null : 'publish')}>{words('form.publish')}</Button>
        <Button onClick={preview}>{words('form.preview')}</Button>
        <Button aria-expanded={panel === 'history'} onClick={() => open(panel === 'history' ? null : 'history')}>{words('form.history')}</Button>
        {line.shown === 'live' && <Button aria-expanded={approving} onClick={() => setApproving(!approving)}>{words('form.approve')}</Button>}
        {line.source !== 'own' && (line.shown === 'hidden' || line.shown === 'live') && <Button onClick={() => void act((version) => editingApi.hide(id, { version, hidden: line.shown !== 'hidden' }))}>{words(line.shown === 'hidden' ? 'form.show' : 'form.hide')}</Button>}
        {line.draft !== null && <Button onClick={() => void act((version) => editingApi.discard(id, { version }))}>{words('form.discard')}</Button>}
        {line.shown === 'withdrawn'
          ? <Button onClick={() => void act(() => editingApi.withdraw(id, true))}>{words('form.reinstate')}</Button>
          : line.shown === 'live' && <Button className="danger" onClick={() => void act(() => editingApi.withdraw(id, false))}>{words('form.withdraw')}</Button>}
      </div>
      {line.shown === 'withdrawn' && <p role="status">{words('form.withdrawn')}</p>}
      {line.scheduledAt !== null && <p>{words('form.scheduled', { time: new Date(line.scheduledAt).toLocaleString(words('language.own') === 'en' ? 'en-GB' : 'da-DK') })} <Button onClick={() => void act((version) => editingApi.unschedule(id, { version }))}>{words('form.unschedule')}</Button></p>}
      {line.submitted !== null && (
        <div className="form-note">
          <p>{words('form.submitted', { name: line.submitted.by.firstName })}</p>
          <Field label={words('form.judge.note')}><Input value={note} maxLength={500} onChange={(_, data) => setNote(data.value)} /></Field>
          <div className="buttons">
            <Button appearance="primary" onClick={() => void act((version) => editingApi.judge(id, { version, accept: true, note }))}>{words('form.judge.yes')}</Button>
            <Button onClick={() => void act((version) => editingApi.judge(id, { version, accept: false, note }))}>{words('form.judge.no')}</Button>
          </div>
        </div>
      )}
      {links !== null && <p>{words('form.preview.hint')} <a href={links.page} target="_blank" rel="noreferrer">{words('form.preview.page')}</a> · <a href={links.chat} target="_blank" rel="noreferrer">{words('form.preview.chat')}</a></p>}
      {approving && <Approve done={(by, on) => { setApproving(false); void act((version) => editingApi.approve(id, { version, by, on })); }} />}
      {line.approval !== null && <p className="quiet">{words('form.approved', { name: line.approval.by, day: line.approval.on })}</p>}
      {failed !== null && <Refused says="form.refused" code={failed} />}
    </section>
  );
}

function Approve({ done }: { done(by: string, on: string): void }) {
  const words = useWords();
  const today = new Date().toISOString().slice(0, 10);
  const [by, setBy] = useState('');
  const [on, setOn] = useState(today);
  return (
    <form className="form-note" onSubmit={(event) => { event.preventDefault(); done(by.trim(), on); }}>
      <p>{words('form.approve.hint')}</p>
      <Field label={words('form.approve.by')} required><Input value={by} minLength={2} required onChange={(_, data) => setBy(data.value)} /></Field>
      <Field label={words('form.approve.on')} required><Input type="date" value={on} max={today} required onChange={(_, data) => setOn(data.value)} /></Field>
      <Button appearance="primary" type="submit">{words('form.approve.do')}</Button>
    </form>
  );
}
