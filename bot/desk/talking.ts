import { HouseError } from '../../common/errors.ts';
import type { Activity } from '../../common/activity.ts';
import { maskSecrets } from '../../common/secrets.ts';
import { spokenTo } from '../../dialogs/handoff.ts';
import type { GuideFrame } from '../../dialogs/state.ts';
import { markOf, stepAsText } from '../../dialogs/wording.ts';
import { assertOwner, isOpen, type HandoffRequest } from '../../handoff/request.ts';
import { trailTo } from '../../knowledge/place.ts';
import { stepOf } from '../../knowledge/way.ts';
import { fromLibrarian, handoffEvent } from '../activities.ts';
import type { Change, Conversation } from '../ports.ts';
import type { StaffMember } from '../../common/desk-api.ts';
import type { Talking } from './desk.ts';
import { fromTheHouse, type DeskWork } from './work.ts';

/** What is said, and what is written beside it. */
export function talking(work: DeskWork): Talking {
  const { store, situations, world } = work.needs;

  /** The activity that came with this id before; undefined where it is new. */
  async function sentBefore(request: HandoffRequest, conversation: Conversation, staff: StaffMember, clientId: string): Promise<Activity | undefined> {
    const known = request.claimedBy?.id === staff.id ? await store.activityIdOf(conversation.id, clientId) : undefined;
    if (known === undefined) return undefined;
    const activity = (await work.transcriptOf(conversation.id)).find(({ id }) => id === known);
    if (activity === undefined) throw new Error(`Activity ${known} is known and cannot be read.`);
    return activity;
  }

  /** The librarian writes in the chat; where they were only to be in touch elsewhere, the citizen sees that they have come. */
  function joined(conversation: Conversation, requestId: string, staff: StaffMember): { next: Conversation; joins: Change['activities'] } {
    const next: Conversation = { ...conversation, state: spokenTo(conversation.state) };
    return { next, joins: next.state === conversation.state ? [] : [fromTheHouse(handoffEvent({ requestId, state: 'accepted', librarian: staff.firstName }, next, world))] };
  }

  return {
    async read(requestId, staff) {
      const request = await work.find(requestId, staff);
      const { conversationId, sharedFrom } = request;
      const [transcript, contact, notes, read, all] = await Promise.all([
        work.transcriptOf(conversationId, sharedFrom), store.contactOf(requestId), store.notesOf(conversationId), store.marksOf(conversationId), store.requestsOf(conversationId),
      ]);
      const visible = all.filter((each) => work.maySee(each, staff));
      return {
        request, transcript, contact, read,
        firstWatermark: sharedFrom,
        // Staff to whom the citizen has shown the new question alone read no notes about the older ones.
        notes: notes.filter(({ requestId: of }) => sharedFrom === 1 || visible.some(({ id }) => id === of)),
        earlier: visible.filter((each) => each.id !== request.id && each.openedAt < request.openedAt),
      };
    },

    answer: (requestId, staff, answer) => work.inTurn(requestId, staff, async (request, conversation) => {
      const before = await sentBefore(request, conversation, staff, answer.id);
      if (before !== undefined) return before;
      assertOwner(request, staff);
      const { next, joins } = joined(conversation, requestId, staff);
      const activity = fromLibrarian(maskSecrets(answer.text).text, answer.id, staff, next, world);
      await work.commit(next, [...joins, { activity, clientId: answer.id }], []);
      return activity;
    }),

    sendStep: (requestId, staff, { id, guideId, stepId }) => work.inTurn(requestId, staff, async (request, conversation) => {
      const before = await sentBefore(request, conversation, staff, id);
      if (before !== undefined) return before;
      assertOwner(request, staff);
      const situation = await situations.of(conversation);
      const guide = situation.guide(guideId);
      if (guide === undefined || stepOf(guide, stepId) === undefined) throw new HouseError('GuideNotFound');
      const { next: here, joins } = joined(conversation, requestId, staff);
      const { state } = here;
      const frame: GuideFrame = { dialog: 'guide', guideId, revision: situation.revisionOf(guideId), stepId, trail: trailTo(guide, stepId) ?? [], phase: 'step', others: [] };
      const next: Conversation = { ...here, state: { ...state, stack: [...state.stack.filter((each) => each.dialog !== 'guide' || each.guideId !== guideId), frame] } };
      const mark = markOf(guide, frame, state, situation);
      const said = fromLibrarian(stepAsText(mark, state.language), id, staff, next, world);
      const activity: Activity = { ...said, channelData: { ...said.channelData, step: mark } };
      await work.commit(next, [...joins, { activity, clientId: id }], []);
      return activity;
    }),

    async typing(requestId, staff) {
      const request = await work.find(requestId, staff);
      assertOwner(request, staff);
      store.outbox.pass({ kind: 'typing', conversationId: request.conversationId, role: 'librarian' });
    },

    async markRead(requestId, staff, { watermark }) {
      const { conversationId, claimedBy, ...request } = await work.find(requestId, staff);
      if (claimedBy?.id !== staff.id || !isOpen({ ...request, conversationId, claimedBy })) return;
      const newest = (await store.load(conversationId))?.watermark ?? 0;
      const read = Math.min(watermark, newest);
      if (await store.markRead(conversationId, 'librarian', read)) store.outbox.pass({ kind: 'read', conversationId, role: 'librarian', watermark: read });
    },

    note: (requestId, staff, { id, text }) => work.inTurn(requestId, staff, async (request, conversation) => {
      const before = (await store.notesOf(conversation.id)).find((each) => each.id === id);
      if (before !== undefined) return before;
      const note = work.noteOf(request, staff, text, id);
      await store.commit({ conversation, activities: [], requests: [], counts: [], notes: [note] });
      return note;
    }),
  };
}
