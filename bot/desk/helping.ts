import { HouseError } from '../../common/errors.ts';
import { careCard, filledReply, readyReplies } from '../../dialogs/replies.ts';
import { stepWords, wordsOf } from '../../dialogs/wording.ts';
import { filled } from '../../knowledge/wording.ts';
import type { Helping } from './desk.ts';
import type { DeskWork } from './work.ts';

/** Of the citizen's newest words so many messages are looked at. */
const newestMessages = 3;
/** Rows among which those are, and the most guides that are suggested. */
const [newestRows, suggested] = [40, 3];
/** A guide that is less likely than this is no help. */
const likelyEnough = 0.15;

/** What there is to answer with. */
export function helping(work: DeskWork): Helping {
  const { store, guides, understanding } = work.needs;
  return {
    async replies(requestId, staff) {
      const { situation, state } = await work.standing(requestId, staff);
      const own = (await store.repliesOf(staff.id)).map((reply) => ({ ...reply, text: filledReply(reply.text, situation, staff.firstName), of: 'own' as const }));
      return { replies: [...readyReplies(state, situation, staff.firstName), ...own] };
    },

    saveReply: (staff, reply) => store.saveReply(staff.id, reply),
    deleteReply: (staff, id) => store.deleteReply(staff.id, id),

    async guides(requestId, staff) {
      const { request, situation, state } = await work.standing(requestId, staff);
      const own = guides(request.libraryId).filter(({ id }) => situation.guide(id) !== undefined).map((guide) => ({ id: guide.id, title: wordsOf(guide, state).title, question: wordsOf(guide, state).question }));
      return { guides: own.sort((a, b) => a.title.localeCompare(b.title, 'da')) };
    },

    async steps(requestId, guideId, staff) {
      const { situation, state } = await work.standing(requestId, staff);
      const guide = situation.guide(guideId);
      if (guide === undefined) throw new HouseError('GuideNotFound');
      return { title: wordsOf(guide, state).title, steps: guide.steps.map(({ id }, index) => ({ id, number: index + 1, text: filled(stepWords(guide, id, state).text, guide, state.language, situation) })) };
    },

    async suggestions(requestId, staff) {
      const { request, conversation, situation, state } = await work.standing(requestId, staff);
      const after = Math.max(request.sharedFrom - 1, conversation.watermark - newestRows);
      const rows = await store.activitiesAfter(conversation.id, after, newestRows);
      const said = rows.flatMap(({ activity: { type, text, value, channelData } }) => (type === 'message' && channelData?.role === 'citizen' && value === undefined && text !== undefined ? [text] : [])).slice(-newestMessages);
      const best = new Map<string, number>();
      // The newest message counts most; all together stand for what is said over several.
      for (const text of new Set([...said.slice(-1), said.join(' ')])) {
        for (const { id, score } of understanding(request.libraryId).decide(text).candidates) best.set(id, Math.max(score, best.get(id) ?? 0));
      }
      const found = [...best].filter(([, score]) => score >= likelyEnough).toSorted(([, a], [, b]) => b - a).flatMap(([id]) => situation.guide(id) ?? []);
      return { guides: found.slice(0, suggested).map((guide) => ({ id: guide.id, title: wordsOf(guide, state).title })) };
    },

    async care(requestId, staff) {
      const { situation, state } = await work.standing(requestId, staff);
      return careCard(state, situation);
    },
  };
}
