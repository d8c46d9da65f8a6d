import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { CloseOutcome, type Close, type QueueItem, type Suggestions } from '../../../common/desk-api.ts';
import type { DeskActions } from '../actions.ts';
import { onEscape } from '../focus.ts';
import { useWords } from '../words.ts';
import { TopicField } from './TopicField.tsx';

interface Props {
  request: QueueItem;
  to: Close['to'];
  /** An answer or a note has been begun and not sent. */
  unsent: boolean;
  suggestions: Suggestions['guides'];
  actions: Pick<DeskActions, 'close' | 'guides'>;
  close(): void;
}

/** How it went and what it was about; then the conversation ends, unless that is undone in time. */
export function CloseForm({ request, to, unsent, suggestions, actions, close }: Props) {
  const words = useWords();
  const [outcome, setOutcome] = useState<CloseOutcome | null>(null);
  const [topic, setTopic] = useState<string | null>(request.stuckAt?.guideId ?? null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const how = outcome === 'abuse' ? 'end' : to;
  const submit = async (): Promise<void> => {
    if (outcome === null) return setMissing(true);
    if (busy) return;
    setBusy(true);
    await actions.close(request.id, { to: how, outcome, topic });
    setBusy(false);
  };
  return (
    <form noValidate className="panel" aria-label={words(to === 'bot' ? 'conversation.to-bot' : 'conversation.close')} onKeyDown={onEscape(close)} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <h3>{words(to === 'bot' ? 'conversation.to-bot' : 'conversation.close')}</h3>
      <p>{words(outcome === 'abuse' ? 'close.abuse' : to === 'bot' ? 'close.bot' : 'close.end')}</p>
      {unsent && <p className="gone" role="status">{words('close.unsent')}</p>}
      <Field label={words('close.outcome')} required {...(missing && outcome === null ? { validationMessage: words('close.outcome-missing') } : {})}>
        <RadioGroup className="choices" value={outcome ?? ''} onChange={(_, { value }) => setOutcome(CloseOutcome.parse(value))}>
          {CloseOutcome.options.map((each, index) => <Radio key={each} autoFocus={index === 0} value={each} label={words(`outcome.${each}`)} />)}
        </RadioGroup>
      </Field>
      <TopicField stuckAt={request.stuckAt} suggestions={suggestions} load={() => actions.guides(request.id)} choose={setTopic} />
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>{words(how === 'bot' ? 'close.yes-bot' : 'close.yes-end')}</Button>
        <Button onClick={close}>{words('conversation.no')}</Button>
      </div>
    </form>
  );
}
