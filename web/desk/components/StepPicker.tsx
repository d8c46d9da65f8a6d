import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { GuideSteps, GuideTitles } from '../../../common/desk-api.ts';
import type { DeskActions } from '../actions.ts';
import { onEscape } from '../focus.ts';
import { newId } from '../ids.ts';
import { useWords } from '../words.ts';

/** More guides than these are found by typing more. */
const shown = 6;

interface Props {
  requestId: string;
  /** The guide that is there at once; null to find one. */
  guideId: string | null;
  actions: Pick<DeskActions, 'guides' | 'steps' | 'sendStep'>;
  close(): void;
}

/** A guide's steps, to send into the chat: the citizen sees the step, and goes on from it when the robot has the conversation back. */
export function StepPicker({ requestId, guideId, actions, close }: Props) {
  const words = useWords();
  const [guides, setGuides] = useState<GuideTitles['guides']>([]);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<(GuideSteps & { id: string }) | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (chosen !== null) heading.current?.focus(); }, [chosen?.id]);

  const choose = async (id: string): Promise<void> => {
    const found = await actions.steps(requestId, id);
    if (found !== null) setChosen({ ...found, id });
  };
  useEffect(() => {
    void actions.guides(requestId).then((all) => { if (all !== null) setGuides(all); });
    if (guideId !== null) void choose(guideId);
  }, []);
  const send = async (stepId: string): Promise<void> => {
    if (chosen !== null && (await actions.sendStep(requestId, { id: newId(), guideId: chosen.id, stepId }))) setSent(stepId);
  };

  const found = guides.filter(({ title, question }) => `${title} ${question}`.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <section className="panel" aria-label={words('steps.open')} onKeyDown={onEscape(close)}>
      {chosen === null
        ? (
          <>
            <Field label={words('steps.search')}><Input autoFocus value={typed} onChange={(_, { value }) => setTyped(value)} /></Field>
            <ul>{found.slice(0, shown).map(({ id, title }) => <li key={id}><Button appearance="transparent" onClick={() => void choose(id)}>{title}</Button></li>)}</ul>
            <p className="quiet" role="status">{found.length > shown ? words('steps.more', { count: found.length - shown }) : found.length === 0 ? words('steps.none') : ''}</p>
          </>
        )
        : (
          <>
            <h3 ref={heading} tabIndex={-1}>{chosen.title}</h3>
            <ol>
              {chosen.steps.map(({ id, number, text }) => (
                <li key={id}>
                  <span>{number}. {text}</span>
                  <Button size="small" aria-label={words(sent === id ? 'steps.sent-number' : 'steps.send-number', { number })} onClick={() => void send(id)}>{words(sent === id ? 'steps.sent' : 'steps.send')}</Button>
                </li>
              ))}
            </ol>
          </>
        )}
      <div className="buttons">
        {chosen !== null && <Button onClick={() => setChosen(null)}>{words('steps.other')}</Button>}
        <Button onClick={close}>{words('steps.close')}</Button>
      </div>
    </section>
  );
}
