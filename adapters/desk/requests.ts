import { Activity } from '../../common/activity.ts';
import { Answer, Close, GuideSteps, GuideTitles, OpenRequest, Queue, QueueItem, Replies, SendStep, TakeCode } from '../../common/desk-api.ts';
import type { DeskNeeds } from './needs.ts';
import { operation, type Operation } from './operation.ts';

const path = '/api/desk/requests';
const idOf = ({ call }: { call: { params: Record<string, string> } }): string => call.params['id'] ?? '';

/** The queue, and what a librarian does with a request. */
export function requestOperations({ desk }: DeskNeeds): Operation[] {
  return [
    operation<undefined, Queue>({
      id: 'readQueue',
      method: 'GET',
      path,
      summary: 'The waiting and claimed requests of the own library.',
      who: 'queue',
      success: { status: 200, description: 'The queue, in its order.', schema: Queue },
      refusals: [],
      run: async ({ staff }) => ({ result: { requests: await desk.queue(staff) } }),
    }),
    operation<undefined, OpenRequest>({
      id: 'readRequest',
      method: 'GET',
      path: `${path}/:id`,
      summary: 'A request of the own library and what was said in its conversation.',
      who: 'queue',
      success: { status: 200, description: 'The request and the transcript, oldest first.', schema: OpenRequest },
      refusals: ['RequestNotFound'],
      run: async (visit) => ({ result: await desk.read(idOf(visit), visit.staff) }),
    }),
    operation<undefined, QueueItem>({
      id: 'claimRequest',
      method: 'POST',
      path: `${path}/:id/claim`,
      summary: 'Take the conversation over. The robot is silent from now on.',
      who: 'queue',
      success: { status: 200, description: 'The request, claimed.', schema: QueueItem },
      refusals: ['RequestNotFound', 'ConversationNotFound', 'AlreadyClaimed', 'RequestEnded', 'Conflict'],
      run: async (visit) => ({ result: await desk.claim(idOf(visit), visit.staff) }),
    }),
    operation<TakeCode, QueueItem>({
      id: 'takeCode',
      method: 'POST',
      path: '/api/desk/codes',
      summary: 'Take the conversation of a citizen at the counter by the code they say. The screen they came from forgets it.',
      who: 'queue',
      body: TakeCode,
      success: { status: 200, description: 'The request, claimed.', schema: QueueItem },
      refusals: ['CodeUnknown', 'AlreadyClaimed', 'RequestEnded', 'Conflict'],
      run: async (visit) => ({ result: await desk.takeCode(visit.body.code, visit.staff) }),
    }),
    operation<Answer, Activity>({
      id: 'answer',
      method: 'POST',
      path: `${path}/:id/answers`,
      summary: 'Write to the citizen. An id that was sent before counts once.',
      who: 'queue',
      body: Answer,
      success: { status: 200, description: 'The message as the citizen gets it.', schema: Activity },
      refusals: ['TextTooLong', 'RequestNotFound', 'ConversationNotFound', 'NotYours', 'RequestEnded', 'Conflict'],
      run: async (visit) => ({ result: await desk.answer(idOf(visit), visit.staff, visit.body) }),
    }),
    operation<undefined, Replies>({
      id: 'listReplies',
      method: 'GET',
      path: `${path}/:id/replies`,
      summary: 'Ready-made replies in the language of this citizen, the approved help for somebody in despair first.',
      who: 'queue',
      success: { status: 200, description: 'The replies, their placeholders filled.', schema: Replies },
      refusals: ['RequestNotFound', 'ConversationNotFound'],
      run: async (visit) => ({ result: await desk.replies(idOf(visit), visit.staff) }),
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
    operation<SendStep, Activity>({
      id: 'sendStep',
      method: 'POST',
      path: `${path}/:id/steps`,
      summary: 'Show the citizen a step of a guide, and let the robot go on from it later. An id that was sent before counts once.',
      who: 'queue',
      body: SendStep,
      success: { status: 200, description: 'The step as the citizen gets it.', schema: Activity },
      refusals: ['RequestNotFound', 'ConversationNotFound', 'GuideNotFound', 'NotYours', 'RequestEnded', 'Conflict'],
      run: async (visit) => ({ result: await desk.sendStep(idOf(visit), visit.staff, visit.body) }),
    }),
    operation<undefined, never>({
      id: 'typing',
      method: 'POST',
      path: `${path}/:id/typing`,
      summary: 'Show the citizen that somebody writes.',
      who: 'queue',
      success: { status: 204, description: 'Passed on.' },
      refusals: ['RequestNotFound', 'NotYours', 'RequestEnded'],
      async run(visit) {
        await desk.typing(idOf(visit), visit.staff);
        return {};
      },
    }),
    operation<undefined, QueueItem>({
      id: 'releaseRequest',
      method: 'POST',
      path: `${path}/:id/release`,
      summary: 'Give the conversation back to the queue for a colleague. The citizen keeps the place they have waited for.',
      who: 'queue',
      success: { status: 200, description: 'The request, waiting again.', schema: QueueItem },
      refusals: ['RequestNotFound', 'ConversationNotFound', 'NotYours', 'RequestEnded', 'Conflict'],
      run: async (visit) => ({ result: await desk.release(idOf(visit), visit.staff) }),
    }),
    operation<Close, QueueItem>({
      id: 'closeRequest',
      method: 'POST',
      path: `${path}/:id/close`,
      summary: 'Hand the conversation back to the robot (`bot`), or end it (`end`).',
      who: 'queue',
      body: Close,
      success: { status: 200, description: 'The request, resolved.', schema: QueueItem },
      refusals: ['RequestNotFound', 'ConversationNotFound', 'NotYours', 'RequestEnded', 'Conflict'],
      run: async (visit) => ({ result: await desk.close(idOf(visit), visit.staff, visit.body.to) }),
    }),
  ];
}
