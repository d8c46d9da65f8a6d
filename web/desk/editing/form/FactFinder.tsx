import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { useLoaded } from '../learning/use-loaded.ts';

/** So many are shown at a time. */
const shown = 6;

/** Finds a number, price or deadline, and what to write where it shall stand. */
export function FactFinder() {
  const words = useWords();
  const { value } = useLoaded(editingApi.facts, '');
  const [wanted, setWanted] = useState('');
  const [copied, setCopied] = useState('');
  const asked = wanted.trim().toLowerCase().split(/\s+/);
  const found = wanted.trim() === '' ? [] : (value?.facts ?? []).filter(({ id, da, value: said }) => asked.every((word) => `${id} ${da} ${said}`.toLowerCase().includes(word))).slice(0, shown);
  const copy = (mark: string): void => void navigator.clipboard.writeText(mark).then(() => setCopied(words('form.fact.copied', { mark })), () => setCopied(words('form.fact.by-hand', { mark })));
  return (
    <section className="form-card" aria-labelledby="form-facts">
      <h3 id="form-facts">{words('form.fact')}</h3>
      <p className="quiet">{words('form.fact.hint')}</p>
      <Field label={words('form.fact.search')}><Input type="search" value={wanted} onChange={(_, data) => setWanted(data.value)} /></Field>
      <ul className="differences">
        {found.map(({ id, da }) => <li key={id}>{da} <code>{`{fact:${id}}`}</code> <Button size="small" onClick={() => copy(`{fact:${id}}`)} aria-label={words('form.fact.copy.of', { sentence: da })}>{words('form.fact.copy')}</Button></li>)}
      </ul>
      <div role="status">{copied}</div>
    </section>
  );
}
