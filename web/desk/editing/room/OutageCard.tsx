import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { OutageView, OutageViews } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { serviceNow } from '../../clock.ts';
import { moment } from '../../dates.ts';
import { onEscape } from '../../focus.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';
import { momentWords } from './days.ts';
import { NoticeText } from './NoticeText.tsx';
import { serviceWords } from './outage-words.ts';

/** One notice as citizens read it, and the way to end it. */
export function OutageCard({ outage: { id, service, from, until, notice, own }, lifted }: { outage: OutageView; lifted(views: OutageViews): void }) {
  const words = useWords();
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const name = serviceWords(words, service);
  const lift = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      lifted(await editingApi.liftOutage(id));
    } catch (reason) {
      setRefusal(codeOf(reason));
      setBusy(false);
    }
  };
  const keep = (): void => {
    setSure(false);
    setTimeout(() => first.current?.focus());
  };
  return (
    <article className="outage" aria-label={name}>
      <h4>{name}</h4>
      <p>{words('outages.from', { moment: Date.parse(from) > serviceNow() ? momentWords(words, from) : moment(words, from, serviceNow()) })} {until === null ? words('outages.open') : words('outages.until', { moment: momentWords(words, until) })}</p>
      <NoticeText notice={notice} />
      {refusal !== null && <Refused says="outages.lift.failed" code={refusal} />}
      {!own
        ? <p className="quiet">{words('outages.of-all')}</p>
        : sure
          ? (
            <div className="buttons" onKeyDown={onEscape(keep)}>
              <Button autoFocus appearance="primary" disabledFocusable={busy} onClick={() => void lift()}>{words('outages.lift.sure')}</Button>
              <Button onClick={keep}>{words('room.keep')}</Button>
            </div>
          )
          : <div className="buttons"><Button ref={first} aria-label={words('outages.lift.of', { service: name })} onClick={() => setSure(true)}>{words('outages.lift')}</Button></div>}
    </article>
  );
}
