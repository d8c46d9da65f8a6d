import { expired } from '../dialogs/handoff.ts';
import type { ContactStore, HandoffStore, ListenerStore } from '../handoff/ports.ts';
import { expire } from '../handoff/request.ts';
import { again } from './again.ts';
import { fromRobot, handoffEvent } from './activities.ts';
import type { ConversationStore, DeskLog, MoveStore } from './ports.ts';
import type { Serial } from './serial.ts';
import type { World } from './world.ts';

/** Contact details, and requests that nobody has taken, are kept so long, in milliseconds. */
const keptFor = 14 * 24 * 3600_000;
/** A desk that was away longer than these milliseconds loads everything anew. */
const newsKept = 24 * 3600_000;
const every = 10 * 60_000;

interface SweepNeeds {
  store: ConversationStore & HandoffStore & ContactStore & MoveStore & ListenerStore & DeskLog;
  serial: Serial;
  world: World;
  failed(error: unknown): void;
}

/** Ends what is too old, and deletes the contact details that belong to it; the citizen is told. */
export async function sweep({ store, serial, world }: Omit<SweepNeeds, 'failed'>): Promise<void> {
  const ago = (milliseconds: number): string => new Date(world.now().getTime() - milliseconds).toISOString();
  const before = ago(keptFor);
  await store.forgetContacts(before);
  await store.forgetMoves(world.now().toISOString());
  await store.forgetListeners(before);
  await store.forgetDeskNews(ago(newsKept));
  const old = (await store.allOpenRequests()).filter(({ state, openedAt }) => state === 'waiting' && openedAt < before);
  for (const { id, conversationId } of old) {
    await serial.run(conversationId, () => again(async () => {
      const [request, conversation] = await Promise.all([store.request(id), store.load(conversationId)]);
      if (request?.state !== 'waiting' || conversation === undefined) return;
      const { state, reply } = expired(conversation.state);
      const next = conversation.state.handoff?.requestId === id ? { ...conversation, state, updatedAt: world.now().toISOString() } : conversation;
      await store.commit({
        conversation: next,
        activities: [fromRobot(reply, next, undefined, world), handoffEvent({ requestId: id, state: 'failed' }, next, world)].map((activity) => ({ activity, clientId: null })),
        requests: [expire(request, world.now().toISOString())],
        counts: [],
      });
    }));
  }
}

/** Sweeps now and then, and once right away. */
export function keepFresh(needs: SweepNeeds): { close(): void } {
  const run = (): void => void sweep(needs).catch(needs.failed);
  const timer = setInterval(run, every);
  timer.unref();
  run();
  return { close: () => clearInterval(timer) };
}
