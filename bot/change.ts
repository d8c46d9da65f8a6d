import type { HandoffStatus } from '../common/activity.ts';
import { danishTime } from '../common/local-time.ts';
import type { Effect, Outcome } from '../dialogs/outcome.ts';
import type { ConversationState } from '../dialogs/state.ts';
import { cancel, explained, madeUrgent, open, resolve, sharedWith } from '../handoff/request.ts';
import { fromRobot, handoffEvent, statusOf } from './activities.ts';
import type { Activity, Change, Conversation, HandoffRequest } from './ports.ts';
import { questionOf } from './questions.ts';
import type { World } from './world.ts';

/** A code that moves a conversation lives for so many milliseconds. */
const moveLifetime = 10 * 60_000;

export interface ChangeNeeds {
  /** Finds a request that an effect names. */
  request(id: string): Promise<HandoffRequest | undefined>;
  branchName(libraryId: string, branchId: string): string;
  world: World;
}

/**
 * All that an outcome changes, ready to be committed: the new state, what was said,
 * the replies as activities after it, and the effects as records.
 */
export async function changeOf(
  before: Conversation,
  outcome: Outcome,
  said: Change['activities'][number] | null,
  { request, branchName, world }: ChangeNeeds,
): Promise<Change> {
  const now = world.now();
  const { date: day } = danishTime(now);
  const asks = outcome.replies.some(({ choices }) => choices.length > 0);
  let state: ConversationState = asks ? { ...outcome.state, prompt: before.state.prompt + 1 } : outcome.state;
  const requests: HandoffRequest[] = [];
  const counts: Change['counts'] = [];
  const contacts: NonNullable<Change['contacts']> = [];
  const comments: NonNullable<Change['comments']> = [];
  const moves: NonNullable<Change['moves']> = [];
  const questions: NonNullable<Change['questions']> = [];
  const news: HandoffStatus[] = [];
  for (const effect of outcome.effects) {
    if (effect.kind === 'open-handoff') {
      const opened = openedBy(effect, before, state, { branchName, world });
      requests.push(opened);
      if (effect.contact !== null) contacts.push({ requestId: opened.id, libraryId: opened.libraryId, contact: effect.contact, at: now.toISOString() });
      news.push(statusOf(opened, 'waiting'));
      if (state.handoff !== null) state = { ...state, handoff: { ...state.handoff, requestId: opened.id } };
    } else if (effect.kind === 'cancel-handoff') {
      const cancelled = await request(effect.requestId);
      if (cancelled === undefined) continue;
      requests.push(cancel(cancelled, now.toISOString()));
      news.push({ requestId: cancelled.id, state: 'cancelled' });
    } else if (effect.kind === 'pass-on') {
      const left = await request(effect.requestId);
      if (left?.state !== 'claimed') continue;
      requests.push(resolve({ ...left, closing: { to: 'end', outcome: 'referred', topic: null, at: now.toISOString() } }, now.toISOString()));
      news.push({ requestId: left.id, state: 'completed', librarian: left.claimedBy?.firstName ?? '' });
    } else if (effect.kind === 'share-pool') {
      const waiting = takeFrom(requests, effect.requestId) ?? (await request(effect.requestId));
      if (waiting?.state === 'waiting') requests.push(sharedWith(waiting, effect.poolId));
    } else if (effect.kind === 'give-reason' || effect.kind === 'make-urgent') {
      // One turn may say both of the same request, which is written once.
      const waiting = takeFrom(requests, effect.requestId) ?? (await request(effect.requestId));
      if (waiting?.state !== 'waiting') continue;
      requests.push(effect.kind === 'make-urgent' ? madeUrgent(waiting) : explained(waiting, effect.reason));
      if (effect.kind === 'give-reason' && effect.contact !== null) contacts.push({ requestId: waiting.id, libraryId: waiting.libraryId, contact: effect.contact, at: now.toISOString() });
    } else if (effect.kind === 'offer-move') {
      moves.push({ code: effect.code, conversationId: before.id, libraryId: before.libraryId, language: state.language, moves: state.moves, expiresAt: new Date(now.getTime() + moveLifetime).toISOString() });
    } else if (effect.kind === 'comment') {
      const { about, guideId, rating, text } = effect;
      comments.push({ id: world.newId(), day, libraryId: before.libraryId, about, guideId, rating, text });
    } else if (effect.kind === 'question') {
      const { kind: _, ...noticed } = effect;
      questions.push(...questionOf({ ...noticed, libraryId: before.libraryId, conversationId: before.id, answer: null }, world));
    } else {
      counts.push({ day, libraryId: before.libraryId, event: effect.event, guideId: effect.guideId, stepId: effect.stepId });
    }
  }
  const conversation: Conversation = { ...before, state, updatedAt: now.toISOString() };
  const robot: Activity[] = [
    ...outcome.replies.map((reply) => fromRobot(reply, conversation, said?.activity.id, world)),
    ...news.map((status) => handoffEvent(status, conversation, world)),
  ];
  return {
    conversation,
    activities: [...(said === null ? [] : [said]), ...robot.map((activity) => ({ activity, clientId: null }))],
    requests,
    contacts,
    moves,
    // An editor who tries a draft is no citizen.
    ...(state.preview === null ? { counts, comments, questions } : { counts: [] }),
  };
}

function openedBy(effect: Extract<Effect, { kind: 'open-handoff' }>, before: Conversation, state: ConversationState, { branchName, world }: Pick<ChangeNeeds, 'branchName' | 'world'>): HandoffRequest {
  return open({
    id: world.newId(),
    conversationId: before.id,
    libraryId: effect.libraryId ?? before.libraryId,
    kind: effect.request,
    time: effect.time,
    code: effect.code,
    place: state.place === null || effect.libraryId !== null ? null : { branch: branchName(before.libraryId, state.place.branchId), computer: state.place.computer },
    // The citizen's message of this turn is the first one after all that was said before.
    sharedFrom: effect.shared === 'all' ? 1 : before.watermark + 1,
    urgency: effect.urgency,
    language: state.language,
    reason: effect.reason,
    stuckAt: effect.stuckAt,
  }, world.now().toISOString());
}

/** Takes what an earlier effect of the turn has made of a request. */
function takeFrom(requests: HandoffRequest[], id: string): HandoffRequest | undefined {
  const at = requests.findIndex((request) => request.id === id);
  return at === -1 ? undefined : requests.splice(at, 1)[0];
}
