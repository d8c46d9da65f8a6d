import type { QuestionGroup } from '../../../../common/editing-api.ts';
import { editingApi } from '../api.ts';

/** So many questions go into one dismissal, and so many are named with a phrase or a guide. */
const [mostDismissed, mostNamed] = [200, 50];

/** Takes questions off the list. @throws ApiError */
export async function dismissAll(questionIds: readonly string[]): Promise<void> {
  for (let from = 0; from < questionIds.length; from += mostDismissed) await editingApi.dismiss({ questionIds: questionIds.slice(from, from + mostDismissed) });
}

/** Takes them off where the page is about to be gone and no answer can be waited for. */
export function dismissLeaving(questionIds: readonly string[]): void {
  for (let from = 0; from < questionIds.length; from += mostDismissed) {
    navigator.sendBeacon('/api/desk/editing/questions/dismiss', new Blob([JSON.stringify({ questionIds: questionIds.slice(from, from + mostDismissed) })], { type: 'application/json' }));
  }
}

const idsOf = ({ questions }: QuestionGroup): string[] => questions.map(({ id }) => id);

/** The ids that a phrase or a guide made of a group is sent with. */
export const namedOf = (group: QuestionGroup): string[] => idsOf(group).slice(0, mostNamed);

/** The rest of a very large group, which leaves the list behind them. */
export const unnamedOf = (group: QuestionGroup): string[] => idsOf(group).slice(mostNamed);
