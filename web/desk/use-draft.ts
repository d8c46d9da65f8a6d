import { useState } from 'react';
import { keepDraft, readDraft, type DraftKind } from './kept.ts';

/** What a librarian writes and has not sent: it outlives a reload. @param about the request's id, or the switch @returns the text, and what changes it */
export function useDraft(staffId: string, about: string, kind: DraftKind): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(staffId, about, kind));
  return [text, (value) => {
    setText(value);
    keepDraft(staffId, about, kind, value);
  }];
}
