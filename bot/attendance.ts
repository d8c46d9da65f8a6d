import { abandoned } from '../dialogs/handoff.ts';
import type { HandoffStore, ListenerStore } from '../handoff/ports.ts';
import { abandon, goneSince, type HandoffRequest } from '../handoff/request.ts';
import { fromRobot, handoffEvent } from './activities.ts';
import type { Conversation, ConversationStore } from './ports.ts';
import type { Serial } from './serial.ts';
import { keepRequest, whileUnchanged } from './unchanged.ts';
import type { World } from './world.ts';

/** Pages that are open say so every 20 seconds; one that has been silent for so many milliseconds is closed. */
const heardWithin = 60_000;
/** Whoever waits for a chat and has been gone for so many milliseconds no longer waits. */
const goneFor = 30 * 60_000;
const every = 20_000;

export interface AttendanceNeeds {
  store: ConversationStore & HandoffStore & ListenerStore;
  serial: Serial;
  world: World;
}

/**
 * Looks once who of those with a request has their page open: the desk sees who is gone and who is back, and who
 * stays away gives up the place in the queue. Of a channel that cannot tell nothing is known, and nothing changes.
 */
export async function watchCitizens(needs: AttendanceNeeds): Promise<void> {
  const { store, world } = needs;
  const now = world.now().getTime();
  const open = await store.allOpenRequests();
  if (open.length === 0) return;
  const heard = await store.lastListened(open.map(({ conversationId }) => conversationId));
  for (const request of open) {
    const last = heard.get(request.conversationId);
    if (last === undefined) continue;
    const gone = now - Date.parse(last) > heardWithin;
    if (gone !== (request.citizenGoneAt !== null)) await whileUnchanged(needs, request, (newest, conversation) => keepRequest(needs, conversation, goneSince(newest, gone ? last : null)));
    else if (gone && request.state === 'waiting' && request.kind === 'chat' && now - Date.parse(last) > goneFor) await whileUnchanged(needs, request, (newest, conversation) => giveUp(needs, newest, conversation));
  }
}

async function giveUp({ store, world }: AttendanceNeeds, request: HandoffRequest, conversation: Conversation): Promise<void> {
  const now = world.now().toISOString();
  const { state, replies } = abandoned(conversation.state);
  const next: Conversation = { ...conversation, state: { ...state, prompt: state.prompt + 1 }, updatedAt: now };
  const activities = [...replies.map((reply) => fromRobot(reply, next, undefined, world)), handoffEvent({ requestId: request.id, state: 'failed' }, next, world)];
  await store.commit({ conversation: next, activities: activities.map((activity) => ({ activity, clientId: null })), requests: [abandon(request, now)], counts: [] });
}

/** Looks now and then; the first look is a pause after the start, so that pages have come back by then. */
export function keepAttendance(needs: AttendanceNeeds, failed: (error: unknown) => void): { close(): void } {
  const started = Date.now();
  const timer = setInterval(() => { if (Date.now() - started > heardWithin) void watchCitizens(needs).catch(failed); }, every);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
