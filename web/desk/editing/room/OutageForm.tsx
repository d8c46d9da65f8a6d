import { Button, Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { OutageViews } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { serviceNow } from '../../clock.ts';
import { onEscape } from '../../focus.ts';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';
import { focusFirstWrong } from './focus-wrong.ts';
import { NoticeText } from './NoticeText.tsx';
import { choicesFor, fieldTime, untilChoices, untilFault, untilOf, type UntilChoice } from './outage-until.ts';
import { noticePreview, serviceWords } from './outage-words.ts';

interface Props {
  services: readonly string[];
  mostHours: number | null;
  close(): void;
  saved(views: OutageViews, service: string): void;
}

const longest = 400;

/** A new notice: which service, until when, in which words; and what citizens will read. */
export function OutageForm({ services, mostHours, close, saved }: Props) {
  const words = useWords();
  const now = serviceNow(useNow(20_000));
  const [service, setService] = useState('');
  const [choice, setChoice] = useState<UntilChoice>('2');
  const [chosen, setChosen] = useState('');
  const [ownWords, setOwnWords] = useState(false);
  const [own, setOwn] = useState({ da: '', en: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const until = untilOf(choice, chosen, now);
  const fault = untilFault(until, mostHours, now);
  const missing = ownWords && (own.da.trim() === '' || own.en.trim() === '');
  const submit = async (form: HTMLFormElement): Promise<void> => {
    if (busy) return;
    const ends = untilOf(choice, chosen, serviceNow());
    if (service === '' || missing || ends === undefined || untilFault(ends, mostHours, serviceNow()) !== null) {
      setTried(true);
      return focusFirstWrong(form);
    }
    setBusy(true);
    setRefusal(null);
    try {
      saved(await editingApi.setOutage({ service, until: ends, words: ownWords ? { da: own.da.trim(), en: own.en.trim() } : null }), service);
    } catch (reason) {
      setRefusal(codeOf(reason));
      setBusy(false);
    }
  };
  const preview = (language: 'da' | 'en'): string => noticePreview(language, { service, until: until ?? null, own: ownWords ? own[language].trim() || words('outages.preview.missing') : null });
  return (
    <form noValidate className="room-form" aria-labelledby="outage-form" onKeyDown={onEscape(close)} onSubmit={(event) => { event.preventDefault(); void submit(event.currentTarget); }}>
      <h3 id="outage-form">{words('outages.new')}</h3>
      <Field label={words('outages.service')} required {...(tried && service === '' ? { validationMessage: words('outages.service.missing') } : {})}>
        <Select autoFocus value={service} onChange={(_, { value }) => setService(value)}>
          <option value="">{words('outages.service.pick')}</option>
          {services.map((each) => <option key={each} value={each}>{serviceWords(words, each)}</option>)}
        </Select>
      </Field>
      <Field label={words('outages.until.label')} {...(mostHours === null ? {} : { hint: words('outages.most', { hours: mostHours }) })}>
        <Select value={choice} onChange={(_, { value }) => {
          setChoice(untilChoices.find((each) => each === value) ?? '2');
          if (value === 'chosen' && chosen === '') setChosen(fieldTime(now + 3 * 3600_000));
        }}
        >
          {choicesFor(mostHours).map((each) => <option key={each} value={each}>{words(`outages.until.${each}`)}</option>)}
        </Select>
      </Field>
      {choice === 'chosen' && (
        <Field label={words('outages.until.time')} required {...(fault === null || (!tried && fault === 'missing') ? {} : { validationMessage: words(`outages.until.${fault}`, { hours: mostHours ?? 0 }) })}>
          <Input type="datetime-local" value={chosen} min={fieldTime(now)} {...(mostHours === null ? {} : { max: fieldTime(now + mostHours * 3600_000) })} onChange={(_, { value }) => setChosen(value)} />
        </Field>
      )}
      <Field label={words('outages.words')}>
        <RadioGroup value={ownWords ? 'own' : 'usual'} onChange={(_, { value }) => setOwnWords(value === 'own')}>
          <Radio value="usual" label={words('outages.words.usual')} />
          <Radio value="own" label={words('outages.words.own')} />
        </RadioGroup>
      </Field>
      {ownWords && (['da', 'en'] as const).map((language) => (
        <Field key={language} label={words(`outages.words.${language}`)} required {...(tried && own[language].trim() === '' ? { validationMessage: words('outages.words.missing') } : {})}>
          <Textarea lang={language} rows={2} maxLength={longest} value={own[language]} onChange={(_, { value }) => setOwn({ ...own, [language]: value })} />
        </Field>
      ))}
      {service !== '' && (
        <section className="preview" aria-labelledby="outage-preview">
          <h4 id="outage-preview">{words('outages.preview')}</h4>
          <NoticeText notice={{ da: preview('da'), en: preview('en') }} />
          <p className="quiet">{words('outages.preview.where')}</p>
        </section>
      )}
      {refusal !== null && <Refused says="outages.failed" code={refusal} />}
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>{words('outages.switch-on')}</Button>
        <Button onClick={close}>{words('room.cancel')}</Button>
      </div>
    </form>
  );
}
