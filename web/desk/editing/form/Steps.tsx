import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import type { FindingView } from '../../../../common/editing-api.ts';
import type { DraftGuide, DraftStep, DraftStepText } from '../../../../common/guide-draft.ts';
import { useWords, type Words } from '../../words.ts';
import { findingWords } from './Findings.tsx';
import { inLanguage, languages } from './Intro.tsx';
import { PictureField } from './PictureField.tsx';
import { added, moved, without } from './steps.ts';

interface Props {
  guide: DraftGuide;
  change(to: (guide: DraftGuide) => DraftGuide): void;
  findings: readonly FindingView[];
  /** Guides that a step may lead to. */
  others: readonly { id: string; title: string }[];
}

/** The steps in their order: written, moved, added and taken away. */
export function Steps({ guide, change, findings, others }: Props) {
  const words = useWords();
  const [removed, setRemoved] = useState<DraftGuide | null>(null);
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  const move = (id: string, to: number): void => {
    if (to < 0 || to >= guide.steps.length) return;
    change((each) => moved(each, id, to));
    setSaid(words('form.moved', { number: to + 1 }));
    requestAnimationFrame(() => document.getElementById(`step-${id}`)?.focus());
  };
  return (
    <section aria-labelledby="form-steps">
      <h3 id="form-steps">{words('form.steps')}</h3>
      <p className="quiet">{words('form.steps.hint')}</p>
      <ol className="form-steps">
        {guide.steps.map((step, at) => (
          <li
            key={step.id} className={dragged === step.id ? 'form-card dragged' : 'form-card'}
            onDragOver={(event: DragEvent) => { if (dragged !== null) event.preventDefault(); }}
            onDrop={() => { if (dragged !== null) move(dragged, at); setDragged(null); }}
          >
            <Step
              guide={guide} step={step} at={at} words={words} change={change} others={others}
              findings={findings.filter(({ place }) => place.split('.').includes(step.id))}
              move={(to) => move(step.id, to)} drag={(on) => setDragged(on ? step.id : null)}
              remove={() => { setRemoved(guide); change((each) => without(each, step.id)); setSaid(words('form.removed', { number: at + 1 })); }}
            />
          </li>
        ))}
      </ol>
      {removed !== null && <p className="form-note">{words('form.removed.undo')} <Button onClick={() => { change(() => removed); setRemoved(null); }}>{words('learning.cancel')}</Button></p>}
      <Button appearance="primary" onClick={() => { change(added); setSaid(words('form.added')); }}>{words('form.add-step')}</Button>
      <div className="for-readers" role="status" aria-live="polite">{said}</div>
    </section>
  );
}

interface StepProps {
  guide: DraftGuide;
  step: DraftStep;
  at: number;
  words: Words;
  findings: readonly FindingView[];
  others: Props['others'];
  change: Props['change'];
  move(to: number): void;
  drag(on: boolean): void;
  remove(): void;
}

