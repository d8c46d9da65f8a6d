import type { AttemptResult, CareCard, Close, GuideSteps, GuideTitles, NewNote, OpenRequest, OwnReply, QueueItem, Replies, SendStep, Suggestions, Transfer, TransferTargets } from '../../common/desk-api.ts';
import type { Overview, SetStatus, SetSwitch, Team } from '../../common/desk-team.ts';
import { api, codeOf } from './api.ts';
import type { DeskEvent, Pending } from './state.ts';

/**
 * What a librarian does. A refusal is shown by the desk itself; what returns a boolean tells whether
 * it came through, and what returns something to read gives null where it could not be loaded.
 */
export interface DeskActions {
  /** Shows a conversation; null for none. */
  select(id: string | null): void;
  reload(id: string): void;
  /** Takes a conversation, and shows it. */
  claim(id: string): Promise<boolean>;
  /** Says no to an offer. */
  decline(id: string): Promise<boolean>;
  /** Takes the conversation of a citizen at the counter. @returns whether the code was good. */
  takeCode(code: string): Promise<boolean>;
  /** Sends an answer, or sends it again under the id it has. Answers of one conversation go out one after the other. */
  send(id: string, pending: Pending): void;
  typing(id: string): void;
  markRead(id: string, watermark: number): void;
  note(id: string, note: NewNote): Promise<boolean>;
  replies(id: string): Promise<Replies['replies'] | null>;
  saveReply(reply: OwnReply): Promise<boolean>;
  deleteReply(id: string): Promise<boolean>;
  guides(id: string): Promise<GuideTitles['guides'] | null>;
  steps(id: string, guideId: string): Promise<GuideSteps | null>;
  sendStep(id: string, step: SendStep): Promise<boolean>;
  /** None where they could not be loaded: nobody has asked for them. */
  suggestions(id: string): Promise<Suggestions['guides']>;
  care(id: string): Promise<CareCard | null>;
  targets(id: string): Promise<TransferTargets | null>;
  transfer(id: string, transfer: Transfer): Promise<boolean>;
  close(id: string, close: Close): Promise<boolean>;
  undoClose(id: string): Promise<boolean>;
  attempt(id: string, result: AttemptResult): Promise<boolean>;
  setStatus(status: SetStatus['status']): Promise<boolean>;
  /** Switches something off or on. @returns whether it came through. */
  setSwitch(set: SetSwitch): Promise<boolean>;
  overview(): Promise<Overview | null>;
}

export interface ActionNeeds {
  dispatch(event: DeskEvent): void;
  /** The cursor of the newest news that was heard. */
  cursor(): number;
  /** A call was refused. */
  refused(reason: unknown): void;
  /** A call came through. */
  done(): void;
  /** Says which request is on the screen. */
  watch(id: string | null): void;
}

export function deskActions({ dispatch, cursor, refused, done, watch }: ActionNeeds): DeskActions {
  const queues = new Map<string, Promise<void>>();
  const opening = new Map<string, number>();

  async function attempted<T>(call: Promise<T>, then: (result: T) => void = () => undefined): Promise<boolean> {
    try {
      then(await call);
      done();
      return true;
    } catch (reason) {
      refused(reason);
      return false;
    }
  }
  const loaded = <T>(call: Promise<T>): Promise<T | null> => call.catch((reason: unknown) => {
    refused(reason);
    return null;
  });
  const changed = (call: Promise<QueueItem>): Promise<boolean> => {
    const before = cursor();
    return attempted(call, (request) => dispatch({ kind: 'request', request, cursor: before }));
  };
  const showTeam = (team: Team): void => dispatch({ kind: 'team', team });

  const deliver = async (id: string, { id: pendingId, text }: Pending): Promise<void> => {
    try {
      dispatch({ kind: 'activity', id, activity: await api.answer(id, { id: pendingId, text }), watermark: null });
    } catch (reason) {
      dispatch({ kind: 'send-failed', id, pendingId });
      refused(reason);
    }
  };

  /** Of several loads of one conversation only the last one counts as its failure. */
  const reload = (id: string): void => {
    const before = cursor();
    const turn = (opening.get(id) ?? 0) + 1;
    opening.set(id, turn);
    api.read(id).then(
      (opened: OpenRequest) => dispatch({ kind: 'loaded', opened, cursor: before }),
      (reason: unknown) => {
        if (opening.get(id) !== turn) return;
        if (codeOf(reason) !== 'RequestNotFound') return dispatch({ kind: 'load-failed', id });
        dispatch({ kind: 'gone', id });
        refused(reason);
      },
    );
  };
  /** What changes hands may come with words that this desk did not hear. */
  const changedHands = async (id: string, call: Promise<QueueItem>): Promise<boolean> => {
    const came = await changed(call);
    reload(id);
    return came;
  };
  const select = (id: string | null): void => {
    done();
    dispatch({ kind: 'select', id });
    watch(id);
    if (id !== null) reload(id);
  };

  return {
    select,
    reload,
    async claim(id) {
      const came = await changed(api.claim(id));
      if (came) select(id);
      else reload(id);
      return came;
    },
    decline: (id) => changed(api.decline(id)),
    takeCode(code) {
      const before = cursor();
      return attempted(api.takeCode(code), (request) => {
        dispatch({ kind: 'request', request, cursor: before });
        select(request.id);
      });
    },
    send(id, pending) {
      dispatch({ kind: 'sending', id, pending: { ...pending, failed: false } });
      queues.set(id, (queues.get(id) ?? Promise.resolve()).then(() => deliver(id, pending)));
    },
    typing: (id) => void api.typing(id).catch(() => undefined),
    markRead: (id, watermark) => void api.markRead(id, watermark).then(() => dispatch({ kind: 'read', id, who: 'librarian', watermark }), () => undefined),
    note: (id, body) => attempted(api.note(id, body), (note) => dispatch({ kind: 'note', note })),
    replies: (id) => loaded(api.replies(id).then(({ replies }) => replies)),
    saveReply: (reply) => attempted(api.saveReply(reply)),
    deleteReply: (id) => attempted(api.deleteReply(id)),
    guides: (id) => loaded(api.guides(id).then(({ guides }) => guides)),
    steps: (id, guideId) => loaded(api.steps(id, guideId)),
    sendStep: (id, step) => attempted(api.sendStep(id, step), (activity) => dispatch({ kind: 'activity', id, activity, watermark: null })),
    suggestions: (id) => api.suggestions(id).then(({ guides }) => guides, () => []),
    care: (id) => loaded(api.care(id)),
    targets: (id) => loaded(api.targets(id)),
    transfer: (id, transfer) => changedHands(id, api.transfer(id, transfer)),
    close: (id, close) => changedHands(id, api.close(id, close)),
    undoClose: (id) => changed(api.undoClose(id)),
    attempt: (id, result) => changedHands(id, api.attempt(id, result)),
    setStatus: (status) => attempted(api.setStatus(status), showTeam),
    setSwitch: (set) => attempted(api.setSwitch(set).then(() => api.team()), showTeam),
    overview: () => loaded(api.overview()),
  };
}
