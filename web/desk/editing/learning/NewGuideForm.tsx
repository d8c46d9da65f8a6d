import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { QuestionGroup } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { onEscape } from '../../focus.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { categories, type Category } from './categories.ts';
import { guideAddress } from './guide-link.ts';
import { Refused } from './Refused.tsx';
import { dismissAll, namedOf, unnamedOf } from './settle.ts';

const longestTitle = 70;

/** A guide of the library's own, begun from questions that had none; then its form opens. */
export function NewGuideForm({ id, group, close }: { id: string; group: QuestionGroup; close(): void }) {
  const words = useWords();
  const [title, setTitle] = useState('');
  const [category, setCategory] = useState<Category>('bibliotek');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    if (title.trim() === '') return setMissing(true);
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      const { line } = await editingApi.create({ title: title.trim(), category, questionIds: namedOf(group) });
      void dismissAll(unnamedOf(group)).catch(() => undefined);
      location.hash = guideAddress(line.id);
    } catch (reason) {
      setRefusal(codeOf(reason));
      setBusy(false);
    }
  };
  return (
    <form noValidate id={id} className="learning-form" aria-label={words('questions.to-new')} onKeyDown={onEscape(close)} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Field label={words('new-guide.title')} hint={words('new-guide.title.hint', { most: longestTitle })} required {...(missing && title.trim() === '' ? { validationMessage: words('new-guide.title.missing') } : {})}>
        <Input autoFocus value={title} maxLength={longestTitle} onChange={(_, { value }) => setTitle(value)} />
      </Field>
      <Field label={words('new-guide.category')}>
        <Select value={category} onChange={(_, { value }) => setCategory(categories.find((each) => each === value) ?? 'bibliotek')}>
          {categories.map((each) => <option key={each} value={each}>{words(`new-guide.category.${each}`)}</option>)}
        </Select>
      </Field>
      <p className="quiet">{words('new-guide.private')}</p>
      {refusal !== null && <Refused says="new-guide.failed" code={refusal} />}
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>{words(busy ? 'new-guide.beginning' : 'new-guide.begin')}</Button>
        <Button onClick={close}>{words('learning.cancel')}</Button>
      </div>
    </form>
  );
}
