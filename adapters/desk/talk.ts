import { Activity } from '../../common/activity.ts';
import { Answer, NewNote, Note, OpenRequest, Read, SendStep } from '../../common/desk-api.ts';
import type { DeskNeeds } from './needs.ts';
import { operation, type Operation } from './operation.ts';
import { idOf, path } from './paths.ts';

/** What is said, and what is written beside it. */
export function talkOperations({ desk }: DeskNeeds): Operation[] {
  return [
    operation<undefined, OpenRequest>({
      id: 'readRequest',
      method: 'GET',
      path: `${path}/:id`,
      summary: 'A request, what was said in its conversation, and what colleagues have noted.',
      who: 'queue',
      success: { status: 200, description: 'The request and the transcript, oldest first.', schema: OpenRequest },
      refusals: ['RequestNotFound'],
      run: async (visit) => ({ result: await desk.read(idOf(visit), visit.staff) }),
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
    operation<Read, never>({
      id: 'markRead',
      method: 'POST',
      path: `${path}/:id/read`,
      summary: 'Say up to where the librarian who has the conversation has read it.',
      who: 'queue',
      body: Read,
      success: { status: 204, description: 'Noted; of anybody else it is not.' },
      refusals: ['RequestNotFound'],
      async run(visit) {
        await desk.markRead(idOf(visit), visit.staff, visit.body);
        return {};
      },
    }),
    operation<NewNote, Note>({
      id: 'writeNote',
      method: 'POST',
      path: `${path}/:id/notes`,
      summary: 'Write a note that colleagues read and the citizen never does. An id that was sent before counts once.',
      who: 'queue',
      body: NewNote,
      success: { status: 200, description: 'The note.', schema: Note },
      refusals: ['RequestNotFound', 'ConversationNotFound', 'Conflict'],
      run: async (visit) => ({ result: await desk.note(idOf(visit), visit.staff, visit.body) }),
    }),
  ];
}
