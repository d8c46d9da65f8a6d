import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Close, DeskNews, GuideSteps, GuideTitles, QueueItem, Replies, SendStep, StaffMember } from '../../common/desk-api.ts';
import { api, codeOf } from './api.ts';
import { keepUnsent, readUnsent } from './kept.ts';
import { deskAfter, eventOf, newDesk, unsentIn, type DeskState, type Pending } from './state.ts';
import { openStream } from './stream.ts';
import { useLatest } from './use-latest.ts';
import type { Notice } from './use-notices.ts';
import type { Words } from './words.ts';

/** A queue that could not be loaded is asked for again after so many milliseconds. */
const askAgain = 3000;
/** What asking again does not change. */
const final = ['NotSignedIn', 'NotAllowed'];

export interface DeskActions {
  select(id: string): void;
  reload(id: string): void;
  claim(id: string): Promise<void>;
  /** Takes the conversation of a citizen at the counter. @returns whether the code was good. */
  takeCode(code: string): Promise<boolean>;
  /** Sends an answer, or sends it again under the id it has. Answers of one conversation go out one after the other. */
  send(id: string, pending: Pending): void;
  typing(id: string): void;
  /** Ready-made replies; none where they could not be loaded. */
  replies(id: string): Promise<Replies['replies']>;
  /** What there is to send; null where it could not be loaded. */
  guides(id: string): Promise<GuideTitles['guides'] | null>;
  steps(id: string, guideId: string): Promise<GuideSteps | null>;
  /** Shows the citizen a step. @returns whether it came through. */
  sendStep(id: string, step: SendStep): Promise<boolean>;
  close(id: string, to: Close['to']): Promise<void>;
  /** Gives the conversation back to the queue. */
  release(id: string): Promise<void>;
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
export function useDesk(staff: StaffMember, words: Words, signedOut: () => void, notify: (notice: Notice) => void): DeskHook {
  const [state, dispatch] = useReducer(deskAfter, staff.id, (id) => newDesk(readUnsent(id)));
  const [error, setError] = useState<string | null>(null);
  const [announcement, announce] = useState('');
  const current = useLatest(state);
  const say = useLatest(words);
  const tell = useLatest(notify);
  const queues = useRef(new Map<string, Promise<void>>());
  useEffect(() => keepUnsent(staff.id, unsentIn(state)), [staff.id, state]);

  const refused = useCallback((reason: unknown) => {
    const code = codeOf(reason);
    if (code === 'NotSignedIn') signedOut();
    else setError(code);
  }, [signedOut]);

  const reload = useCallback((id: string) => {
    api.read(id).then(({ request, transcript, contact }) => {
      dispatch({ kind: 'request', request });
      dispatch({ kind: 'transcript', id, transcript, contact });
    }, () => dispatch({ kind: 'transcript-failed', id }));
  }, []);

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = (): void => {
      clearTimeout(timer);
      api.queue().then(({ requests }) => { if (!over) dispatch({ kind: 'queue', requests }); }, (reason: unknown) => {
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
    const close = openStream({
      signedOut,
      online(yes) {
        if (current.current.online !== yes) dispatch({ kind: 'online', yes });
        // A browser hides why a socket was refused: this tells when the session or the right is gone.
        if (!yes) load();
      },
      news(item: DeskNews) {
        if (item.kind === 'hello') {
          load();
          for (const id of Object.keys(current.current.open)) reload(id);
          return;
        }
        const told = toAnnounce(item, current.current);
        if (told !== null) announce(told.kind === 'request' ? say.current('announce.waiting', { reason: told.text || say.current('queue.no-reason') }) : say.current('announce.message', { text: told.text }));
        if (told !== null && (told.kind === 'request' || isMine(item, current.current, staff.id))) tell.current(told.kind);
        dispatch(eventOf(item, Date.now()));
      },
    });
    const end = (): void => {
      over = true;
      clearTimeout(timer);
      close();
    };
    return end;
  }, [refused, reload, signedOut]);

  const changed = useCallback(async (call: Promise<QueueItem>) => {
    try {
      dispatch({ kind: 'request', request: await call });
      setError(null);
    } catch (reason) {
      refused(reason);
    }
  }, [refused]);

  const deliver = async (id: string, { id: pendingId, text }: Pending): Promise<void> => {
    try {
      dispatch({ kind: 'activity', id, activity: await api.answer(id, { id: pendingId, text }) });
    } catch (reason) {
      dispatch({ kind: 'send-failed', id, pendingId });
      refused(reason);
    }
  };

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
    async takeCode(code) {
      try {
        const request = await api.takeCode(code);
        dispatch({ kind: 'request', request });
        actions.select(request.id);
        return true;
      } catch (reason) {
        refused(reason);
        return false;
      }
    },
    send(id, pending) {
      dispatch({ kind: 'sending', id, pending: { ...pending, failed: false } });
      queues.current.set(id, (queues.current.get(id) ?? Promise.resolve()).then(() => deliver(id, pending)));
    },
    replies: (id) => api.replies(id).then(({ replies }) => replies, (reason: unknown) => { refused(reason); return []; }),
    guides: (id) => api.guides(id).then(({ guides }) => guides, (reason: unknown) => { refused(reason); return null; }),
    steps: (id, guideId) => api.steps(id, guideId).catch((reason: unknown) => { refused(reason); return null; }),
    async sendStep(id, step) {
      try {
        dispatch({ kind: 'activity', id, activity: await api.sendStep(id, step) });
        setError(null);
        return true;
      } catch (reason) {
        refused(reason);
        return false;
      }
    },
    typing: (id) => void api.typing(id).catch(() => undefined),
    async release(id) {
      await changed(api.release(id));
      reload(id);
    },
    async close(id, to) {
      await changed(api.close(id, to));
      reload(id);
    },
  };
  return { state, actions, error, announcement };
}

/** Whether the news is of a conversation that this librarian has. */
const isMine = (item: DeskNews, { requests }: DeskState, staffId: string): boolean => item.kind === 'activity' && requests?.[item.requestId]?.claimedBy?.id === staffId;

/** New citizens and new words of citizens are told; what the robot and librarians say is not. */
function toAnnounce(item: DeskNews, state: DeskState): { kind: 'request' | 'message'; text: string } | null {
  if (item.kind === 'request') {
    return item.request.state === 'waiting' && state.requests?.[item.request.id] === undefined ? { kind: 'request', text: item.request.reason ?? '' } : null;
  }
  if (item.kind === 'activity' && item.activity.channelData?.role === 'citizen') return { kind: 'message', text: item.activity.text ?? '' };
  return null;
}
