import { Combobox, Field, Option, ToggleButton } from '@fluentui/react-components';
import { useState } from 'react';
import type { GuideLine, QuestionGroup } from '../../../../common/editing-api.ts';
import { languageOf, useWords } from '../../words.ts';
import { fittingTitles } from './fitting-titles.ts';
import { percent } from './percent.ts';
import { Refused } from './Refused.tsx';
import type { Loaded } from './use-loaded.ts';

/** More guides than these are found by typing more. */
const shown = 8;

export interface ChosenGuide {
  id: string;
  title: string;
}

interface Props {
  candidates: QuestionGroup['candidates'];
  guides: Loaded<readonly GuideLine[]>;
  chosen: ChosenGuide | null;
  choose(guide: ChosenGuide | null): void;
}

/** The guide that should have been shown: the likeliest as buttons, all others by typing. */
export function GuideChoice({ candidates, guides, chosen, choose }: Props) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const likely = new Set(candidates.map(({ id }) => id));
  const titleOf = ({ title }: GuideLine): string => title[languageOf(words)] || title.da;
  const found = chosen !== null && !likely.has(chosen.id);
  const fitting = fittingTitles(found ? '' : typed, (guides.value ?? []).filter(({ id }) => !likely.has(id)), titleOf);
  return (
    <fieldset className="guide-choice">
      <legend>{words('phrase.guide')}</legend>
      {candidates.length > 0 && (
        <div className="guide-likely" role="group" aria-label={words('phrase.guide.likely')}>
          {candidates.map(({ id, title, score }, at) => (
            <ToggleButton key={id} className="guide-likely-one" autoFocus={at === 0} checked={chosen?.id === id} appearance={chosen?.id === id ? 'primary' : 'secondary'} onClick={() => { setTyped(''); choose({ id, title }); }}>
              <span>{title} <span className="learning-number">{percent(words, score)}</span></span>
            </ToggleButton>
          ))}
        </div>
      )}
      <Field label={words(candidates.length > 0 ? 'phrase.guide.search' : 'phrase.guide.search-first')} hint={words('phrase.guide.search-hint')}>
        <Combobox
          inlinePopup className="guide-search" autoFocus={candidates.length === 0} value={typed} selectedOptions={found ? [chosen.id] : []}
          onChange={({ target }) => { setTyped(target.value); if (found) choose(null); }}
          onOptionSelect={(_, { optionValue, optionText }) => {
            if (optionValue === undefined || optionValue === '') return;
            setTyped(optionText ?? '');
            choose({ id: optionValue, title: optionText ?? optionValue });
          }}
        >
          {fitting.slice(0, shown).map((guide) => <Option key={guide.id} value={guide.id} text={titleOf(guide)}>{titleOf(guide)}</Option>)}
          {fitting.length > shown && <Option key="more" value="" text={typed} disabled>{words('phrase.guide.more', { count: fitting.length - shown })}</Option>}
          {fitting.length === 0 && guides.value !== null && <Option key="none" value="" text={typed} disabled>{words('phrase.guide.none')}</Option>}
        </Combobox>
      </Field>
      {guides.failed !== null && <Refused says="learning.failed" code={guides.failed} again={guides.again} />}
      {chosen !== null && <p className="guide-chosen">{words('phrase.guide.chosen', { title: chosen.title })}</p>}
    </fieldset>
  );
}
