import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { StaffMember } from '../../common/desk-api.ts';
import type { DeskNews } from '../../common/desk-news.ts';
import { deskActions, type DeskActions } from './actions.ts';
import { announcementOf } from './announcement.ts';
import { api, codeOf } from './api.ts';
import { cursorAfter } from './cursor.ts';
import { keepUnsent, readUnsent } from './kept.ts';
import { deskAfter, eventOf, newDesk, unsentIn, type DeskEvent, type DeskState } from './state.ts';
import { openStream, type Stream } from './stream.ts';
import { useLatest } from './use-latest.ts';
import type { Notice } from './use-notices.ts';
import type { Words } from './words.ts';

/** What could not be loaded is asked for again after so many milliseconds. */
const askAgain = 3000;
/** What asking again does not change. */
const final = ['NotSignedIn', 'NotAllowed'];

export interface DeskHook {
  state: DeskState;
  actions: DeskActions;
  /** Code of the last call that was refused. */
  error: string | null;
  /** What a screen reader is told. */
  announcement: string;
}

/** The desk's state, kept live: the queue, the open conversations, the team, and what a librarian does. */
export function useDesk(staff: StaffMember, words: Words, signedOut: () => void, notify: (notice: Notice) => void): DeskHook {
  const [state, setState] = useState(() => newDesk(readUnsent(staff.id)));
  /** News come faster than the page is drawn: each is judged by what the one before has left. */
  const current = useRef(state);
  const [error, setError] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const say = useLatest(words);
  const tell = useLatest(notify);
  const stream = useRef<Stream | null>(null);
  const cursor = useRef<number | null>(null);
  useEffect(() => keepUnsent(staff.id, unsentIn(state)), [staff.id, state]);

  const dispatch = useCallback((event: DeskEvent) => {
    current.current = deskAfter(current.current, event);
    setState(current.current);
  }, []);
  const refused = useCallback((reason: unknown) => {
    const code = codeOf(reason);
    if (code === 'NotSignedIn') signedOut();
    else setError(code);
  }, [signedOut]);
  const actions = useMemo(() => deskActions({
    dispatch, refused, cursor: () => cursor.current ?? 0, done: () => setError(null), watch: (id) => stream.current?.watch(id),
  }), [dispatch, refused]);

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = (): void => {
      clearTimeout(timer);
      const before = cursor.current ?? 0;
      api.queue().then(({ requests }) => { if (!over) dispatch({ kind: 'queue', requests, cursor: before }); }, (reason: unknown) => {
        if (over) return;
        if (final.includes(codeOf(reason))) {
          end();
          dispatch({ kind: 'online', yes: true });
          refused(reason);
        } else {
          timer = setTimeout(load, askAgain);
        }
      });
    };
    /** Whoever reads on hears everything of their own conversations; of the others, of the team and of what was read only the moment is told. */
    const begin = (resumed: boolean): void => {
      const { open, selected, requests } = current.current;
      stream.current?.watch(selected);
      api.team().then((team) => { if (!over) dispatch({ kind: 'team', team }); }, () => undefined);
      if (!resumed || requests === null) load();
      for (const [id, { loaded, failed }] of Object.entries(open)) if (id === selected || failed || (!resumed && loaded)) actions.reload(id);
    };
    const hear = (news: DeskNews): void => {
      cursor.current = cursorAfter(cursor.current, news);
      if (news.kind === 'hello') return begin(news.resumed);
      const told = announcementOf(news, current.current, staff.id, say.current, Date.now());
      // A live region says nothing when its words stay the same.
      if (told !== null) setAnnouncement((before) => (before === told.text ? `${told.text}\u00a0` : told.text));
      if (told?.notice != null) tell.current(told.notice);
      dispatch(eventOf(news, Date.now()));
    };
    const opened = openStream({
      signedOut,
      cursor: () => cursor.current,
      online(yes) {
        if (current.current.online !== yes) dispatch({ kind: 'online', yes });
        // A browser hides why a socket was refused: this tells when the session or the right is gone.
        if (!yes) load();
      },
      news: hear,
    });
    stream.current = opened;
    const end = (): void => {
      over = true;
      clearTimeout(timer);
      opened.close();
    };
    return end;
  }, [actions, dispatch, refused, signedOut]);

  return { state, actions, error, announcement };
}
