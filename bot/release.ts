import { released } from '../dialogs/handoff.ts';
import { repeat } from '../dialogs/flows.ts';
import type { Reply } from '../dialogs/outcome.ts';
import type { DutyStore, HandoffStore } from '../handoff/ports.ts';
import { seenWithin } from '../handoff/presence.ts';
import { release, type HandoffRequest } from '../handoff/request.ts';
import { fromRobot, handoffEvent, statusOf } from './activities.ts';
import { again } from './again.ts';
import type { Conversation, ConversationStore, Note } from './ports.ts';
import type { Serial } from './serial.ts';
import type { Situations } from './situations.ts';
import type { World } from './world.ts';

/** A librarian may load the page again, or lose the network, for so long. */
const graceAway = 3 * 60_000;
/** A citizen waits so long for an answer that nobody is writing. */
const graceSilent = 10 * 60_000;
const every = 30_000;
/** The last rows of a conversation, among which its last message is. */
const lastRows = 12;

export interface ReleaseNeeds {
  store: ConversationStore & HandoffStore & DutyStore;
  situations: Situations;
  serial: Serial;
  world: World;
}

/**
 * Puts a conversation back into the queue; the citizen is told, and the robot helps meanwhile.
 * @param free the request, waiting again @param say what the citizen is told @returns the request as it is stored
 */
export async function giveBack(free: HandoffRequest, conversation: Conversation, say: (state: Conversation['state']) => { state: Conversation['state']; reply: Reply }, { store, situations, world }: Pick<ReleaseNeeds, 'situations' | 'world'> & { store: ConversationStore }, notes: Note[] = []): Promise<HandoffRequest> {
  const { state, reply } = say(conversation.state);
  const next: Conversation = { ...conversation, state: { ...state, prompt: state.prompt + 1 }, updatedAt: world.now().toISOString() };
  const goOn = repeat(next.state, await situations.of(next));
  const after: Conversation = { ...next, state: { ...goOn.state, prompt: next.state.prompt } };
  const { requests } = await store.commit({
    conversation: after,
    activities: [...[reply, ...goOn.replies].map((each) => fromRobot(each, after, undefined, world)), handoffEvent(statusOf(free, 'waiting'), after, world)].map((activity) => ({ activity, clientId: null })),
    requests: [free],
    notes,
    counts: [],
  });
  return requests[0] ?? free;
}

/** Remembers since when a request's librarian has been missed. */
export type Missed = Map<string, number>;

/** Looks after every claimed conversation once: whose librarian has left, or has not answered for long, goes back to the queue. */
export async function releaseAbandoned(needs: ReleaseNeeds, missed: Missed): Promise<void> {
  const { store, serial, world } = needs;
  const now = world.now().getTime();
  const claimed = (await store.allOpenRequests()).filter(({ state }) => state === 'claimed');
  for (const id of missed.keys()) if (!claimed.some((request) => request.id === id)) missed.delete(id);
  for (const request of claimed) {
    const seen = request.claimedBy === null ? null : await store.seenAt(request.claimedBy.id);
    const away = seen === null || now - Date.parse(seen) > seenWithin;
    if (!away) missed.delete(request.id);
    else if (!missed.has(request.id)) missed.set(request.id, now);
    const since = missed.get(request.id);
    const gone = since !== undefined && now - since >= graceAway;
    if (!gone && !(await isUnanswered(request, store, now))) continue;
    await serial.run(request.conversationId, () => again(async () => {
      const [newest, conversation] = await Promise.all([store.request(request.id), store.load(request.conversationId)]);
      if (newest?.state !== 'claimed' || newest.claimedBy === null || newest.claimedAt !== request.claimedAt || conversation === undefined) return;
      const { claimedBy } = newest;
      await giveBack(release(newest, claimedBy), conversation, (state) => released(state, claimedBy.firstName), needs);
    }));
    missed.delete(request.id);
  }
}

/** A citizen's last words in a chat have stood without an answer for long. */
async function isUnanswered(request: HandoffRequest, store: ReleaseNeeds['store'], now: number): Promise<boolean> {
  if (request.kind !== 'chat' || request.claimedAt === null || now - Date.parse(request.claimedAt) < graceSilent) return false;
  const conversation = await store.load(request.conversationId);
  if (conversation === undefined) return false;
  const rows = await store.activitiesAfter(conversation.id, Math.max(0, conversation.watermark - lastRows), lastRows);
  const last = rows.findLast(({ activity }) => activity.type === 'message' && activity.channelData?.role !== 'bot')?.activity;
  return last?.channelData?.role === 'citizen' && now - Date.parse(last.timestamp) >= graceSilent;
}

/** Looks now and then; the first look is a pause after the start, so that desks have come back by then. */
export function keepReleasing(needs: ReleaseNeeds, failed: (error: unknown) => void): { close(): void } {
  const missed: Missed = new Map();
  const timer = setInterval(() => void releaseAbandoned(needs, missed).catch(failed), every);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
