import type { StaffMember } from '../../common/desk-api.ts';
import { triedToReach } from '../../dialogs/attempt.ts';
import { beginClose, tried, undoClose } from '../../handoff/request.ts';
import type { Finishing } from '../finishing.ts';
import { giveBack } from '../release.ts';
import { keepRequest } from '../unchanged.ts';
import type { Ending, Queueing, Talking } from './desk.ts';
import type { DeskWork } from './work.ts';

/** How a librarian's part ends. */
export function ending(work: DeskWork, finishing: Finishing, { claim, decline, release }: Queueing, { note }: Pick<Talking, 'note'>): Ending {
  const { world, undoFor } = work.needs;

  const close: Ending['close'] = async (requestId, staff, how) => {
    const closing = await work.inTurn(requestId, staff, async (request, conversation) => {
      if (request.state === 'resolved' && request.claimedBy?.id === staff.id) return request;
      return keepRequest(work.needs, conversation, beginClose(request, staff, how, new Date(world.now().getTime() + undoFor).toISOString()));
    });
    return closing.closing === null || closing.state !== 'claimed' ? closing : finishing.soon(closing);
  };

  return {
    close,

    undoClose: (requestId, staff) => work.inTurn(requestId, staff, async (request, conversation) =>
      (request.closing === null ? request : keepRequest(work.needs, conversation, undoClose(request, staff)))),

    attempt: (requestId, staff, { result }) => work.inTurn(requestId, staff, async (request, conversation) => {
      const noted = tried(request, staff, result, world.now().toISOString());
      if (result !== 'reached') return giveBack(noted, conversation, (state) => triedToReach(state, result), work.needs);
      return keepRequest(work.needs, conversation, noted);
    }),

    async initiation(requestId, staff) {
      const { request, conversation } = await work.standing(requestId, staff);
      return {
        type: 'event', name: 'handoff.initiate', id: request.id, timestamp: request.openedAt, channelId: conversation.channel,
        conversation: { id: conversation.id }, from: { id: 'selvhjulpen', name: 'Selvhjulpen', role: 'bot' }, locale: request.language, value: request,
        attachments: [{ name: 'Transcript', contentType: 'application/json', content: { activities: await work.transcriptOf(conversation.id, request.sharedFrom) } }],
      };
    },

    async status(requestId, staff, { value: { state, message } }) {
      if (message) await note(requestId, staff, { id: work.needs.world.newId(), text: message });
      switch (state) {
        case 'accepted': return claim(requestId, staff);
        // The protocol gives the conversation back to the robot when the person is done.
        case 'completed': return close(requestId, staff, { to: 'bot', outcome: 'solved', topic: null });
        case 'failed': return (await owns(requestId, staff)) ? release(requestId, staff) : decline(requestId, staff);
      }
    },
  };

  async function owns(requestId: string, staff: StaffMember): Promise<boolean> {
    const { state, claimedBy } = await work.find(requestId, staff);
    return state === 'claimed' && claimedBy?.id === staff.id;
  }
}
