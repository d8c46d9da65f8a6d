import type { HandoffStatus } from '../common/activity.ts';
import type { Effect, Outcome } from '../dialogs/outcome.ts';
import type { ConversationState } from '../dialogs/state.ts';
import { cancel, open } from '../handoff/request.ts';
import { fromRobot, handoffEvent } from './activities.ts';
import { danishDay } from './day.ts';
import type { Activity, Change, Conversation, HandoffRequest } from './ports.ts';
import type { World } from './world.ts';

/**
 * All that an outcome changes, ready to be committed: the new state, what was said,
 * the replies as activities after it, and the effects as records.
 * `request` finds a request that an effect names.
 */
export async function changeOf(
  before: Conversation,
  outcome: Outcome,
  said: Change['activities'][number] | null,
  request: (id: string) => Promise<HandoffRequest | undefined>,
  world: World,
): Promise<Change> {
  const now = world.now();
  const asks = outcome.replies.some(({ choices }) => choices.length > 0);
  let state: ConversationState = asks ? { ...outcome.state, prompt: before.state.prompt + 1 } : outcome.state;
  const requests: HandoffRequest[] = [];
  const counts: Change['counts'] = [];
  const news: HandoffStatus[] = [];
  for (const effect of outcome.effects) {
    if (effect.kind === 'open-handoff') {
      const opened = openedBy(effect, before, state, world);
      requests.push(opened);
      news.push({ requestId: opened.id, state: 'waiting' });
      if (state.handoff !== null) state = { ...state, handoff: { ...state.handoff, requestId: opened.id } };
    } else if (effect.kind === 'cancel-handoff') {
      const cancelled = await request(effect.requestId);
      if (cancelled === undefined) continue;
      requests.push(cancel(cancelled, now.toISOString()));
      news.push({ requestId: cancelled.id, state: 'cancelled' });
    } else {
      counts.push({ day: danishDay(now), libraryId: before.libraryId, event: effect.event, guideId: effect.guideId, stepId: effect.stepId });
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
    counts,
  };
}

function openedBy(effect: Extract<Effect, { kind: 'open-handoff' }>, before: Conversation, state: ConversationState, world: World): HandoffRequest {
  return open({
    id: world.newId(),
    conversationId: before.id,
    libraryId: before.libraryId,
    urgency: effect.urgency,
    language: state.language,
    reason: effect.reason,
    stuckAt: effect.stuckAt,
  }, world.now().toISOString());
}
