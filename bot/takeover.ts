import { HouseError } from '../common/errors.ts';
import type { Situation } from '../dialogs/situation.ts';
import type { Activity } from '../common/activity.ts';
import type { StaffMember } from '../common/desk-api.ts';
import { moveCodeIn } from '../common/move-code.ts';
import { maskSecrets } from '../common/secrets.ts';
import { claimed, ended } from '../dialogs/handoff.ts';
import { stuckAt } from '../dialogs/guide-view.ts';
import type { GuideFrame } from '../dialogs/state.ts';
import { markOf, stepAsText, stepWords, wordsOf } from '../dialogs/wording.ts';
import { repeat } from '../dialogs/flows.ts';
import { readyReplies } from '../dialogs/replies.ts';
import { stepOf } from '../knowledge/way.ts';
import { trailTo } from '../knowledge/place.ts';
import type { Guide } from '../knowledge/guide.ts';
import { filled } from '../knowledge/wording.ts';
import type { ContactStore, DutyStore, HandoffRequest, HandoffStore } from '../handoff/ports.ts';
import { inQueueOrder } from '../handoff/queue.ts';
import { assertOwner, cancel, claim, open, resolve } from '../handoff/request.ts';
import { fromLibrarian, fromRobot, handoffEvent, movedEvent } from './activities.ts';
import { again } from './again.ts';
import { moved } from './moving.ts';
import type { Desk } from './desk.ts';
import type { Change, Committed, Conversation, ConversationStore, MoveStore, Outbox } from './ports.ts';
import { giveBack } from './release.ts';
import type { Serial } from './serial.ts';
import type { Situations } from './situations.ts';
import type { World } from './world.ts';

/** Activities read from the store at a time. */
const pageSize = 500;

export interface TakeoverNeeds {
  store: ConversationStore & HandoffStore & ContactStore & DutyStore & MoveStore & { outbox: Outbox };
  situations: Situations;
  /** All guides that there are. */
  guides(): readonly Guide[];
  /** The same line the bot's turns stand in. */
  serial: Serial;
  world: World;
}

