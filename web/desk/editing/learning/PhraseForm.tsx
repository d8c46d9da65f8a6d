import { Button, Field, Radio, RadioGroup, Select, Spinner, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { GuideLine, NewPhrase, QuestionGroup } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { onEscape } from '../../focus.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { GuideChoice, type ChosenGuide } from './GuideChoice.tsx';
import { personalIn } from './personal.ts';
import { wordings } from './question-list.ts';
import { Refused } from './Refused.tsx';
import { dismissAll, namedOf, unnamedOf } from './settle.ts';
import type { Loaded } from './use-loaded.ts';
import { useWeighing } from './use-weighing.ts';
import { verdictOf } from './verdict.ts';
import { Weighing } from './Weighing.tsx';

const longest = 300;

interface Props {
  id: string;
  group: QuestionGroup;
  guides: Loaded<readonly GuideLine[]>;
  /** The phrase stands in the guide's draft. */
  kept(text: string, guide: ChosenGuide): void;
  close(): void;
}

/** A group's words become a phrase of a guide: which guide, in which words, what that would do, and then into its draft. */
export function PhraseForm({ id, group, guides, kept, close }: Props) {
  const words = useWords();
  const asked = wordings(group);
  const [guide, setGuide] = useState<ChosenGuide | null>(null);
  const [text, setText] = useState((asked[0] ?? '').slice(0, longest));
  const [language, setLanguage] = useState<NewPhrase['language']>('da');
  const { weighed, weighing, failed, weigh, forget } = useWeighing();
  const [keeping, setKeeping] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => { if (weighed !== null) result.current?.focus(); }, [weighed]);

  const changed = (): void => {
    setRefusal(null);
    forget();
  };
  const trimmed = text.trim();
  const personal = personalIn(text);
  const wrong = trimmed.length < 2 ? words('phrase.text.missing') : personal === 'masked' ? words('phrase.text.masked') : null;
  const ready = guide !== null && wrong === null;
  const phrase: NewPhrase | null = guide === null ? null : { guideId: guide.id, language, text: trimmed, questionIds: namedOf(group) };
  const verdict = weighed === null ? null : verdictOf(trimmed, weighed);

  const submit = async (): Promise<void> => {
    if (phrase === null || !ready || weighing || keeping) return;
    if (weighed === null) return weigh(phrase);
    if (verdict === 'same') return;
    setKeeping(true);
    setRefusal(null);
    try {
      await editingApi.addPhrase(phrase);
      void dismissAll(unnamedOf(group)).catch(() => undefined);
      kept(trimmed, guide);
    } catch (reason) {
      setRefusal(codeOf(reason));
      setKeeping(false);
    }
  };
  return (
    <form noValidate id={id} className="learning-form" aria-label={words('questions.to-guide')} onKeyDown={onEscape(close)} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <GuideChoice candidates={group.candidates} guides={guides} chosen={guide} choose={(chosen) => { setGuide(chosen); changed(); }} />
      {asked.length > 1 && (
        <Field label={words('phrase.from')}>
          <Select onChange={(_, { value }) => { setText(value.slice(0, longest)); changed(); }}>{asked.map((each) => <option key={each} value={each}>{each}</option>)}</Select>
        </Field>
      )}
      <Field
        label={words('phrase.text')} hint={words('phrase.text.hint')} required
        {...(wrong !== null ? { validationMessage: wrong } : personal === 'personal' ? { validationMessage: words('phrase.text.personal'), validationState: 'warning' } : {})}
      >
        <Textarea value={text} maxLength={longest} rows={2} resize="vertical" onChange={({ target }) => { setText(target.value); changed(); }} />
      </Field>
      <Field label={words('phrase.language')}>
        <RadioGroup layout="horizontal" value={language} onChange={(_, { value }) => { setLanguage(value === 'en' ? 'en' : 'da'); changed(); }}>
          <Radio value="da" label={words('phrase.language.da')} />
          <Radio value="en" label={words('phrase.language.en')} />
        </RadioGroup>
      </Field>
      <div className="weighing-place" ref={result} tabIndex={-1}>
        {weighing && <Spinner size="small" labelPosition="after" label={words('phrase.weighing')} role="status" />}
        {failed !== null && <Refused says="phrase.weigh.failed" code={failed} />}
        {weighed !== null && <Weighing text={trimmed} weighed={weighed} />}
      </div>
      {refusal !== null && <Refused says="phrase.keep.failed" code={refusal} />}
      <div className="buttons">
        {verdict !== 'same' && (
          <Button type="submit" appearance="primary" disabledFocusable={!ready || weighing || keeping}>
            {words(keeping ? 'phrase.keeping' : weighed === null ? 'phrase.weigh' : verdict === 'careful' ? 'phrase.keep.anyway' : 'phrase.keep')}
          </Button>
        )}
        <Button onClick={close}>{words('learning.cancel')}</Button>
      </div>
    </form>
  );
}
