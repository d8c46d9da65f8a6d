import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Close, DeskNews, QueueItem } from '../../common/desk-api.ts';
import { api, codeOf } from './api.ts';
import { deskAfter, emptyDesk, eventOf, type DeskState, type Pending } from './state.ts';
import { openStream } from './stream.ts';
import type { Words } from './words.ts';

export interface DeskActions {
  select(id: string): void;
  reload(id: string): void;
  claim(id: string): Promise<void>;
  send(id: string, pending: Pending): Promise<void>;
  typing(id: string): void;
  close(id: string, to: Close['to']): Promise<void>;
}

export interface DeskHook {
  state: DeskState;
  actions: DeskActions;
  /** Code of the last call that was refused. */
  error: string | null;
  /** What a screen reader is told. */
  announcement: string;
}

/** The desk's state, kept live: the queue, the open conversations, and what a librarian does. */
export function useDesk(words: Words, signedOut: () => void): DeskHook {
  const [state, dispatch] = useReducer(deskAfter, emptyDesk);
  const [error, setError] = useState<string | null>(null);
  const [announcement, announce] = useState('');
  const current = useRef(state);
  current.current = state;
  const say = useRef(words);
  say.current = words;

  const refused = useCallback((reason: unknown) => {
    const code = codeOf(reason);
    if (code === 'NotSignedIn') signedOut();
    else setError(code);
  }, [signedOut]);

  const reload = useCallback((id: string) => {
    api.read(id).then(({ request, transcript }) => {
      dispatch({ kind: 'request', request });
      dispatch({ kind: 'transcript', id, transcript });
    }, () => dispatch({ kind: 'transcript-failed', id }));
  }, []);

  useEffect(() => openStream({
    online: (yes) => { if (current.current.online !== yes) dispatch({ kind: 'online', yes }); },
    signedOut,
    news(item: DeskNews) {
      if (item.kind === 'hello') {
        api.queue().then(({ requests }) => dispatch({ kind: 'queue', requests }), refused);
        for (const id of Object.keys(current.current.open)) reload(id);
        return;
      }
      const told = toAnnounce(item, current.current);
      if (told !== null) announce(told.kind === 'request' ? say.current('announce.waiting', { reason: told.text || say.current('queue.no-reason') }) : say.current('announce.message', { text: told.text }));
      dispatch(eventOf(item, Date.now()));
    },
  }), [refused, reload, signedOut]);

  const changed = useCallback(async (call: Promise<QueueItem>) => {
    try {
      dispatch({ kind: 'request', request: await call });
      setError(null);
    } catch (reason) {
      refused(reason);
    }
  }, [refused]);

  const actions: DeskActions = {
    reload,
    select(id) {
      setError(null);
      dispatch({ kind: 'select', id });
      reload(id);
    },
    async claim(id) {
      await changed(api.claim(id));
      reload(id);
    },
    async send(id, pending) {
      dispatch({ kind: 'sending', id, pending: { ...pending, failed: false } });
      try {
        dispatch({ kind: 'activity', id, activity: await api.answer(id, { id: pending.id, text: pending.text }) });
      } catch (reason) {
        dispatch({ kind: 'send-failed', id, pendingId: pending.id });
        refused(reason);
      }
    },
    typing: (id) => void api.typing(id).catch(() => undefined),
    async close(id, to) {
      await changed(api.close(id, to));
      reload(id);
    },
  };
  return { state, actions, error, announcement };
}

/** New citizens and new words of citizens are told; what the robot and librarians say is not. */
function toAnnounce(item: DeskNews, state: DeskState): { kind: 'request' | 'message'; text: string } | null {
  if (item.kind === 'request') {
    return item.request.state === 'waiting' && state.requests?.[item.request.id] === undefined ? { kind: 'request', text: item.request.reason ?? '' } : null;
  }
  if (item.kind === 'activity' && item.activity.channelData?.role === 'citizen') return { kind: 'message', text: item.activity.text ?? '' };
  return null;
}
