import { Combobox, Field, Option } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { StuckAt, Suggestions } from '../../../common/desk-api.ts';
import { useWords } from '../words.ts';

/** More guides than these are found by typing more. */
const shown = 8;
/** What is no guide. */
const other = 'other';

interface Props {
  stuckAt: StuckAt | null;
  suggestions: Suggestions['guides'];
  load(): Promise<Suggestions['guides'] | null>;
  /** A guide's id, `other`, or null for nothing. */
  choose(topic: string | null): void;
}

/** What it was about: the guide in which the citizen got stuck, another one found by typing, or something else. */
export function TopicField({ stuckAt, suggestions, load, choose }: Props) {
  const words = useWords();
  const [guides, setGuides] = useState<Suggestions['guides']>([]);
  const [typed, setTyped] = useState(stuckAt?.guideTitle ?? '');
  const [chosen, setChosen] = useState<string | null>(stuckAt?.guideId ?? null);
  useEffect(() => { void load().then((all) => { if (all !== null) setGuides(all); }); }, []);

  const set = (topic: string | null, text: string): void => {
    setTyped(text);
    setChosen(topic);
    choose(topic);
  };
  const wanted = chosen === null ? typed.trim().toLowerCase() : '';
  const likely = new Set(suggestions.map(({ id }) => id));
  const offered = [...suggestions, ...guides.filter(({ id }) => !likely.has(id))].filter(({ title }) => title.toLowerCase().includes(wanted)).slice(0, shown);
  return (
    <Field label={words('close.topic')} hint={words('close.topic-hint')}>
      <Combobox inlinePopup value={typed} selectedOptions={chosen === null ? [] : [chosen]} onChange={({ target }) => set(null, target.value)} onOptionSelect={(_, { optionValue, optionText }) => { if (optionValue !== undefined) set(optionValue, optionText ?? ''); }}>
        {offered.map(({ id, title }) => <Option key={id} value={id} text={title}>{title}</Option>)}
        <Option key={other} value={other} text={words('close.topic-other')}>{words('close.topic-other')}</Option>
      </Combobox>
    </Field>
  );
}
