import { useEffect, useRef, useState } from 'react';
import type { Explained } from '../../../../common/editing-api.ts';
import { codeOf } from '../../api.ts';
import { editingApi } from '../api.ts';

/** Nothing is asked until nobody has typed for so many milliseconds. */
const pause = 300;
/** A question is no longer than this. */
export const longestQuestion = 500;

export interface Explaining {
  /** What was asked last and answered, and its answer; what was there stays until the next one is. */
  about: string;
  explained: Explained | null;
  failed: string | null;
  again(): void;
}

/** What the robot makes of a text, while it is typed; of several answers the newest holds. */
export function useExplained(text: string): Explaining {
  const wanted = text.trim().slice(0, longestQuestion);
  const newest = useRef(0);
  const [state, setState] = useState<Pick<Explaining, 'about' | 'explained' | 'failed'>>({ about: '', explained: null, failed: null });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const mine = (newest.current += 1);
    if (wanted === '') {
      setState({ about: '', explained: null, failed: null });
      return undefined;
    }
    const timer = setTimeout(() => {
      editingApi.explain(wanted).then(
        (explained) => { if (mine === newest.current) setState({ about: wanted, explained, failed: null }); },
        (reason: unknown) => { if (mine === newest.current) setState({ about: wanted, explained: null, failed: codeOf(reason) }); },
      );
    }, pause);
    return () => {
      newest.current += 1;
      clearTimeout(timer);
    };
  }, [wanted, tries]);
  return { ...state, again: () => setTries((before) => before + 1) };
}
