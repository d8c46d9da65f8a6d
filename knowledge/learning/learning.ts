import type { QuestionGroups } from '../../common/editing-api.ts';
import { danishTime } from '../../common/local-time.ts';
import type { Guide } from '../guide.ts';
import { stepOf } from '../way.ts';
import { Concepts, type ConceptWords } from '../understanding/concepts.ts';
import type { Understanding } from '../understanding/decision.ts';
import { groupQuestions } from './group.ts';
import { createLikeness, type Likeness } from './likeness.ts';
import type { Question, QuestionStore } from './ports.ts';

/** So many questions are shown at a time, the newest. */
const shown = 500;
/** Guides named beside a group, and the probability below which one says nothing. */
const [named, worthNaming] = [3, 0.02];

/** What the robot did not help with, for a library's editors. */
export interface Learning {
  /** Open questions, alike ones together. */
  questions(libraryId: string): Promise<QuestionGroups>;
  /** Not for us: they leave the list. Answers what is left. */
  dismiss(libraryId: string, ids: readonly string[]): Promise<QuestionGroups>;
  /** What librarians answered these questions by hand, newest first: the start of a guide. */
  answers(libraryId: string, ids: readonly string[]): Promise<string[]>;
  /** They became a phrase or a guide. */
  use(libraryId: string, ids: readonly string[]): Promise<void>;
}

export interface LearningNeeds {
  store: QuestionStore;
  guide(libraryId: string, id: string): Guide | undefined;
  /** The guides as they come along: what their phrases say often says little of a question. */
  guides: readonly Guide[];
  concepts: ConceptWords;
  understanding(libraryId: string): Understanding;
  keptDays: number;
}

export function createLearning({ store, guide, guides, concepts, understanding, keptDays }: LearningNeeds): Learning {
  let known: Likeness | undefined;
  // Made when the first editor looks: it takes a tenth of a second, and most instances never need it.
  const likeness = (): Likeness => (known ??= createLikeness(guides.flatMap(({ phrases }) => Object.entries(phrases).flatMap(([language, texts]) => texts.map((text) => ({ text, language })))), new Concepts(concepts)));
  const titleOf = (libraryId: string, id: string): string => guide(libraryId, id)?.languages['da']?.title ?? id;

  function placeOf({ libraryId, guideId, stepId }: Question): QuestionGroups['groups'][number]['questions'][number]['guide'] {
    if (guideId === null) return null;
    const found = guide(libraryId, guideId);
    const step = found === undefined || stepId === null ? undefined : stepOf(found, stepId);
    return { id: guideId, title: titleOf(libraryId, guideId), step: found === undefined || step === undefined ? null : found.steps.indexOf(step) + 1 };
  }

  async function questions(libraryId: string): Promise<QuestionGroups> {
    const open = await store.openQuestions(libraryId, shown);
    const engine = understanding(libraryId);
    const groups = groupQuestions(open, likeness(), (at) => danishTime(new Date(at)).date).flatMap((group) => {
      const [newest] = group;
      if (newest === undefined) return [];
      const candidates = engine.decide(newest.text).candidates.filter(({ score }) => score >= worthNaming).slice(0, named);
      return [{
        id: newest.id,
        questions: group.map((question) => ({ id: question.id, at: question.at, text: question.text, why: question.why, guide: placeOf(question), answer: question.answer })),
        candidates: candidates.map(({ id, score }) => ({ id, title: titleOf(libraryId, id), score })),
      }];
    });
    return { groups, keptDays };
  }

  return {
    questions,
    async dismiss(libraryId, ids) {
      await store.settleQuestions(libraryId, ids, 'dismissed');
      return questions(libraryId);
    },
    async answers(libraryId, ids) {
      return (await store.openQuestions(libraryId, shown)).flatMap(({ id, answer }) => (ids.includes(id) && answer !== null ? [answer] : []));
    },
    use: (libraryId, ids) => store.settleQuestions(libraryId, ids, 'used'),
  };
}
