import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { FactView, FactViews } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { onEscape } from '../../focus.ts';
import { useWords, type MessageKey } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';
import { today } from './days.ts';
import { focusFirstWrong } from './focus-wrong.ts';
import { useKept } from './use-kept.ts';

interface Props {
  fact: FactView;
  /** What is right instead is written, too. */
  correcting: boolean;
  close(): void;
  saved(facts: FactViews): void;
}

const isHttps = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === 'https:';

/** A step of its own: a person has compared the fact with its sources, says who they are and when, and that it is right, or what is. */
export function ConfirmFactForm({ fact, correcting, close, saved }: Props) {
  const words = useWords();
  const [by, setBy] = useKept('own-name', '');
  const [on, setOn] = useState(today);
  const [compared, setCompared] = useState(false);
  const [right, setRight] = useState({ value: fact.value, da: fact.da, en: fact.en, source: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const wrong: Partial<Record<'by' | 'on' | 'compared' | keyof typeof right, MessageKey>> = {
    ...(by.trim().length < 2 ? { by: 'fact.form.by.missing' } : {}),
    ...(on === '' ? { on: 'fact.form.on.missing' } : on > today() ? { on: 'fact.form.on.future' } : {}),
    ...(correcting
      ? {
        ...(right.value.trim() === '' ? { value: 'fact.form.missing' } : {}),
        ...(right.da.trim() === '' ? { da: 'fact.form.missing' } : {}),
        ...(right.en.trim() === '' ? { en: 'fact.form.missing' } : {}),
        ...(isHttps(right.source.trim()) ? {} : { source: 'fact.form.source.missing' }),
      }
      : compared ? {} : { compared: 'fact.form.compared.missing' }),
  };
  const says = (field: keyof typeof wrong): { validationMessage?: string } => {
    const key = wrong[field];
    return tried && key !== undefined ? { validationMessage: words(key) } : {};
  };
  const submit = async (form: HTMLFormElement): Promise<void> => {
    if (busy) return;
    if (Object.keys(wrong).length > 0) {
      setTried(true);
      return focusFirstWrong(form);
    }
    setBusy(true);
    setRefusal(null);
    try {
      const correction = correcting ? { value: right.value.trim(), da: right.da.trim(), en: right.en.trim(), source: right.source.trim() } : null;
      saved(await editingApi.confirmFact(fact.id, { by: by.trim(), on, correction }));
    } catch (reason) {
      setRefusal(codeOf(reason));
      setBusy(false);
    }
  };
  const sentence = (language: 'da' | 'en') => (
    <Field label={words(`fact.form.${language}`)} required {...says(language)}>
      <Textarea lang={language} rows={2} maxLength={500} value={right[language]} onChange={(_, { value }) => setRight({ ...right, [language]: value })} />
    </Field>
  );
  return (
    <form noValidate className="room-form" aria-label={words(correcting ? 'fact.correct' : 'fact.confirm')} onKeyDown={onEscape(close)} onSubmit={(event) => { event.preventDefault(); void submit(event.currentTarget); }}>
      <p>{words(correcting ? 'fact.correct.what' : 'fact.confirm.what')}</p>
      {correcting
        ? (
          <>
            <Field label={words('fact.form.value')} hint={words('fact.form.value.hint')} required {...says('value')}>
              <Input autoFocus maxLength={300} value={right.value} onChange={(_, { value }) => setRight({ ...right, value })} />
            </Field>
            {sentence('da')}
            {sentence('en')}
            <Field label={words('fact.form.source')} hint={words('fact.form.source.hint')} required {...says('source')}>
              <Input type="url" maxLength={500} value={right.source} onChange={(_, { value }) => setRight({ ...right, source: value })} />
            </Field>
          </>
        )
        : (
          <Field {...says('compared')}>
            <Checkbox autoFocus required checked={compared} label={words('fact.form.compared')} onChange={(_, { checked }) => setCompared(checked === true)} />
          </Field>
        )}
      <div className="fields">
        <Field label={words('fact.form.by')} hint={words('fact.form.by.hint')} required {...says('by')}>
          <Input autoComplete="name" maxLength={100} value={by} onChange={(_, { value }) => setBy(value)} />
        </Field>
        <Field label={words('fact.form.on')} required {...says('on')}>
          <Input type="date" max={today()} value={on} onChange={(_, { value }) => setOn(value)} />
        </Field>
      </div>
      {refusal !== null && <Refused says="fact.form.failed" code={refusal} />}
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>{words(correcting ? 'fact.form.correct' : 'fact.form.confirm')}</Button>
        <Button onClick={close}>{words('room.cancel')}</Button>
      </div>
    </form>
  );
}