/** The desk's use cases: each changes the conversation and its request in one commit. */
export function createDesk({ store, situations, guides, serial, world }: TakeoverNeeds): Desk {
  async function find(requestId: string, staff: StaffMember): Promise<HandoffRequest> {
    const request = await store.request(requestId);
    if (request === undefined || request.libraryId !== staff.libraryId) throw new HouseError('RequestNotFound');
    return request;
  }

  /** Reads request and conversation afresh in the conversation's line, and commits what `change` makes of them. */
  async function inTurn<T>(requestId: string, staff: StaffMember, change: (request: HandoffRequest, conversation: Conversation) => Promise<T>): Promise<T> {
    const { conversationId } = await find(requestId, staff);
    return serial.run(conversationId, () => again(async () => {
      const request = await find(requestId, staff);
      const conversation = await store.load(conversationId);
      if (conversation === undefined) throw new HouseError('ConversationNotFound');
      return change(request, conversation);
    }));
  }

  const commit = (conversation: Conversation, activities: Change['activities'], requests: HandoffRequest[]): Promise<Committed> =>
    store.commit({ conversation: { ...conversation, updatedAt: world.now().toISOString() }, activities, requests, counts: [] });

  const fromTheHouse = (activity: Activity): Change['activities'][number] => ({ activity, clientId: null });

  return {
    queue: async (staff) => inQueueOrder(await store.openRequests(staff.libraryId)),

    async read(requestId, staff) {
      const request = await find(requestId, staff);
      return { request, transcript: await transcriptOf(request.conversationId, request.sharedFrom), contact: await store.contactOf(requestId, staff.libraryId) };
    },

    claim: (requestId, staff) => inTurn(requestId, staff, async (request, conversation) => {
      if (request.state === 'claimed' && request.claimedBy?.id === staff.id) return request;
      const taken = claim(request, staff, world.now().toISOString());
      const { state, reply } = claimed(conversation.state, request.id, staff.firstName);
      const next: Conversation = { ...conversation, state };
      const { requests } = await commit(next, [
        fromTheHouse(fromRobot(reply, next, undefined, world)),
        fromTheHouse(handoffEvent({ requestId: request.id, state: 'accepted', librarian: staff.firstName }, next, world)),
      ], [taken]);
      return requests[0] ?? taken;
    }),

    async takeCode(text, staff) {
      const now = world.now().toISOString();
      const code = moveCodeIn(text);
      const offered = code === null ? undefined : await store.findMove(code, now);
      if (offered?.libraryId !== staff.libraryId) throw new HouseError('CodeUnknown');
      return serial.run(offered.conversationId, () => again(async () => {
        const conversation = await store.load(offered.conversationId);
        if (conversation?.state.moves !== offered.moves || conversation.state.over) throw new HouseError('CodeUnknown');
        const { requestId = null } = conversation.state.handoff ?? {};
        const asked = requestId === null ? undefined : await store.request(requestId);
        const own = asked?.libraryId === staff.libraryId ? asked : undefined;
        const taken = own?.claimedBy?.id === staff.id ? own : claim(own ?? await newRequest(conversation), staff, now);
        if ((await store.takeMove(offered.code, staff.id, now)) === undefined) throw new HouseError('CodeUnknown');
        const next = moved({ ...conversation, state: claimed(conversation.state, taken.id, staff.firstName).state });
        const { requests } = await commit(next, [
          fromTheHouse(movedEvent(next, world)),
          fromTheHouse(handoffEvent({ requestId: taken.id, state: 'accepted', librarian: staff.firstName }, next, world)),
        ], [taken, ...(asked === undefined || asked === own ? [] : [cancel(asked, now)])]);
        return requests[0] ?? taken;
      }));
    },

    answer: (requestId, staff, answer) => inTurn(requestId, staff, async (request, conversation) => {
      const seen = request.claimedBy?.id === staff.id ? await store.activityIdOf(conversation.id, answer.id) : undefined;
      if (seen !== undefined) return sentBefore(conversation.id, seen);
      assertOwner(request, staff);
      const activity = fromLibrarian(maskSecrets(answer.text).text, answer.id, staff, conversation, world);
      await commit(conversation, [{ activity, clientId: answer.id }], []);
      return activity;
    }),

    async replies(requestId, staff) {
      const { situation, state } = await standing(requestId, staff);
      return { replies: readyReplies(state, situation, staff.firstName) };
    },

    async guides(requestId, staff) {
      const { situation, state } = await standing(requestId, staff);
      const own = guides().filter(({ id }) => situation.guide(id) !== undefined).map((guide) => ({ id: guide.id, title: wordsOf(guide, state).title, question: wordsOf(guide, state).question }));
      return { guides: own.sort((a, b) => a.title.localeCompare(b.title, 'da')) };
    },

    async steps(requestId, guideId, staff) {
      const { situation, state } = await standing(requestId, staff);
      const guide = situation.guide(guideId);
      if (guide === undefined) throw new HouseError('GuideNotFound');
      return { title: wordsOf(guide, state).title, steps: guide.steps.map(({ id }, index) => ({ id, number: index + 1, text: filled(stepWords(guide, id, state).text, guide, state.language, situation) })) };
    },

    sendStep: (requestId, staff, { id, guideId, stepId }) => inTurn(requestId, staff, async (request, conversation) => {
      const seen = request.claimedBy?.id === staff.id ? await store.activityIdOf(conversation.id, id) : undefined;
      if (seen !== undefined) return sentBefore(conversation.id, seen);
      assertOwner(request, staff);
      const situation = await situations.of(conversation);
      const guide = situation.guide(guideId);
      if (guide === undefined || stepOf(guide, stepId) === undefined) throw new HouseError('GuideNotFound');
      const { state } = conversation;
      const frame: GuideFrame = { dialog: 'guide', guideId, stepId, trail: trailTo(guide, stepId) ?? [], phase: 'step', others: [] };
      const next: Conversation = { ...conversation, state: { ...state, stack: [...state.stack.filter((each) => each.dialog !== 'guide' || each.guideId !== guideId), frame] } };
      const mark = markOf(guide, frame, state, situation);
      const said = fromLibrarian(stepAsText(mark, state.language), id, staff, next, world);
      const activity: Activity = { ...said, channelData: { ...said.channelData, step: mark } };
      await commit(next, [{ activity, clientId: id }], []);
      return activity;
    }),

    release: (requestId, staff) => inTurn(requestId, staff, async (request, conversation) => (request.state === 'waiting' ? request : giveBack(request, conversation, staff, { store, situations, world }))),

    async typing(requestId, staff) {
      const request = await find(requestId, staff);
      assertOwner(request, staff);
      store.outbox.typing(request.conversationId, 'librarian');
    },

    close: (requestId, staff, to) => inTurn(requestId, staff, async (request, conversation) => {
      if (request.state === 'resolved' && request.claimedBy?.id === staff.id) return request;
      const resolved = resolve(request, staff, world.now().toISOString());
      // A web chat that has ended starts anew; a channel's conversation with a person never ends.
      const over = to === 'end' && conversation.channel === 'webchat';
      const { state, reply } = ended(conversation.state, staff.firstName, over);
      const next: Conversation = { ...conversation, state: { ...state, prompt: state.prompt + 1 } };
      const goOn = !over ? repeat(next.state, await situations.of(next)) : null;
      const free: Conversation = goOn === null ? next : { ...next, state: { ...goOn.state, prompt: next.state.prompt } };
      const { requests } = await commit(free, [
        ...[reply, ...(goOn?.replies ?? [])].map((each) => fromTheHouse(fromRobot(each, free, undefined, world))),
        fromTheHouse(handoffEvent({ requestId: request.id, state: 'completed', librarian: staff.firstName, ...(over ? { over } : {}) }, free, world)),
      ], [resolved]);
      return requests[0] ?? resolved;
    }),
  };

  /** How the conversation of a request stands, and what its citizen may be shown. */
  async function standing(requestId: string, staff: StaffMember): Promise<{ situation: Situation; state: Conversation['state'] }> {
    const { conversationId } = await find(requestId, staff);
    const conversation = await store.load(conversationId);
    if (conversation === undefined) throw new HouseError('ConversationNotFound');
    return { situation: await situations.of(conversation), state: conversation.state };
  }

  /** For a citizen who stands at the counter. */
  async function newRequest(conversation: Conversation): Promise<HandoffRequest> {
    const { id, libraryId, state } = conversation;
    const stuck = stuckAt(state, await situations.of(conversation));
    return open({ id: world.newId(), conversationId: id, libraryId, kind: 'counter', urgency: 'normal', language: state.language, reason: state.question, stuckAt: stuck }, world.now().toISOString());
  }

  /** What was said from this place on, oldest first: what the citizen lets these staff read. */
  async function transcriptOf(conversationId: string, from = 1): Promise<Activity[]> {
    const transcript: Activity[] = [];
    for (let last = from - 1; ;) {
      const rows = await store.activitiesAfter(conversationId, last, pageSize);
      const newest = rows.at(-1);
      if (newest === undefined) return transcript;
      transcript.push(...rows.map(({ activity }) => activity));
      last = newest.watermark;
    }
  }

  async function sentBefore(conversationId: string, activityId: string): Promise<Activity> {
    const activity = (await transcriptOf(conversationId)).find(({ id }) => id === activityId);
    if (activity === undefined) throw new Error(`Activity ${activityId} is known and cannot be read.`);
    return activity;
  }
}
