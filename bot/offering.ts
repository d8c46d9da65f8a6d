import type { DutyStore, HandoffStore } from '../handoff/ports.ts';
import type { Pool } from '../handoff/pool.ts';
import { openSince } from '../handoff/presence.ts';
import { offerTo, withdraw } from '../handoff/request.ts';
import { nextOffers } from '../handoff/routing.ts';
import type { Libraries } from '../libraries/library.ts';
import type { ConversationStore, Outbox } from './ports.ts';
import type { Serial } from './serial.ts';
import { keepRequest, whileUnchanged } from './unchanged.ts';
import type { World } from './world.ts';

/** A librarian has so many milliseconds to answer an offer. */
const offerFor = 60_000;
const every = 5_000;
/** What changes within so many milliseconds is looked at once. */
const pause = 50;

export interface OfferingNeeds {
  store: ConversationStore & HandoffStore & DutyStore & { outbox: Outbox };
  libraries: Libraries;
  pools: readonly Pool[];
  serial: Serial;
  world: World;
}

/**
 * Looks at all queues once: an offer that nobody answered, or whose librarian has gone, is taken back, and whoever left
 * one unanswered is away from then on; then every waiting chat that can be offered is. Several instances may look at once.
 */
export async function offerWaiting(needs: OfferingNeeds): Promise<void> {
  const { store, libraries, pools, world } = needs;
  const now = world.now().getTime();
  const open = await store.allOpenRequests();
  if (!open.some(({ state }) => state === 'waiting')) return;
  const desks = (): ReturnType<typeof store.present> => store.present(libraries.all.map(({ id }) => id), openSince(now));
  const here = await desks();
  let changed = false;
  for (const request of open.filter(({ state }) => state === 'waiting')) {
    const { offer } = request;
    if (offer === null) continue;
    const librarian = here.find(({ id }) => id === offer.to.id);
    const late = Date.parse(offer.until) <= now;
    if (librarian?.status === 'ready' && !late) continue;
    // An offer by a colleague stands until its time, whatever the librarian is busy with.
    if (librarian !== undefined && offer.by !== null && !late) continue;
    await whileUnchanged(needs, request, (newest, conversation) => keepRequest(needs, conversation, withdraw(newest)));
    changed = true;
    if (late && librarian?.status === 'ready') {
      await store.setStatus(librarian.id, 'away');
      store.outbox.pass({ kind: 'team', libraryId: librarian.libraryId });
    }
  }
  const [queue, candidates] = changed ? await Promise.all([store.allOpenRequests(), desks()]) : [open, here];
  const until = new Date(now + offerFor).toISOString();
  for (const { request, to } of nextOffers(queue, candidates, pools, (libraryId) => libraries.get(libraryId)?.answering.chatsAtOnce ?? 0)) {
    await whileUnchanged(needs, request, (newest, conversation) => keepRequest(needs, conversation, offerTo(newest, to, until)));
  }
}

/** Looks whenever a request or the team changes, and now and then. */
export function keepOffering(needs: OfferingNeeds, failed: (error: unknown) => void): { close(): void } {
  let due: NodeJS.Timeout | undefined;
  let [looking, again] = [false, false];
  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    while (again) {
      again = false;
      await offerWaiting(needs).catch(failed);
    }
    looking = false;
  };
  const soon = (): void => {
    due ??= setTimeout(() => { due = undefined; void look(); }, pause).unref();
  };
  const unsubscribe = needs.store.outbox.subscribe(({ kind }) => { if (kind === 'request' || kind === 'team') soon(); });
  const timer = setInterval(() => void look(), every);
  timer.unref();
  return {
    close() {
      unsubscribe();
      clearTimeout(due);
      clearInterval(timer);
    },
  };
}
