import { useId, type ReactNode, type Ref } from 'react';
import type { NewNote } from '../../../common/desk-api.ts';
import { readDraft } from '../kept.ts';
import type { Pending } from '../state.ts';
import { useWords } from '../words.ts';
import { AnswerBox } from './AnswerBox.tsx';
import { NoteBox } from './NoteBox.tsx';
import { Tabs } from './Tabs.tsx';

interface Props {
  staffId: string;
  requestId: string;
  noting: boolean;
  setNoting(yes: boolean): void;
  draft: string;
  write(text: string): void;
  box: Ref<HTMLTextAreaElement>;
  send(pending: Pending): void;
  typing(): void;
  note(note: NewNote): Promise<boolean>;
  askForReply(): void;
  tools: ReactNode;
}

/** An answer to the citizen, or a note to colleagues. Each keeps what was begun in it. */
export function Composer({ staffId, requestId, noting, setNoting, draft, write, box, send, typing, note, askForReply, tools }: Props) {
  const words = useWords();
  const id = useId();
  const label = (key: 'composer.answer' | 'composer.note', begun: boolean): string => (begun ? words('composer.begun', { what: words(key) }) : words(key));
  return (
    <div className={noting ? 'composer noting' : 'composer'}>
      <Tabs
        label={words('composer')} controls={id} selected={noting ? 'note' : 'answer'} select={(value) => setNoting(value === 'note')}
        tabs={[{ value: 'answer', label: label('composer.answer', noting && draft.trim() !== '') }, { value: 'note', label: label('composer.note', !noting && readDraft(staffId, requestId, 'note') !== '') }]}
      />
      <div id={id} role="tabpanel" aria-labelledby={noting ? `${id}-note` : `${id}-answer`}>
        {noting
          ? <NoteBox staffId={staffId} requestId={requestId} save={note} />
          : <AnswerBox text={draft} write={write} send={send} typing={typing} askForReply={askForReply} box={box} tools={tools} />}
      </div>
    </div>
  );
}
