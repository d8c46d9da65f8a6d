import { Button, Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { QueueItem, StaffMember, Transfer, TransferTargets } from '../../../common/desk-api.ts';
import type { Team } from '../../../common/desk-team.ts';
import type { DeskActions } from '../actions.ts';
import { onEscape } from '../focus.ts';
import { libraryName } from '../library-name.ts';
import { useDraft } from '../use-draft.ts';
import { useWords } from '../words.ts';

interface Props {
  request: QueueItem;
  staff: StaffMember;
  team: Team | null;
  actions: Pick<DeskActions, 'targets' | 'transfer'>;
  close(): void;
}

/** Passes the conversation on: to the queue, to a colleague who is there, or, when the citizen says yes, to another library. */
export function TransferForm({ request, staff, team, actions, close }: Props) {
  const words = useWords();
  const [targets, setTargets] = useState<TransferTargets>({ colleagues: [], libraries: [] });
  const [to, setTo] = useState('queue');
  const [library, setLibrary] = useState('');
  const [note, write] = useDraft(staff.id, request.id, 'transfer');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  useEffect(() => { void actions.targets(request.id).then((found) => { if (found !== null) setTargets(found); }); }, []);

  const chosen = (): Transfer['to'] | null => {
    if (to === 'queue') return { kind: 'queue' };
    if (to === 'library') return library === '' ? null : { kind: 'library', libraryId: library };
    return { kind: 'person', staffId: to };
  };
  const submit = async (): Promise<void> => {
    const target = chosen();
    if (target === null) return setMissing(true);
    if (busy) return;
    setBusy(true);
    if (await actions.transfer(request.id, { to: target, note: note.trim() })) {
      write('');
      close();
    }
    setBusy(false);
  };
  const nameOf = ({ id, firstName, libraryId }: TransferTargets['colleagues'][number]): string => [
    firstName,
    ...(libraryId === staff.libraryId ? [] : [libraryName(team, libraryId)]),
    ...(team?.present.some((each) => each.id === id && each.status === 'counter') === true ? [words('status.counter-now')] : []),
  ].join(', ');
  return (
    <form noValidate className="panel" aria-label={words('transfer')} onKeyDown={onEscape(close)} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <h3>{words('transfer')}</h3>
      <Field label={words('transfer.to')}>
        <RadioGroup className="choices" value={to} onChange={(_, { value }) => setTo(value)}>
          <Radio autoFocus value="queue" label={words('transfer.queue')} />
          {targets.colleagues.map((each) => <Radio key={each.id} value={each.id} label={nameOf(each)} />)}
          {targets.libraries.length > 0 && <Radio value="library" label={words('transfer.library')} />}
        </RadioGroup>
      </Field>
      {targets.colleagues.length === 0 && <p className="quiet">{words('transfer.nobody')}</p>}
      {to === 'library' && (
        <Field label={words('transfer.which')} hint={words('transfer.library-hint')} required {...(missing && library === '' ? { validationMessage: words('transfer.which-missing') } : {})}>
          <Select value={library} onChange={(_, { value }) => setLibrary(value)}>
            <option value="">{words('transfer.pick')}</option>
            {targets.libraries.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Select>
        </Field>
      )}
      <div className="note-box">
        <Field label={words('transfer.note')} hint={words('note.hint')}>
          <Textarea rows={2} maxLength={2000} value={note} onChange={(_, { value }) => write(value)} resize="vertical" />
        </Field>
      </div>
      <div className="buttons">
        <Button type="submit" appearance="primary" disabledFocusable={busy}>{words(to === 'library' ? 'transfer.ask-citizen' : 'transfer.yes')}</Button>
        <Button onClick={close}>{words('conversation.no')}</Button>
      </div>
    </form>
  );
}
