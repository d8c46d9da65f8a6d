import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { GuideLine, QuestionGroup } from '../../../../common/editing-api.ts';
import { counted, useWords } from '../../words.ts';
import type { ChosenGuide } from './GuideChoice.tsx';
import { NewGuideForm } from './NewGuideForm.tsx';
import { percent } from './percent.ts';
import { PhraseForm } from './PhraseForm.tsx';
import { headOf } from './question-list.ts';
import { QuestionLines } from './QuestionLines.tsx';
import { Refused } from './Refused.tsx';
import type { Loaded } from './use-loaded.ts';
import type { Fate } from './use-questions.ts';

interface Props {
  group: QuestionGroup;
  /** Whether it has just come back to the list, or could not leave it. */
  fate: Extract<Fate, { kind: 'undone' | 'refused' }> | undefined;
  guides: Loaded<readonly GuideLine[]>;
  dismiss(): void;
  kept(text: string, guide: ChosenGuide): void;
}

/** Questions that are alike, and the three things that can be done with them. */
export function GroupCard({ group, fate, guides, dismiss, kept }: Props) {
  const words = useWords();
  const [open, setOpen] = useState<'phrase' | 'guide' | null>(null);
  const [heading, form] = [useId(), useId()];
  const buttons = { phrase: useRef<HTMLButtonElement>(null), guide: useRef<HTMLButtonElement>(null), dismiss: useRef<HTMLButtonElement>(null) };
  // A refusal comes seconds later, when somebody may be writing elsewhere.
  useEffect(() => { if (fate?.kind === 'undone' || (fate?.kind === 'refused' && document.activeElement === document.body)) buttons.dismiss.current?.focus(); }, []);
  const toggle = (which: 'phrase' | 'guide'): void => setOpen(open === which ? null : which);
  const close = (): void => {
    if (open !== null) buttons[open].current?.focus();
    setOpen(null);
  };
  const guesses = group.candidates.map(({ title, score }) => words('questions.now.guess', { title, percent: percent(words, score) })).join(', ');
  return (
    <article className="question-group" aria-labelledby={heading}>
      <h3 id={heading}>{headOf(group)}</h3>
      <p className="quiet">{counted(words, 'questions.alike', group.questions.length)}. {guesses === '' ? words('questions.now.nothing') : words('questions.now', { guesses })}</p>
      <QuestionLines questions={group.questions} />
      {fate?.kind === 'refused' && <Refused says="questions.dismiss.failed" code={fate.code} />}
      <div className="buttons" role="group" aria-label={words('questions.choices', { text: headOf(group) })}>
        <Button ref={buttons.phrase} appearance={open === 'phrase' ? 'outline' : 'primary'} aria-expanded={open === 'phrase'} aria-controls={open === 'phrase' ? form : undefined} onClick={() => toggle('phrase')}>{words('questions.to-guide')}</Button>
        <Button ref={buttons.guide} aria-expanded={open === 'guide'} aria-controls={open === 'guide' ? form : undefined} onClick={() => toggle('guide')}>{words('questions.to-new')}</Button>
        <Button ref={buttons.dismiss} appearance="subtle" onClick={dismiss}>{words('questions.dismiss')}</Button>
      </div>
      {open === 'phrase' && <PhraseForm id={form} group={group} guides={guides} kept={kept} close={close} />}
      {open === 'guide' && <NewGuideForm id={form} group={group} close={close} />}
    </article>
  );
}
