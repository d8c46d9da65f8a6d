import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Imported } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { addressOf } from '../../use-place.ts';
import { counted, useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';
import { base64Of } from './base64.ts';

/** Bytes of a zip that still fit into a call. */
const largest = 29_000_000;

/** A zip of guides is chosen and brought in; then what became a draft, and what did not and why. */
export function ImportForm() {
  const words = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<'missing' | 'large' | 'unreadable' | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [brought, setBrought] = useState<Imported | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const submit = async (): Promise<void> => {
    if (busy) return;
    setRefusal(null);
    setBrought(null);
    if (file === null || file.size > largest) {
      setFault(file === null ? 'missing' : 'large');
      return field.current?.focus();
    }
    setBusy(true);
    const content = await base64Of(file).catch(() => null);
    if (content === null) setFault('unreadable');
    else {
      try {
        setBrought(await editingApi.bringIn(content));
        setFile(null);
        if (field.current !== null) field.current.value = '';
      } catch (reason) {
        setRefusal(codeOf(reason));
      }
    }
    setBusy(false);
  };
  return (
    <>
      <form noValidate className="room-form" aria-label={words('sharing.in')} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <div className="file-field">
          <input
            id="sharing-file" ref={field} type="file" accept=".zip,application/zip" aria-invalid={fault !== null} aria-describedby={fault === null ? 'sharing-file-name' : 'sharing-file-name sharing-file-fault'}
            onChange={({ target }) => { setFile(target.files?.[0] ?? null); setFault(null); }}
          />
          <label htmlFor="sharing-file">{words('sharing.file')}</label>
          <span id="sharing-file-name">{file === null ? words('sharing.file.none') : words('sharing.file.chosen', { name: file.name })}</span>
          {fault !== null && <p id="sharing-file-fault" className="fault" role="alert">{words(`sharing.file.${fault}`)}</p>}
        </div>
        {refusal !== null && <Refused says={refusal === 'BadArgument' ? 'sharing.in.no-zip' : 'sharing.in.failed'} code={refusal} />}
        <div className="buttons"><Button type="submit" appearance="primary" disabledFocusable={busy}>{words(busy ? 'sharing.in.busy' : 'sharing.in.do')}</Button></div>
      </form>
      {brought !== null && <Brought brought={brought} />}
    </>
  );
}

function Brought({ brought: { drafts, refused } }: { brought: Imported }) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="brought" aria-labelledby="sharing-brought">
      <h4 id="sharing-brought" ref={heading} tabIndex={-1}>{drafts.length === 0 ? words('sharing.brought.none') : counted(words, 'sharing.brought', drafts.length)}</h4>
      {drafts.length > 0 && <p>{words('sharing.brought.next')}</p>}
      {drafts.length > 0 && <ul>{drafts.map(({ id, title }) => <li key={id}><a href={addressOf('guides', id)}>{title}</a></li>)}</ul>}
      {refused.length > 0 && (
        <>
          <h5>{counted(words, 'sharing.refused', refused.length)}</h5>
          <ul>{refused.map(({ file, why }, at) => <li key={`${at} ${file}`}><b>{file}</b>: {words(`sharing.refused.${why}`)}</li>)}</ul>
        </>
      )}
    </section>
  );
}
