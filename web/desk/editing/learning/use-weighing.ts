import { useRef, useState } from 'react';
import type { NewPhrase, Weighed } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { editingApi } from '../api.ts';

export interface Weighings {
  /** What the phrase would do; null while that is not known. */
  weighed: Weighed | null;
  weighing: boolean;
  failed: string | null;
  weigh(phrase: NewPhrase): void;
  /** The phrase is another one now. */
  forget(): void;
}

/** Tries a phrase before it is kept; only what was asked last counts. */
export function useWeighing(): Weighings {
  const newest = useRef(0);
  const [state, setState] = useState<Pick<Weighings, 'weighed' | 'weighing' | 'failed'>>({ weighed: null, weighing: false, failed: null });
  const forget = (): void => {
    newest.current += 1;
    setState({ weighed: null, weighing: false, failed: null });
  };
  const weigh = (phrase: NewPhrase): void => {
    const mine = (newest.current += 1);
    setState({ weighed: null, weighing: true, failed: null });
    editingApi.weigh(phrase).then(
      (weighed) => { if (mine === newest.current) setState({ weighed, weighing: false, failed: null }); },
      (reason: unknown) => { if (mine === newest.current) setState({ weighed: null, weighing: false, failed: codeOf(reason) }); },
    );
  };
  return { ...state, weigh, forget };
}
