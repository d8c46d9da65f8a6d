import { HouseError } from '../../common/errors.ts';
import type { StaffMember } from '../../common/desk-api.ts';
import { moveCodeIn } from '../../common/move-code.ts';
import { stuckAt } from '../../dialogs/guide-view.ts';
import { claimed, passedOn, passedToQueue } from '../../dialogs/handoff.ts';
import { proposeLibrary } from '../../dialogs/other-library.ts';
import { openSince } from '../../handoff/presence.ts';
import { inQueueOrder } from '../../handoff/queue.ts';
import { assertOwner, cancel, claim, decline, open, release, transfer, type HandoffRequest } from '../../handoff/request.ts';
import { chatsOf } from '../../handoff/routing.ts';
import { fromRobot, handoffEvent, movedEvent, statusOf } from '../activities.ts';
import { again } from '../again.ts';
import { moved } from '../moving.ts';
import type { Conversation } from '../ports.ts';
import { giveBack } from '../release.ts';
import { keepRequest } from '../unchanged.ts';
import type { Queueing } from './desk.ts';
import { fromTheHouse, type DeskWork } from './work.ts';

/** A colleague whom a conversation was passed on to has so many milliseconds before everybody is asked. */
const passedFor = 2 * 60_000;

/** Who has which request. */
export function queueing(work: DeskWork): Queueing {
  const { store, situations, libraries, serial, world } = work.needs;
  const now = (): string => world.now().toISOString();

  /** A librarian has as many chats at once as the library wants. @throws HouseError `TooManyChats`. */
  async function assertRoom(request: HandoffRequest, staff: StaffMember): Promise<void> {
    const limit = libraries.get(staff.libraryId)?.answering.chatsAtOnce ?? Infinity;
    if (request.kind === 'chat' && chatsOf(staff.id, await work.openRequests(staff)) >= limit) throw new HouseError('TooManyChats');
  }

  /** Whoever does something at the desk is no longer away. */
  async function back(staff: StaffMember): Promise<void> {
    const own = (await store.present([staff.libraryId], openSince(world.now().getTime()))).find(({ id }) => id === staff.id);
    if (own?.status !== 'away') return;
    await store.setStatus(staff.id, 'ready');
    store.outbox.pass({ kind: 'team', libraryId: staff.libraryId });
  }

  /** For a citizen who stands at the counter. */
  async function newRequest(conversation: Conversation): Promise<HandoffRequest> {
    const { id, libraryId, state } = conversation;
    const stuck = stuckAt(state, await situations.of(conversation));
    return open({ id: world.newId(), conversationId: id, libraryId, kind: 'counter', urgency: 'normal', language: state.language, reason: state.question, stuckAt: stuck }, now());
  }

  const colleagues = async (request: HandoffRequest, staff: StaffMember) =>
    (await store.present(work.librariesAround(staff), openSince(world.now().getTime()))).filter((each) => each.id !== staff.id && work.maySee(request, { ...staff, libraryId: each.libraryId }));

  const queues: Queueing = {
    queue: async (staff) => inQueueOrder(await work.openRequests(staff)),
    maySee: (request, staff) => work.maySee(request, staff),

    // The librarian's own line keeps two claims at once from passing the limit together.
    claim: (requestId, staff) => serial.run(`staff ${staff.id}`, () => work.inTurn(requestId, staff, async (request, conversation) => {
      if (request.state === 'claimed' && request.claimedBy?.id === staff.id) return request;
      const taken = claim(request, staff, now());
      await assertRoom(request, staff);
      const { state, reply } = claimed(conversation.state, request.id, staff.firstName);
      const next: Conversation = { ...conversation, state };
      const { requests } = await work.commit(next, [
        fromTheHouse(fromRobot(reply, next, undefined, world)),
        fromTheHouse(handoffEvent(statusOf(taken, 'accepted', { librarian: staff.firstName }), next, world)),
      ], [taken]);
      await back(staff);
      return requests[0] ?? taken;
    })),

    decline: (requestId, staff) => work.inTurn(requestId, staff, async (request, conversation) => {
      const declined = decline(request, staff);
      await back(staff);
      return declined === request ? request : keepRequest(work.needs, conversation, declined);
    }),

    async takeCode(text, staff) {
      const code = moveCodeIn(text);
      const offered = code === null ? undefined : await store.findMove(code, now());
      if (offered?.libraryId !== staff.libraryId) throw new HouseError('CodeUnknown');
      return serial.run(offered.conversationId, () => again(async () => {
        const conversation = await store.load(offered.conversationId);
        if (conversation?.state.moves !== offered.moves || conversation.state.over) throw new HouseError('CodeUnknown');
        const { requestId = null } = conversation.state.handoff ?? {};
        const asked = requestId === null ? undefined : await store.request(requestId);
        const own = asked?.libraryId === staff.libraryId ? asked : undefined;
        const taken = own?.claimedBy?.id === staff.id ? own : claim(own ?? await newRequest(conversation), staff, now());
        if ((await store.takeMove(offered.code, staff.id, now())) === undefined) throw new HouseError('CodeUnknown');
        const next = moved({ ...conversation, state: claimed(conversation.state, taken.id, staff.firstName).state });
        const { requests } = await work.commit(next, [
          fromTheHouse(movedEvent(next, world)),
          fromTheHouse(handoffEvent(statusOf(taken, 'accepted', { librarian: staff.firstName }), next, world)),
        ], [taken, ...(asked === undefined || asked === own ? [] : [cancel(asked, now())])]);
        return requests[0] ?? taken;
      }));
    },

    release: (requestId, staff) => work.inTurn(requestId, staff, async (request, conversation) =>
      (request.state === 'waiting' ? request : giveBack(release(request, staff), conversation, (state) => passedToQueue(state, staff.firstName), work.needs))),

    transfer: (requestId, staff, { to, note }) => work.inTurn(requestId, staff, async (request, conversation) => {
      assertOwner(request, staff);
      const notes = note === '' ? [] : [work.noteOf(request, staff, note)];
      if (to.kind === 'queue') return giveBack(release(request, staff), conversation, (state) => passedToQueue(state, staff.firstName), work.needs, notes);
      if (to.kind === 'person') {
        const colleague = (await colleagues(request, staff)).find(({ id }) => id === to.staffId);
        if (colleague === undefined) throw new HouseError('StaffNotFound');
        const until = new Date(world.now().getTime() + passedFor).toISOString();
        return giveBack(transfer(request, staff, colleague, until), conversation, (state) => passedOn(state, staff.firstName, colleague.firstName), work.needs, notes);
      }
      const situation = await situations.of(conversation);
      if (!situation.others.some(({ id }) => id === to.libraryId)) throw new HouseError('LibraryNotFound');
      const asked = proposeLibrary(conversation.state, situation, to.libraryId, staff.firstName);
      const next: Conversation = { ...conversation, state: { ...asked.state, prompt: conversation.state.prompt + 1 } };
      const { requests } = await work.commit(next, asked.replies.map((reply) => fromTheHouse(fromRobot(reply, next, undefined, world))), [request], notes);
      return requests[0] ?? request;
    }),

    async targets(requestId, staff) {
      const { request, situation } = await work.standing(requestId, staff);
      const present = await colleagues(request, staff);
      return {
        colleagues: present.map(({ id, firstName, libraryId }) => ({ id, firstName, libraryId })),
        libraries: situation.others.map(({ id, name }) => ({ id, name })),
      };
    },
  };
  return queues;
}
