import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { codeOf } from '../../api.ts';
import { onEscape } from '../../focus.ts';
import { goTo } from '../../use-place.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { categories, type Category } from '../learning/categories.ts';
import { Refused } from '../learning/Refused.tsx';
import { focusFirstWrong } from './focus-wrong.ts';

const longestTitle = 70;

/** A guide of the library's own, from nothing: what it is called, and what it is about. Then its form opens. */
export function NewGuide({ close }: { close(): void }) {
  const words = useWords();
  const [title, setTitle] = useState('');
  const [category, setCategory] = useState<Category | ''>('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (form: HTMLFormElement): Promise<void> => {
    if (busy) return;
    if (title.trim() === '' || category === '') {
      setMissing(true);
      return focusFirstWrong(form);
    }
    setBusy(true);
    setRefusal(null);
    try {
      const { line } = await editingApi.create({ title: title.trim(), category, questionIds: [] });
      goTo('guides', line.id);
    } catch (reason) {
      setRefusal(codeOf(reason));
      setBusy(false);
    }
  };
  return (
    <form noValidate className="room-form" aria-label={words('guides.new')} onKeyDown={onEscape(close)} onSubmit={(event) => { event.preventDefault(); void submit(event.currentTarget); }}>
      <Field label={words('new-guide.title')} hint={words('new-guide.title.hint', { most: longestTitle })} required {...(missing && title.trim() === '' ? { validationMessage: words('new-guide.title.missing') } : {})}>
        <Input autoFocus value={title} maxLength={longestTitle} onChange={(_, { value }) => setTitle(value)} />
      </Field>
      <Field label={words('new-guide.category')} required {...(missing && category === '' ? { validationMessage: words('guides.new.category-missing') } : {})}>
        <Select value={category} onChange={(_, { value }) => setCategory(categories.find((each) => each === value) ?? '')}>
          <option value="">{words('guides.new.pick')}</option>
          {categories.map((each) => <option key={each} value={each}>{words(`new-guide.category.${each}`)}</option>)}
        </Select>
      </Field>
      <p className="quiet">{words('new-guide.private')}</p>
      {refusal !== null && <Refused says="new-guide.failed" code={refusal} />}
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>{words(busy ? 'new-guide.beginning' : 'new-guide.begin')}</Button>
        <Button onClick={close}>{words('room.cancel')}</Button>
      </div>
    </form>
  );
}
