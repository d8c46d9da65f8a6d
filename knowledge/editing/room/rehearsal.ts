import type { Rehearsal } from '../../../common/editing-api.ts';
import type { DraftGuide } from '../../../common/guide-draft.ts';
import { Guide } from '../../guide.ts';
import { rehearse } from '../rehearse.ts';
import shipped from '../saved-questions.json' with { type: 'json' };
import type { Checker } from './findings.ts';
import type { Editor, RoomNeeds } from './needs.ts';

/** What would become of the saved questions if the draft were live; a draft with errors is only checked. */
export async function rehearsalOf(editor: Editor, draft: DraftGuide, { store, shelf, learner }: RoomNeeds, checker: Checker): Promise<Rehearsal> {
  const findings = checker.findings(editor.libraryId, draft);
  const guide = Guide.safeParse({ ...draft, approval: null });
  if (!guide.success) return { findings, asked: 0, lost: [], won: [] };
  const known = [...shipped, ...(await store.savedQuestions(editor.libraryId))];
  const questions = known.filter(({ guideId }) => guideId === draft.id || shelf.get(editor.libraryId, guideId) !== undefined);
  const then = await learner.rehearse(shelf.lessons({ libraryId: editor.libraryId, guide: guide.data }));
  const isThere = (id: string): boolean => id === draft.id || shelf.get(editor.libraryId, id) !== undefined;
  const titleOf = (id: string): string => (id === draft.id ? guide.data : shelf.get(editor.libraryId, id))?.languages['da']?.title ?? id;
  return { findings, ...rehearse({ now: learner.of(editor.libraryId), then: { decide: (text) => then.decide(text, isThere) }, questions, titleOf }) };
}
