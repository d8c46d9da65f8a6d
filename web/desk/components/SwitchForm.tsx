import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { SetSwitch, SwitchedOff } from '../../../common/desk-team.ts';
import { moment } from '../dates.ts';
import { onEscape } from '../focus.ts';
import { useDraft } from '../use-draft.ts';
import { useNow } from '../use-now.ts';
import { languageOf, useWords } from '../words.ts';

/** Turns one thing off, with the reason that citizens read, or on again. */
export function SwitchForm({ staffId, what, off, set }: { staffId: string; what: SetSwitch['what']; off: SwitchedOff | null; set(change: SetSwitch): Promise<boolean> }) {
  const words = useWords();
  const now = useNow(60_000);
  const [danish, writeDanish] = useDraft(staffId, what, 'reason-da');
  const [english, writeEnglish] = useDraft(staffId, what, 'reason-en');
  const [open, setOpen] = useState(danish !== '' || english !== '');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = async (next: SetSwitch['reason']): Promise<void> => {
    if (busy) return;
    setBusy(true);
    if (await set({ what, reason: next })) {
      setOpen(false);
      writeDanish('');
      writeEnglish('');
    }
    setBusy(false);
  };
  const submit = (): void => {
    const given = { da: danish.trim(), en: english.trim() };
    if (given.da === '' || given.en === '') setMissing(true);
    else void change(given);
  };
  if (off !== null) {
    return (
      <div className="switch off">
        <h4>{words(`switch.${what}`)}: {words('switch.is-off')}</h4>
        <p>{words('switch.by', { name: off.by.firstName, moment: moment(words, off.at, now) })}</p>
        <p>»{off.reason[languageOf(words)]}«</p>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void change(null)}>{words(`switch.${what}.on`)}</Button>
      </div>
    );
  }
  const field = (language: 'da' | 'en', text: string, write: (text: string) => void) => (
    <Field label={words(`switch.reason.${language}`)} required {...(missing && text.trim() === '' ? { validationMessage: words('switch.reason-missing') } : {})}>
      <Textarea autoFocus={language === 'da'} lang={language} rows={2} maxLength={300} value={text} onChange={(_, { value }) => write(value)} />
    </Field>
  );
  return (
    <div className="switch">
      <h4>{words(`switch.${what}`)}: {words('switch.is-on')}</h4>
      {!open
        ? <Button onClick={() => setOpen(true)}>{words(`switch.${what}.off`)}</Button>
        : (
          <form noValidate onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={onEscape(() => setOpen(false))}>
            <p>{words(`switch.${what}.what`)}</p>
            {field('da', danish, writeDanish)}
            {field('en', english, writeEnglish)}
            <div className="buttons">
              <Button type="submit" appearance="primary" disabledFocusable={busy}>{words(`switch.${what}.off`)}</Button>
              <Button onClick={() => setOpen(false)}>{words('switch.cancel')}</Button>
            </div>
          </form>
        )}
    </div>
  );
}
