import { CareCard, GuideSteps, GuideTitles, OwnReply, Replies, Suggestions } from '../../common/desk-api.ts';
import type { DeskNeeds } from './needs.ts';
import { operation, type Operation } from './operation.ts';
import { idOf, path } from './paths.ts';

/** What there is to answer with. */
export function helpOperations({ desk }: DeskNeeds): Operation[] {
  return [
    operation<undefined, Replies>({
      id: 'listReplies',
      method: 'GET',
      path: `${path}/:id/replies`,
      summary: 'Ready-made replies in the language of this citizen, the approved help for somebody in despair first, one’s own last.',
      who: 'queue',
      success: { status: 200, description: 'The replies, their placeholders filled.', schema: Replies },
      refusals: ['RequestNotFound', 'ConversationNotFound'],
      run: async (visit) => ({ result: await desk.replies(idOf(visit), visit.staff) }),
    }),
    operation<OwnReply, never>({
      id: 'saveReply',
      method: 'POST',
      path: '/api/desk/replies',
      summary: 'Keep a reply of one’s own, or replace it.',
      who: 'queue',
      body: OwnReply,
      success: { status: 204, description: 'Kept.' },
      refusals: ['Conflict'],
      async run(visit) {
        await desk.saveReply(visit.staff, visit.body);
        return {};
      },
    }),
    operation<undefined, never>({
      id: 'deleteReply',
      method: 'DELETE',
      path: '/api/desk/replies/:reply',
      summary: 'Delete a reply of one’s own.',
      who: 'queue',
      success: { status: 204, description: 'It is not there any more.' },
      refusals: [],
      async run(visit) {
        await desk.deleteReply(visit.staff, visit.call.params['reply'] ?? '');
        return {};
      },
    }),
    operation<undefined, GuideTitles>({
      id: 'listGuides',
      method: 'GET',
      path: `${path}/:id/guides`,
      summary: 'The guides whose steps can be sent to this citizen, in their language.',
      who: 'queue',
      success: { status: 200, description: 'Titles, by the alphabet.', schema: GuideTitles },
      refusals: ['RequestNotFound', 'ConversationNotFound'],
      run: async (visit) => ({ result: await desk.guides(idOf(visit), visit.staff) }),
    }),
    operation<undefined, GuideSteps>({
      id: 'readSteps',
      method: 'GET',
      path: `${path}/:id/guides/:guide`,
      summary: 'A guide’s steps as this citizen would read them.',
      who: 'queue',
      success: { status: 200, description: 'The steps in the order of the guide.', schema: GuideSteps },
      refusals: ['RequestNotFound', 'ConversationNotFound', 'GuideNotFound'],
      run: async (visit) => ({ result: await desk.steps(idOf(visit), visit.call.params['guide'] ?? '', visit.staff) }),
    }),
    operation<undefined, Suggestions>({
      id: 'suggestGuides',
      method: 'GET',
      path: `${path}/:id/suggestions`,
      summary: 'Guides that the citizen’s newest words point to.',
      who: 'queue',
      success: { status: 200, description: 'At most three, best first.', schema: Suggestions },
      refusals: ['RequestNotFound', 'ConversationNotFound'],
      run: async (visit) => ({ result: await desk.suggestions(idOf(visit), visit.staff) }),
    }),
    operation<undefined, CareCard>({
      id: 'readCareCard',
      method: 'GET',
      path: `${path}/:id/care`,
      summary: 'The approved words for somebody in despair.',
      who: 'queue',
      success: { status: 200, description: 'In the language of this citizen.', schema: CareCard },
      refusals: ['RequestNotFound', 'ConversationNotFound'],
      run: async (visit) => ({ result: await desk.care(idOf(visit), visit.staff) }),
    }),
  ];
}
