import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { FactView, FactViews } from '../../../../common/editing-api.ts';
import { addressOf } from '../../use-place.ts';
import { languageOf, useWords } from '../../words.ts';
import { ConfirmFactForm } from './ConfirmFactForm.tsx';
import { dayWords, today } from './days.ts';
import { stateOf } from './fact-list.ts';

type Panel = 'confirm' | 'correct';

/** One fact: what it says, where from, who uses it; and a person's yes to it, or what is right instead. */
export function OneFact({ fact, changed }: { fact: FactView; changed(facts: FactViews): void }) {
  const words = useWords();
  const [panel, setPanel] = useState<Panel | null>(null);
  const [saved, setSaved] = useState<Panel | null>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => { if (saved !== null) told.current?.focus(); }, [saved]);
  const open = (next: Panel): void => { setSaved(null); setPanel(next); };
  const close = (): void => {
    const at = panel;
    setPanel(null);
    setTimeout(() => buttons.current?.querySelector<HTMLElement>(`[data-panel=${at ?? 'confirm'}]`)?.focus());
  };
  const state = stateOf(fact, today());
  const { value, da, en, kind, sources, status, conflict, checkedOn, dueOn, confirmation, corrected, guides } = fact;
  return (
    <article className="one-fact">
      <h2>{fact[languageOf(words)]}</h2>
      <p className={`fate-shown ${state}`}>{words(`facts.is.${state}`)}{corrected && ` ${words('facts.is.corrected')}.`}</p>
      {state === 'unsure' && <p>{words('fact.unsure')}</p>}
      {conflict !== null && conflict !== '' && status === 'conflicting' && (
        <MessageBar intent="warning" layout="multiline"><MessageBarBody><b>{words('fact.conflict')}</b> {conflict}</MessageBarBody></MessageBar>
      )}
      {saved !== null && <p ref={told} tabIndex={-1} className="saved" role="status">{words(saved === 'confirm' ? 'fact.confirmed' : 'fact.corrected')}</p>}
      <div className="buttons" ref={buttons}>
        <Button data-panel="confirm" appearance="primary" aria-expanded={panel === 'confirm'} onClick={() => open('confirm')}>{words('fact.confirm')}</Button>
        <Button data-panel="correct" aria-expanded={panel === 'correct'} onClick={() => open('correct')}>{words('fact.correct')}</Button>
      </div>
      {panel !== null && <ConfirmFactForm key={panel} fact={fact} correcting={panel === 'correct'} close={close} saved={(facts) => { changed(facts); setPanel(null); setSaved(panel); }} />}
      <dl className="fact-says">
        <div><dt>{words('fact.kind')}</dt><dd>{kindWords(words, kind)}</dd></div>
        <div><dt>{words('fact.value')}</dt><dd>{value}</dd></div>
        <div><dt>{words('fact.da')}</dt><dd lang="da">{da}</dd></div>
        <div><dt>{words('fact.en')}</dt><dd lang="en">{en}</dd></div>
        <div><dt>{words('fact.checked')}</dt><dd>{dayWords(words, checkedOn)}</dd></div>
        <div><dt>{words('fact.due')}</dt><dd>{dayWords(words, dueOn)}</dd></div>
        <div><dt>{words('fact.confirmation')}</dt><dd>{confirmation === null ? words('fact.confirmation.none') : words('fact.confirmation.by', { name: confirmation.by, day: dayWords(words, confirmation.on) })}</dd></div>
      </dl>
      <section aria-labelledby="fact-sources">
        <h3 id="fact-sources">{words('fact.sources')}</h3>
        <p className="quiet">{words(`fact.status.${status}`)}</p>
        {sources.length > 0 && <ul className="fact-sources">{sources.map(({ url, age }) => <li key={url}><a href={url} target="_blank" rel="noreferrer">{url}</a><span className="quiet">{age}</span></li>)}</ul>}
      </section>
      <section aria-labelledby="fact-guides">
        <h3 id="fact-guides">{words('fact.guides')}</h3>
        {guides.length === 0 ? <p className="quiet">{words('fact.guides.none')}</p> : <ul className="fact-guides">{guides.map(({ id, title }) => <li key={id}><a href={addressOf('guides', id)}>{title}</a></li>)}</ul>}
      </section>
    </article>
  );
}

const kinds = ['phone', 'price', 'deadline', 'hours', 'waiting-time', 'rule', 'age'] as const;

function kindWords(words: ReturnType<typeof useWords>, kind: string): string {
  const known = kinds.find((each) => each === kind);
  return known === undefined ? kind : words(`fact.kind.${known}`);
}
