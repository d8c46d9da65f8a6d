import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditableGuide } from '../../../../common/editing-api.ts';
import type { DraftGuide } from '../../../../common/guide-draft.ts';
import { codeOf } from '../../api.ts';
import { editingApi } from '../api.ts';
import { mergeThree } from './merge.ts';

/** What is written is kept so many milliseconds after the last change. */
const pause = 1_000;
/** While the line is down it is tried again so often. */
const retry = 5_000;

export type Keeping = 'saved' | 'unsaved' | 'saving' | 'offline';

export interface GuideWork {
  /** Null until it is there. */
  known: EditableGuide | null;
  /** The guide as it stands in the form. */
  guide: DraftGuide | null;
  failed: string | null;
  keeping: Keeping;
  savedAt: string | null;
  /** What somebody else has written meanwhile; null for no conflict. */
  theirs: EditableGuide | null;
  change(to: (guide: DraftGuide) => DraftGuide): void;
  /** Settles a conflict: what one alone has changed is kept from both; where both have, one's own words hold, or theirs. */
  settle(mine: boolean): void;
  /** Keeps what is unsaved, then does something with the newest version. */
  act(what: (version: number) => Promise<EditableGuide>): Promise<string | null>;
  reload(): void;
}

const keptKey = (id: string): string => `desk-guide:${id}`;

/** What was written and never reached the server outlives the page. */
function unsent(id: string): DraftGuide | null {
  try {
    return JSON.parse(localStorage.getItem(keptKey(id)) ?? 'null') as DraftGuide | null;
  } catch {
    return null;
  }
}

function keep(id: string, guide: DraftGuide | null): void {
  try {
    if (guide === null) localStorage.removeItem(keptKey(id));
    else localStorage.setItem(keptKey(id), JSON.stringify(guide));
  } catch {
    // The server has it a second later.
  }
}

/** One guide in the form: loaded, written, and kept by itself. */
export function useGuide(id: string): GuideWork {
  const [known, setKnown] = useState<EditableGuide | null>(null);
  const [guide, setGuide] = useState<DraftGuide | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [keeping, setKeeping] = useState<Keeping>('saved');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<EditableGuide | null>(null);
  const version = useRef(0);
  const newest = useRef<DraftGuide | null>(null);
  /** What the server had when it was last heard. */
  const base = useRef<DraftGuide | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<Promise<void> | null>(null);

  const take = useCallback((found: EditableGuide, own: DraftGuide | null = null): void => {
    version.current = found.version;
    newest.current = own ?? found.guide;
    base.current = found.guide;
    setKnown(found);
    setGuide(own ?? found.guide);
    setTheirs(null);
  }, []);

  const reload = useCallback(() => {
    setFailed(null);
    editingApi.guide(id).then((found) => {
      const left = unsent(id);
      take(found, left);
      if (left !== null) setKeeping('unsaved');
    }, (reason: unknown) => setFailed(codeOf(reason)));
  }, [id, take]);

  const save = useCallback(async (): Promise<void> => {
    const writing = newest.current;
    if (writing === null) return;
    setKeeping('saving');
    try {
      const { version: next, at, findings } = await editingApi.save(id, { version: version.current, guide: writing });
      version.current = next;
      base.current = writing;
      setKnown((before) => (before === null ? null : { ...before, version: next, findings }));
      setSavedAt(at);
      if (newest.current === writing) {
        keep(id, null);
        setKeeping('saved');
      } else {
        setKeeping('unsaved');
        timer.current = setTimeout(flush, pause);
      }
    } catch (reason) {
      if (codeOf(reason) === 'Conflict') {
        setKeeping('unsaved');
        setTheirs(await editingApi.guide(id));
      } else {
        setKeeping('offline');
        timer.current = setTimeout(flush, retry);
      }
    }
  }, [id]);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    saving.current = (saving.current ?? Promise.resolve()).then(save);
    return saving.current;
  }, [save]);

  useEffect(() => {
    reload();
    return () => clearTimeout(timer.current);
  }, [reload]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => { if (keeping !== 'saved') event.preventDefault(); };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [keeping]);

  return {
    known, guide, failed, keeping, savedAt, theirs, reload,
    change(to) {
      if (newest.current === null) return;
      const next = to(newest.current);
      newest.current = next;
      setGuide(next);
      keep(id, next);
      setKeeping('unsaved');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pause);
    },
    settle(mine) {
      if (theirs === null) return;
      const both = mergeThree(base.current, newest.current, theirs.guide, mine ? 'mine' : 'theirs') as DraftGuide;
      take(theirs, both);
      keep(id, both);
      void flush();
    },
    async act(what) {
      try {
        if (unsent(id) !== null) await flush();
        take(await what(version.current));
        setKeeping('saved');
        return null;
      } catch (reason) {
        return codeOf(reason);
      }
    },
  };
}
