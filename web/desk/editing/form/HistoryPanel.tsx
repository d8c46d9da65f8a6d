import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { RevisionView } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { moment } from '../../dates.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';
import { useLoaded } from '../learning/use-loaded.ts';
import { DifferenceList } from './DifferenceList.tsx';
import type { GuideWork } from './use-guide.ts';

/** Every revision: who, when, what changed, and the way back. */
export function HistoryPanel({ id, work }: { id: string; work: GuideWork }) {
  const words = useWords();
  const { value, failed, again } = useLoaded(() => editingApi.history(id), id);
  const [shown, setShown] = useState<RevisionView | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const look = (number: number): void => void editingApi.revision(id, number).then(setShown, (reason: unknown) => setRefused(codeOf(reason)));
  return (
    <section className="form-card" aria-labelledby="form-history">
      <h3 id="form-history">{words('form.history')}</h3>
      {failed !== null && <Refused says="learning.failed" code={failed} again={again} />}
      {refused !== null && <Refused says="form.refused" code={refused} />}
      {value?.lines.length === 0 && <p>{words('form.history.empty')}</p>}
      <ol className="form-history">
        {value?.lines.map((line, at) => (
          <li key={at}>
            {words(`form.did.${line.what}`, { name: line.by.firstName })} <span className="quiet">{moment(words, line.at, Date.now())}</span>{line.live && <strong> {words('form.history.live')}</strong>}{line.note !== '' && <> – {line.note}</>}
            {line.revision !== null && <Button size="small" onClick={() => look(line.revision ?? 0)} aria-label={words('form.history.see.of', { number: line.revision })}>{words('form.history.see')}</Button>}
          </li>
        ))}
      </ol>
      {shown !== null && (
        <div className="form-note">
          <h4>{words('form.revision', { number: shown.number })}</h4>
          <DifferenceList differences={shown.differences} guide={shown.guide} />
          <Button onClick={() => void work.act((version) => editingApi.restore(id, shown.number, { version })).then(setRefused)}>{words('form.restore')}</Button>
        </div>
      )}
    </section>
  );
}
