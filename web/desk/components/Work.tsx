import { Button, ToggleButton } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Close, QueueItem, StaffMember } from '../../../common/desk-api.ts';
import type { Team } from '../../../common/desk-team.ts';
import type { DeskActions } from '../actions.ts';
import { readDraft } from '../kept.ts';
import type { OpenConversation } from '../state.ts';
import { newestWords } from '../transcript.ts';
import { useDraft } from '../use-draft.ts';
import { useSuggestions } from '../use-suggestions.ts';
import { useWords } from '../words.ts';
import { AttemptButtons } from './AttemptButtons.tsx';
import { CarePanel } from './CarePanel.tsx';
import { CloseForm } from './CloseForm.tsx';
import { Composer } from './Composer.tsx';
import { Part } from './Part.tsx';
import { ReplyPicker } from './ReplyPicker.tsx';
import { StepPicker } from './StepPicker.tsx';
import { SuggestionBar } from './SuggestionBar.tsx';
import { TransferForm } from './TransferForm.tsx';

export interface WorkProps {
  request: QueueItem;
  open: OpenConversation | undefined;
  staff: StaffMember;
  team: Team | null;
  actions: DeskActions;
}

/** What is opened above the answer; one at a time. */
type Panel = { kind: 'steps'; guideId: string | null } | { kind: 'replies'; /** How often it was asked for: each time its search has the focus. */ asked: number } | { kind: 'care' } | { kind: 'transfer' } | { kind: 'close'; to: Close['to'] };

/** What a librarian does in a conversation of their own: answer, note, send what there is, pass it on, end it. */
export function Work({ request, open, staff, team, actions }: WorkProps) {
  const words = useWords();
  const [panel, setPanel] = useState<Panel | null>(null);
  const [draft, write] = useDraft(staff.id, request.id, 'answer');
  const [noting, setNoting] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const suggestions = useSuggestions(newestWords(open?.lines ?? []), () => actions.suggestions(request.id));

  const show = (next: Panel): void => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setPanel(next);
  };
  const close = (): void => {
    setPanel(null);
    opener.current?.focus();
  };
  const askForReply = (): void => show({ kind: 'replies', asked: panel?.kind === 'replies' ? panel.asked + 1 : 0 });
  const toggle = (next: Panel): void => (panel?.kind === next.kind ? close() : show(next));
  /** It stands in the answer to be read over. */
  const insert = (text: string): void => {
    write(draft.trim() === '' ? text : `${draft.trimEnd()}\n${text}`);
    setPanel(null);
    box.current?.focus();
  };
  /** What is sent to the citizen has no place beside a note. */
  const choose = (note: boolean): void => {
    setNoting(note);
    if (note) setPanel(null);
  };
  const leaving = panel?.kind === 'transfer' || panel?.kind === 'close';
  return (
    <div className="work">
      {['call', 'message', 'booking'].includes(request.kind) && <AttemptButtons attempt={(result) => actions.attempt(request.id, result)} />}
      {!leaving && <SuggestionBar guides={suggestions} choose={(guideId) => show({ kind: 'steps', guideId })} />}
      <Part>
        {panel?.kind === 'steps' && <StepPicker key={panel.guideId} requestId={request.id} guideId={panel.guideId} actions={actions} close={close} />}
        {panel?.kind === 'replies' && <ReplyPicker key={panel.asked} requestId={request.id} answer={draft} actions={actions} choose={insert} close={close} />}
        {panel?.kind === 'care' && <CarePanel load={() => actions.care(request.id)} insert={insert} close={close} />}
        {panel?.kind === 'transfer' && <TransferForm request={request} staff={staff} team={team} actions={actions} close={close} />}
        {panel?.kind === 'close' && <CloseForm key={panel.to} request={request} to={panel.to} unsent={draft.trim() !== '' || readDraft(staff.id, request.id, 'note') !== ''} suggestions={suggestions} actions={actions} close={close} />}
      </Part>
      {!leaving && (
        <Composer
          staffId={staff.id} requestId={request.id} noting={noting} setNoting={choose} draft={draft} write={write} box={box}
          send={(pending) => actions.send(request.id, pending)} typing={() => actions.typing(request.id)} note={(note) => actions.note(request.id, note)} askForReply={askForReply}
          tools={(
            <>
              <ToggleButton checked={panel?.kind === 'steps'} onClick={() => toggle({ kind: 'steps', guideId: request.stuckAt?.guideId ?? null })}>{words('steps.open')}</ToggleButton>
              <ToggleButton checked={panel?.kind === 'replies'} onClick={() => toggle({ kind: 'replies', asked: 0 })}>{words('replies.open')}</ToggleButton>
              <ToggleButton checked={panel?.kind === 'care'} onClick={() => toggle({ kind: 'care' })}>{words('care.open')}</ToggleButton>
            </>
          )}
        />
      )}
      <div className="buttons endings" role="group" aria-label={words('conversation.actions')}>
        <Button onClick={() => show({ kind: 'transfer' })}>{words('transfer')}</Button>
        <Button onClick={() => show({ kind: 'close', to: 'bot' })}>{words('conversation.to-bot')}</Button>
        <Button onClick={() => show({ kind: 'close', to: 'end' })}>{words('conversation.close')}</Button>
      </div>
    </div>
  );
}
