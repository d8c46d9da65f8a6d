import { Dismiss, QuestionGroups } from '../../common/editing-api.ts';
import type { Learning } from '../../knowledge/learning/learning.ts';
import { operation, type Operation } from './operation.ts';

/** What the robot could not help with, for the library's own editors. */
export function learningOperations({ learning }: { learning: Learning }): Operation[] {
  return [
    operation<undefined, QuestionGroups>({
      id: 'listQuestions', method: 'GET', path: '/api/desk/editing/questions', summary: 'Questions that the robot did not help with, alike ones together; of the own library alone.', who: 'editor',
      success: { status: 200, description: 'The newest first.', schema: QuestionGroups }, refusals: [],
      run: async ({ staff }) => ({ result: await learning.questions(staff.libraryId) }),
    }),
    operation<Dismiss, QuestionGroups>({
      id: 'dismissQuestions', method: 'POST', path: '/api/desk/editing/questions/dismiss', summary: 'Take questions off the list.', who: 'editor', body: Dismiss,
      success: { status: 200, description: 'What is left.', schema: QuestionGroups }, refusals: [],
      run: async ({ staff, body }) => ({ result: await learning.dismiss(staff.libraryId, body.questionIds) }),
    }),
  ];
}
