import { useCallback, useEffect, useMemo, useState } from 'react';
import type { QuestionGroup, QuestionGroups } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { editingApi } from '../api.ts';
import { createDepartures } from './departures.ts';
import type { ChosenGuide } from './GuideChoice.tsx';
import { dismissAll, dismissLeaving } from './settle.ts';
import { useLoaded, type Loaded } from './use-loaded.ts';

/** What has become of a group since the list was loaded. `undone` and `refused` stand on the list as before. */
export type Fate =
  | { kind: 'dismissed'; /** Whether it can still be taken back. */ held: boolean }
  | { kind: 'undone' }
  | { kind: 'refused'; code: string }
  | { kind: 'kept'; text: string; guide: ChosenGuide };

export interface Questions extends Loaded<QuestionGroups> {
  /** By group. */
  fates: Readonly<Record<string, Fate>>;
  dismiss(group: QuestionGroup): void;
  undo(groupId: string): void;
  kept(groupId: string, text: string, guide: ChosenGuide): void;
}

/** The list of questions, and what is done with it. It stays as it was loaded, so that nobody loses their place. */
export function useQuestions(): Questions {
  const loaded = useLoaded(editingApi.questions, '');
  const [fates, setFates] = useState<Record<string, Fate>>({});
  const set = useCallback((groupId: string, fate: Fate) => setFates((before) => ({ ...before, [groupId]: fate })), []);
  const departures = useMemo(() => createDepartures((groupId, questionIds) => {
    set(groupId, { kind: 'dismissed', held: false });
    dismissAll(questionIds).catch((reason: unknown) => set(groupId, { kind: 'refused', code: codeOf(reason) }));
  }), [set]);
  useEffect(() => {
    const leave = (): void => departures.flush(dismissLeaving);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      departures.flush();
    };
  }, [departures]);
  return {
    ...loaded,
    fates,
    dismiss(group) {
      departures.leave(group.id, group.questions.map(({ id }) => id));
      set(group.id, { kind: 'dismissed', held: true });
    },
    undo(groupId) {
      if (departures.undo(groupId)) set(groupId, { kind: 'undone' });
    },
    kept: (groupId, text, guide) => set(groupId, { kind: 'kept', text, guide }),
  };
}
