import { ended, isWithLibrarian } from '../dialogs/handoff.ts';
import { repeat } from '../dialogs/flows.ts';
import { danishTime } from '../common/local-time.ts';
import type { HandoffStore } from '../handoff/ports.ts';
import { resolve, type HandoffRequest } from '../handoff/request.ts';
import type { Understanding } from '../knowledge/understanding/decision.ts';
import { fromRobot, handoffEvent, statusOf } from './activities.ts';
import { again } from './again.ts';
import type { Conversation, ConversationStore } from './ports.ts';
import type { Serial } from './serial.ts';
import { answeredByHand } from './questions.ts';
import type { Situations } from './situations.ts';
import { readTranscript } from './transcript.ts';
import { keepRequest } from './unchanged.ts';
import type { World } from './world.ts';

/** What another instance began to end and never did is ended after so many milliseconds. */
const every = 5_000;
/** The last rows of a conversation, among which its newest words are. */
const lastRows = 12;

export interface FinishingNeeds {
  store: ConversationStore & HandoffStore;
  situations: Situations;
  /** The newest trained engine, as a library's citizens meet it. */
  understanding(libraryId: string): Understanding;
  serial: Serial;
  world: World;
  undoFor: number;
}

/** Ends conversations when the time to undo it is over. */
export interface Finishing {
  /** Ends this one then. @returns it as it is until then, or ended where nobody may undo it. */
  soon(request: HandoffRequest): Promise<HandoffRequest>;
  /** Ends all whose time is over. */
  sweep(): Promise<void>;
  close(): void;
}

export function createFinishing(needs: FinishingNeeds, failed: (error: unknown) => void): Finishing {
  const { store, situations, understanding, serial, world, undoFor } = needs;
  const timers = new Set<NodeJS.Timeout>();

  const finish = ({ id, conversationId }: HandoffRequest): Promise<HandoffRequest | undefined> => serial.run(conversationId, () => again(async () => {
    const [request, conversation] = await Promise.all([store.request(id), store.load(conversationId)]);
    if (request?.state !== 'claimed' || request.closing === null || conversation === undefined || request.closing.at > world.now().toISOString()) return request;
    if (await spokeMeanwhile(request.closing.at, conversation)) return keepRequest({ store }, conversation, { ...request, closing: null });
    return end(request, request.closing, conversation);
  }));

  /** A citizen who writes while the conversation ends still has the librarian: nobody's words go unread. */
  async function spokeMeanwhile(closesAt: string, conversation: Conversation): Promise<boolean> {
    const began = Date.parse(closesAt) - undoFor;
    const rows = await store.activitiesAfter(conversation.id, Math.max(0, conversation.watermark - lastRows), lastRows);
    return rows.some(({ activity }) => activity.channelData?.role === 'citizen' && activity.type === 'message' && Date.parse(activity.timestamp) > began);
  }

  async function end(request: HandoffRequest, { to, outcome, topic }: NonNullable<HandoffRequest['closing']>, conversation: Conversation): Promise<HandoffRequest> {
    const now = world.now();
    const librarian = request.claimedBy?.firstName ?? '';
    const resolved = resolve(request, now.toISOString());
    // A web chat that has ended starts anew; a channel's conversation with a person never ends.
    // Nor does one in which the librarian was only elsewhere.
    const over = to === 'end' && conversation.channel === 'webchat' && isWithLibrarian(conversation.state);
    const { state, reply } = ended(conversation.state, librarian, over, outcome === 'abuse');
    const next: Conversation = { ...conversation, state: { ...state, prompt: state.prompt + 1 }, updatedAt: now.toISOString() };
    const goOn = over ? null : repeat(next.state, await situations.of(next));
    const free: Conversation = goOn === null ? next : { ...next, state: { ...goOn.state, prompt: next.state.prompt } };
    const activities = [
      ...[reply, ...(goOn?.replies ?? [])].map((each) => fromRobot(each, free, undefined, world)),
      handoffEvent(statusOf(request, 'completed', { librarian, ...(over ? { over } : {}) }), free, world),
    ];
    const transcript = await readTranscript(store, conversation.id, request.sharedFrom);
    const { requests: [stored = resolved] } = await store.commit({
      conversation: free,
      activities: activities.map((activity) => ({ activity, clientId: null })),
      requests: [resolved],
      counts: [{ day: danishTime(now).date, libraryId: request.libraryId, event: `closed-${outcome}`, guideId: topic ?? '', stepId: '' }],
      questions: answeredByHand(resolved, transcript, (text) => understanding(request.libraryId).decide(text), world),
    });
    return stored;
  }

  const sweep = async (): Promise<void> => {
    const now = world.now().toISOString();
    for (const request of await store.allOpenRequests()) if (request.closing !== null && request.closing.at <= now) await finish(request);
  };
  const timer = setInterval(() => void sweep().catch(failed), every);
  timer.unref();

  return {
    async soon(request) {
      if (undoFor === 0) return (await finish(request)) ?? request;
      const due = setTimeout(() => {
        timers.delete(due);
        void finish(request).catch(failed);
      }, undoFor);
      due.unref();
      timers.add(due);
      return request;
    },
    sweep,
    close() {
      clearInterval(timer);
      for (const due of timers) clearTimeout(due);
    },
  };
}
