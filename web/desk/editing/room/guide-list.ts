import type { GuideLine } from '../../../../common/editing-api.ts';
import type { Words } from '../../words.ts';
import { languageOf } from '../../words.ts';
import { categories } from '../learning/categories.ts';
import { folded, matcher } from './search.ts';

/** What a line of the list can be, as editors look for it. */
export const guideStates = ['draft', 'submitted', 'scheduled', 'shared-changed', 'unpublished', 'hidden', 'withdrawn', 'review-due', 'not-approved', 'changed', 'own'] as const;
export type GuideState = (typeof guideStates)[number];

/** @param today YYYY-MM-DD */
export function isGuide(line: GuideLine, state: GuideState, today: string): boolean {
  switch (state) {
    case 'draft': return line.draft !== null;
    case 'submitted': return line.submitted !== null;
    case 'scheduled': return line.scheduledAt !== null;
    case 'shared-changed': return line.sharedChanged;
    case 'unpublished': case 'hidden': case 'withdrawn': return line.shown === state;
    case 'review-due': return line.shown === 'live' && line.reviewOn <= today;
    case 'not-approved': return line.shown === 'live' && line.approval === null;
    case 'changed': case 'own': return line.source === state;
  }
}

export type SortColumn = 'title' | 'category' | 'source' | 'state' | 'review';
export interface Sorting {
  by: SortColumn;
  down: boolean;
}

export interface GuideWish {
  typed: string;
  /** '' for all. */
  category: string;
  state: GuideState | '';
  sorting: Sorting;
}

export const allGuides: GuideWish = { typed: '', category: '', state: '', sorting: { by: 'title', down: false } };

export const guideTitle = (words: Words, { title }: GuideLine): string => title[languageOf(words)] || title.da;

export const categoryWords = (words: Words, category: string): string => {
  const known = categories.find((each) => each === category);
  return known === undefined ? category : words(`new-guide.category.${known}`);
};

/** What needs somebody comes first when the list is sorted by state. */
function urgency(line: GuideLine, today: string): number {
  const order: GuideState[] = ['withdrawn', 'submitted', 'shared-changed', 'draft', 'scheduled', 'unpublished', 'review-due', 'hidden', 'not-approved'];
  const at = order.findIndex((state) => isGuide(line, state, today));
  return at === -1 ? order.length : at;
}

/** The lines that are wished for, in the wished order; alike ones by title. */
export function guidesFor(words: Words, lines: readonly GuideLine[], { typed, category, state, sorting }: GuideWish, today: string): GuideLine[] {
  const fits = matcher(typed);
  const found = lines.filter((line) => (category === '' || line.category === category) && (state === '' || isGuide(line, state, today))
    && fits(folded(`${line.title.da} ${line.title.en} ${categoryWords(words, line.category)}`)));
  const collator = new Intl.Collator('da');
  const byTitle = (one: GuideLine, two: GuideLine): number => collator.compare(guideTitle(words, one), guideTitle(words, two));
  const sources = ['own', 'changed', 'shared'];
  const by: Record<SortColumn, (one: GuideLine, two: GuideLine) => number> = {
    title: byTitle,
    category: (one, two) => collator.compare(categoryWords(words, one.category), categoryWords(words, two.category)),
    source: (one, two) => sources.indexOf(one.source) - sources.indexOf(two.source),
    state: (one, two) => urgency(one, today) - urgency(two, today),
    review: (one, two) => one.reviewOn.localeCompare(two.reviewOn),
  };
  return found.sort((one, two) => (sorting.down ? -1 : 1) * by[sorting.by](one, two) || byTitle(one, two));
}
