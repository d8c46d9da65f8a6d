import type { QuestionGroup } from '../../../../common/editing-api.ts';

type Line = QuestionGroup['questions'][number];
export type Why = Line['why'];

/** In the order in which they can be chosen. */
export const whys = ['not-understood', 'misunderstood', 'given-up', 'by-hand'] as const satisfies readonly Why[];

const has = ({ questions }: QuestionGroup, why: Why): boolean => questions.some((question) => question.why === why);

/** Groups with a question of this kind; all for null. */
export const groupsOf = (groups: readonly QuestionGroup[], why: Why | null): QuestionGroup[] => groups.filter((group) => why === null || has(group, why));

/** How many groups have a question of each kind; a group may count in several. */
export const countsOf = (groups: readonly QuestionGroup[]): Record<Why, number> => ({
  'not-understood': groupsOf(groups, 'not-understood').length,
  misunderstood: groupsOf(groups, 'misunderstood').length,
  'given-up': groupsOf(groups, 'given-up').length,
  'by-hand': groupsOf(groups, 'by-hand').length,
});

/** A group's newest question, in whose words the group is named; '' for a group of none. */
export const headOf = ({ questions }: QuestionGroup): string => questions[0]?.text ?? '';

/** The different ways in which a group was asked, newest first; letter case and spaces make no difference. */
export function wordings({ questions }: QuestionGroup): string[] {
  const seen = new Map<string, string>();
  for (const { text } of questions) {
    const one = text.replace(/\s+/g, ' ').trim();
    const key = one.toLowerCase();
    if (one !== '' && !seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

/** The key of the sentence that tells what became of a question. */
export function placeKey({ why, guide }: Pick<Line, 'why' | 'guide'>): `questions.place.${Why}` | `questions.place.${Why}-guide` | 'questions.place.given-up-step' {
  if (guide === null) return `questions.place.${why}`;
  return why === 'given-up' && guide.step !== null ? 'questions.place.given-up-step' : `questions.place.${why}-guide`;
}