function Step({ guide, step, at, words, findings, others, change, move, drag, remove }: StepProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(at + (event.key === 'ArrowUp' ? -1 : 1));
  };
  const setStep = (next: Partial<DraftStep>): void => change((each) => ({ ...each, steps: each.steps.map((one) => (one.id === step.id ? { ...one, ...next } : one)) }));
  const setText = (language: string, next: Partial<DraftStepText>): void => change(inLanguage(language, (text) => ({ ...text, steps: { ...text.steps, [step.id]: { text: '', ...text.steps[step.id], ...next } } })));
  const optional = (field: 'tip' | 'stuck' | 'link', language: string) => (_: unknown, data: { value: string }): void => {
    if (data.value !== '') return setText(language, { [field]: data.value });
    change(inLanguage(language, (text) => {
      const { [field]: _gone, ...rest } = text.steps[step.id] ?? { text: '' };
      return { ...text, steps: { ...text.steps, [step.id]: { ...rest, text: rest.text ?? '' } } };
    }));
  };
  const targets = (value: string, set: (to: string) => void, label: string) => (
    <Field label={label}>
      <Select value={value} onChange={(_, data) => set(data.value)}>
        <option value="">{words('form.to.following')}</option>
        <option value="done">{words('form.to.done')}</option>
        <option value="person">{words('form.to.person')}</option>
        {guide.steps.map(({ id }, index) => (id === step.id ? null : <option key={id} value={id}>{words('form.to.step', { number: index + 1, text: (guide.languages['da']?.steps[id]?.text ?? '').slice(0, 50) })}</option>))}
        {value.startsWith('guide:') && !others.some(({ id }) => value === `guide:${id}`) && <option value={value}>{words('form.to.guide', { id: value.slice(6) })}</option>}
        <optgroup label={words('form.to.guides')}>{others.map(({ id, title }) => <option key={id} value={`guide:${id}`}>{title}</option>)}</optgroup>
      </Select>
    </Field>
  );
  const choices = step.choices ?? [];
  const setTarget = (to: string): void => change((each) => ({ ...each, steps: each.steps.map((one) => {
    if (one.id !== step.id) return one;
    const { next: _gone, ...rest } = one;
    return to === '' ? rest : { ...rest, next: to };
  }) }));
  const setChoices = (next: DraftStep['choices']): void => change((each) => ({ ...each, steps: each.steps.map((one) => {
    if (one.id !== step.id) return one;
    const { choices: _gone, ...rest } = one;
    return next === undefined || next.length === 0 ? rest : { ...rest, choices: next };
  }) }));
  const addChoice = (): void => {
    const used = new Set(choices.map(({ id }) => id));
    const fresh = (): string => { for (let n = 1; ; n += 1) if (!used.has(`valg-${n}`)) { used.add(`valg-${n}`); return `valg-${n}`; } };
    setChoices(choices.length === 0 ? [{ id: fresh(), to: 'done' }, { id: fresh(), to: 'person' }] : [...choices, { id: fresh(), to: 'done' }]);
  };
  const removeChoice = (id: string): void => {
    const left = choices.filter((each) => each.id !== id);
    change((each) => {
      const languagesLeft = Object.fromEntries(Object.entries(each.languages).map(([language, text]) => {
        const own = text.steps[step.id];
        if (own?.choices === undefined) return [language, text];
        const { [id]: _gone, ...labels } = own.choices;
        const { choices: _all, ...rest } = own;
        return [language, { ...text, steps: { ...text.steps, [step.id]: left.length < 2 ? rest : { ...rest, choices: labels } } }];
      }));
      return { ...each, languages: languagesLeft };
    });
    setChoices(left.length < 2 ? undefined : left);
  };
  return (
    <div id={`step-${step.id}`} tabIndex={-1} role="group" aria-label={words('form.step', { number: at + 1 })} onKeyDown={onKeyDown} className="form-step">
      <div className="form-step-head">
        <h4><span className="grip" draggable aria-hidden="true" title={words('form.drag')} onDragStart={() => drag(true)} onDragEnd={() => drag(false)}>⠿</span> {words('form.step', { number: at + 1 })}</h4>
        <div className="buttons">
          <Button size="small" disabled={at === 0} onClick={() => move(at - 1)} aria-label={words('form.up.of', { number: at + 1 })}>{words('form.up')}</Button>
          <Button size="small" disabled={at === guide.steps.length - 1} onClick={() => move(at + 1)} aria-label={words('form.down.of', { number: at + 1 })}>{words('form.down')}</Button>
          <Button size="small" disabled={guide.steps.length === 1} onClick={remove} aria-label={words('form.remove.of', { number: at + 1 })}>{words('form.remove')}</Button>
        </div>
      </div>
      {findings.length > 0 && <ul className="form-findings">{findings.map((each, index) => <li key={index} className={each.level}>{findingWords(each, words)}</li>)}</ul>}
      <div className="form-pair">
        {languages.map((language) => {
          const text = guide.languages[language]?.steps[step.id];
          return (
            <div key={language} lang={language} role="group" aria-label={words(`form.in.${language}`)}>
              <p className="quiet">{words(`form.in.${language}`)}</p>
              <Field label={words('form.step.text')}><Textarea value={text?.text ?? ''} maxLength={400} resize="vertical" onChange={(_, data) => setText(language, { text: data.value })} /></Field>
              <Field label={words('form.step.tip')}><Textarea value={text?.tip ?? ''} maxLength={300} resize="vertical" onChange={optional('tip', language)} /></Field>
              <Field label={words('form.step.stuck')}><Textarea value={text?.stuck ?? ''} maxLength={500} resize="vertical" onChange={optional('stuck', language)} /></Field>
              {step.link !== undefined && <Field label={words('form.step.link')}><Input value={text?.link ?? ''} maxLength={80} onChange={optional('link', language)} /></Field>}
              {choices.map(({ id }, index) => (
                <Field key={id} label={words('form.choice', { number: index + 1 })}>
                  <Input value={text?.choices?.[id] ?? ''} maxLength={60} onChange={(_, data) => setText(language, { choices: { ...text?.choices, [id]: data.value } })} />
                </Field>
              ))}
              {step.picture !== undefined && <Field label={words('form.alt')} required hint={words('form.alt.hint')}><Textarea value={text?.alt ?? ''} maxLength={300} resize="vertical" onChange={(_, data) => setText(language, { alt: data.value })} /></Field>}
            </div>
          );
        })}
      </div>
      <div className="form-way">
        {choices.length === 0
          ? targets(step.next ?? '', setTarget, words('form.to'))
          : choices.map((choice, index) => (
            <div key={choice.id} className="form-choice">
              {targets(choice.to, (to) => setChoices(choices.map((each) => (each.id === choice.id ? { ...each, to: to === '' ? 'done' : to } : each))), words('form.choice.to', { number: index + 1 }))}
              <Button size="small" onClick={() => removeChoice(choice.id)} aria-label={words('form.choice.remove.of', { number: index + 1 })}>{words('form.remove')}</Button>
            </div>
          ))}
        {choices.length < 6 && <Button onClick={addChoice}>{words(choices.length === 0 ? 'form.choices.add' : 'form.choice.add')}</Button>}
      </div>
      <details>
        <summary>{words('form.step.more')}</summary>
        <Field label={words('form.step.address')} hint={words('form.address.hint')}><Input type="url" value={step.link ?? ''} onChange={(_, data) => {
          if (data.value !== '') return setStep({ link: data.value });
          change((each) => ({ ...each, steps: each.steps.map((one) => { if (one.id !== step.id) return one; const { link: _gone, ...rest } = one; return rest; }) }));
        }} /></Field>
        <PictureField picture={step.picture} set={(picture) => change((each) => {
          const steps = each.steps.map((one) => { if (one.id !== step.id) return one; const { picture: _gone, ...rest } = one; return picture === undefined ? rest : { ...rest, picture }; });
          if (picture !== undefined) return { ...each, steps };
          const texts = Object.fromEntries(Object.entries(each.languages).map(([language, text]) => { const { alt: _gone, ...rest } = text.steps[step.id] ?? { text: '' }; return [language, { ...text, steps: { ...text.steps, [step.id]: rest } }]; }));
          return { ...each, steps, languages: texts };
        })} />
      </details>
    </div>
  );
}
