import { dutyOver, lastCall } from '../dialogs/closing-time.ts';
import type { Outcome } from '../dialogs/outcome.ts';
import { lastMinutes } from '../handoff/duty.ts';
import type { DutyStore, HandoffStore } from '../handoff/ports.ts';
import type { Pool } from '../handoff/pool.ts';
import { openSince } from '../handoff/presence.ts';
import { asMessage, called, type HandoffRequest } from '../handoff/request.ts';
import { fromRobot } from './activities.ts';
import type { Conversation, ConversationStore } from './ports.ts';
import type { Serial } from './serial.ts';
import type { Situations } from './situations.ts';
import { whileUnchanged } from './unchanged.ts';
import type { World } from './world.ts';

const every = 30_000;

export interface DutyHoursNeeds {
  store: ConversationStore & HandoffStore & DutyStore;
  situations: Situations;
  pools: readonly Pool[];
  serial: Serial;
  world: World;
}

/**
 * Looks once at those who wait for a chat: in the last minutes of the library's roster they are offered a call or a
 * message, and when it has ended what they asked becomes a message. Whoever a pool may still help waits on.
 */
export async function keepHours(needs: DutyHoursNeeds): Promise<void> {
  const { store, situations, world } = needs;
  const waiting = (await store.allOpenRequests()).filter(({ state, kind }) => state === 'waiting' && kind === 'chat');
  for (const request of waiting) {
    const conversation = await store.load(request.conversationId);
    if (conversation === undefined) continue;
    const { duty } = await situations.of({ ...conversation, libraryId: request.libraryId });
    const late = duty.closes !== null && duty.closes.inMinutes <= lastMinutes;
    if (late && !request.lastCall) await tell(needs, request, called, lastCall);
    else if (duty.rostered === false && !(await helpedByPool(needs, request, world))) await tell(needs, request, asMessage, dutyOver);
  }
}

async function helpedByPool({ store, pools }: DutyHoursNeeds, { poolId, libraryId }: HandoffRequest, world: World): Promise<boolean> {
  const others = pools.find(({ id }) => id === poolId)?.libraries.filter((id) => id !== libraryId) ?? [];
  return others.length > 0 && (await store.present(others, openSince(world.now().getTime()))).length > 0;
}

/** Says it, and changes the request with it. */
function tell(needs: DutyHoursNeeds, seen: HandoffRequest, made: (request: HandoffRequest) => HandoffRequest, say: (state: Conversation['state'], situation: Awaited<ReturnType<Situations['of']>>) => Outcome): Promise<void> {
  const { store, situations, world } = needs;
  return whileUnchanged(needs, seen, async (request, conversation) => {
    const situation = await situations.of({ ...conversation, libraryId: request.libraryId });
    const outcome = say(conversation.state, situation);
    const next: Conversation = { ...conversation, state: { ...outcome.state, prompt: conversation.state.prompt + 1 }, updatedAt: world.now().toISOString() };
    await store.commit({ conversation: next, activities: outcome.replies.map((reply) => ({ activity: fromRobot(reply, next, undefined, world), clientId: null })), requests: [made(request)], counts: [] });
  });
}

/** Looks now and then. */
export function keepDutyHours(needs: DutyHoursNeeds, failed: (error: unknown) => void): { close(): void } {
  const timer = setInterval(() => void keepHours(needs).catch(failed), every);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
