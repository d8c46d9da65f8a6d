import {
  Approve, ConfirmFact, Differences, EditableGuide, Explain, Explained, FactViews, GuideLines, Hide, History, Imported, ImportZip, Judge, NewGuide, NewPicture, NewPhrase, OnVersion, Picture, PreviewLinks, Publish, Rehearsal,
  RevisionView, SaveDraft, Saved, shared, TakeShared, Weighed, Withdraw, WorkItems,
} from '../../common/editing-api.ts';
import { z } from 'zod';
import { Colleague, type StaffMember } from '../../common/desk-api.ts';
import { HouseError, type ErrorCode } from '../../common/errors.ts';
import type { Editor } from '../../knowledge/editing/room/needs.ts';
import type { EditingNeeds } from './needs.ts';
import { operation, type Operation, type Visit } from './operation.ts';

const base = '/api/desk/editing';
const guide = `${base}/guides/:id`;
const scope = { scope: '`shared`: the guides that all libraries share, for admins; otherwise those of the own library.' };
const changes: readonly ErrorCode[] = ['GuideNotFound', 'Conflict'];
/** A draft is long, a picture longer. */
const [draftBytes, pictureBytes, zipBytes] = [1_000_000, 12_500_000, 40_500_000];

type Asked<Body> = Visit<Body, StaffMember>;

/** Whose guides a call is about. @throws HouseError `NotAllowed`. */
function editorOf({ call, staff }: Asked<unknown>): Editor {
  const everybody = call.query.get('scope') === shared || call.query.get('scope') === 'shared';
  if (everybody && staff.role !== 'admin') throw new HouseError('NotAllowed');
  return { libraryId: everybody ? shared : staff.libraryId, by: { id: staff.id, firstName: staff.firstName } };
}

const idOf = ({ call }: Asked<unknown>): string => call.params['id'] ?? '';
const numberOf = ({ call }: Asked<unknown>): number => Number(call.params['number']) || 0;
const bytesOf = (content: string): Uint8Array => Buffer.from(content, 'base64');

/** The editors' room: guides are written, tried, published and withdrawn. */
export function editingOperations({ room, questions, previews, publicUrl }: EditingNeeds): Operation[] {
  const look = <Result>(id: string, path: string, summary: string, schema: z.ZodType<Result>, run: (visit: Asked<undefined>) => Promise<Result> | Result, refusals: readonly ErrorCode[] = []): Operation =>
    operation<undefined, Result>({ id, method: 'GET', path, summary, who: 'editor', query: scope, success: { status: 200, description: 'As it is now.', schema }, refusals, run: async (visit) => ({ result: await run(visit) }) });
  const change = <Body, Result = EditableGuide>(id: string, path: string, summary: string, body: z.ZodType<Body>, run: (visit: Asked<Body>) => Promise<Result>, { schema = EditableGuide as unknown as z.ZodType<Result>, refusals = changes, bodyLimit }: { schema?: z.ZodType<Result>; refusals?: readonly ErrorCode[]; bodyLimit?: number } = {}): Operation =>
    operation<Body, Result>({ id, method: 'POST', path, summary, who: 'editor', query: scope, body, ...(bodyLimit === undefined ? {} : { bodyLimit }), success: { status: 200, description: 'As it is now.', schema }, refusals, run: async (visit) => ({ result: await run(visit) }) });

  return [
    look('listGuidesToEdit', `${base}/guides`, 'All guides of the library, with what becomes of them.', GuideLines, (visit) => room.guides(editorOf(visit))),
    change('createGuide', `${base}/guides`, 'Begin a guide of the library’s own.', NewGuide, async (visit) => {
      const made = await room.create(editorOf(visit), visit.body, await questions.answers(visit.staff.libraryId, visit.body.questionIds));
      await questions.use(visit.staff.libraryId, visit.body.questionIds);
      return made;
    }, { refusals: ['Conflict'] }),
    look('readGuideToEdit', guide, 'One guide, its draft, and what the check says of it.', EditableGuide, (visit) => room.guide(editorOf(visit), idOf(visit)), ['GuideNotFound']),
    operation({
      id: 'markEditing', method: 'POST', path: `${guide}/present`, summary: 'Say that the form is open.', who: 'editor', query: scope,
      success: { status: 200, description: 'Who else has it open.', schema: z.object({ editing: z.array(Colleague) }) }, refusals: [],
      run: async (visit) => ({ result: { editing: await room.present(editorOf(visit), idOf(visit)) } }),
    }),
    change<SaveDraft, Saved>('saveDraft', `${guide}/draft`, 'Keep what is written.', SaveDraft, (visit) => room.save(editorOf(visit), idOf(visit), visit.body), { schema: Saved, bodyLimit: draftBytes }),
    change('discardDraft', `${guide}/discard`, 'Throw the draft away; what is live stays.', OnVersion, (visit) => room.discard(editorOf(visit), idOf(visit), visit.body)),
    look('readDifferences', `${guide}/differences`, 'What the draft changes against what is live.', Differences, (visit) => room.differences(editorOf(visit), idOf(visit)), ['GuideNotFound']),
    operation({
      id: 'rehearse', method: 'POST', path: `${guide}/rehearsal`, summary: 'Check the draft and let the engine answer the saved questions with it; takes seconds.', who: 'editor', query: scope,
      success: { status: 200, description: 'What publishing would do.', schema: Rehearsal }, refusals: ['GuideNotFound'],
      run: async (visit) => ({ result: await room.rehearse(editorOf(visit), idOf(visit)) }),
    }),
    change('publishGuide', `${guide}/publish`, 'Publish the draft at once or at a time, or send it to the second pair of eyes.', Publish, (visit) => room.publish(editorOf(visit), idOf(visit), visit.body), { refusals: [...changes, 'GuideUnfinished'] }),
    change('unscheduleGuide', `${guide}/unschedule`, 'Do not publish at the set time.', OnVersion, (visit) => room.unschedule(editorOf(visit), idOf(visit), visit.body)),
    change('judgeGuide', `${guide}/judge`, 'The second pair of eyes: yes, or back with a note.', Judge, (visit) => room.judge(editorOf(visit), idOf(visit), visit.body), { refusals: [...changes, 'GuideUnfinished'] }),
    change('withdrawGuide', `${guide}/withdraw`, 'Withdraw now, also from those in the middle of it; or take that back.', Withdraw, (visit) => room.withdraw(editorOf(visit), idOf(visit), visit.body.back)),
    change('hideGuide', `${guide}/hide`, 'Hide a shared guide from the library’s citizens, or show it again.', Hide, (visit) => room.hide(editorOf(visit), idOf(visit), visit.body)),
    change('approveGuide', `${guide}/approve`, 'Note that somebody who knows the subject has approved what is live.', Approve, (visit) => room.approve(editorOf(visit), idOf(visit), visit.body)),
    look('readHistory', `${guide}/history`, 'What was done with the guide, newest first.', History, (visit) => room.history(editorOf(visit), idOf(visit)), ['GuideNotFound']),
    look('readRevision', `${guide}/revisions/:number`, 'One revision, and what it changed.', RevisionView, (visit) => room.revision(editorOf(visit), idOf(visit), numberOf(visit)), ['GuideNotFound']),
    change('restoreRevision', `${guide}/revisions/:number/restore`, 'Make an old revision the draft.', OnVersion, (visit) => room.restore(editorOf(visit), idOf(visit), numberOf(visit), visit.body)),
    change('takeShared', `${guide}/shared`, 'Where the shared guide has changed: take it, or keep the own words.', TakeShared, (visit) => room.takeShared(editorOf(visit), idOf(visit), visit.body)),
    operation<undefined, PreviewLinks>({
      id: 'previewGuide', method: 'POST', path: `${guide}/preview`, summary: 'Private addresses of the draft, good for a day.', who: 'editor', query: scope,
      success: { status: 200, description: 'The printed page and the chat.', schema: PreviewLinks }, refusals: ['GuideNotFound'],
      run: async (visit) => {
        const { libraryId } = editorOf(visit);
        if ((await room.draft(libraryId, idOf(visit))) === undefined) throw new HouseError('GuideNotFound');
        const token = previews.sign({ libraryId, guideId: idOf(visit) });
        const origin = publicUrl ?? `http://${visit.call.headers.host ?? 'localhost'}`;
        return { result: { page: `${origin}/preview?${new URLSearchParams({ draft: token })}`, chat: `${origin}/chat?${new URLSearchParams({ ...(libraryId === shared ? {} : { library: libraryId }), guide: idOf(visit), preview: token })}` } };
      },
    }),
    change<NewPicture, Picture>('addPicture', `${base}/pictures`, 'Keep a picture, rid of everything but the picture.', NewPicture, (visit) => room.addPicture(bytesOf(visit.body.content)), { schema: Picture, refusals: ['PictureRefused'], bodyLimit: pictureBytes }),
    look('readWork', `${base}/work`, 'What there is to do.', WorkItems, (visit) => room.work(editorOf(visit))),
    look('listFacts', `${base}/facts`, 'Prices, numbers and deadlines that guides say.', FactViews, (visit) => room.facts(editorOf(visit))),
    change<ConfirmFact, FactViews>('confirmFact', `${base}/facts/:id`, 'Note that somebody has compared a fact with its sources, or correct it.', ConfirmFact, (visit) => room.confirmFact(editorOf(visit), idOf(visit), visit.body), { schema: FactViews, refusals: ['NotFound', 'BadArgument'] }),
    operation({
      id: 'exportGuides', method: 'GET', path: `${base}/export`, summary: 'The library’s guides as a zip of files.', who: 'editor', query: { ...scope, own: '`1`: those alone that the library has written or changed.' },
      success: { status: 200, description: 'A zip.', file: 'application/zip' }, refusals: [],
      run: (visit) => ({ file: room.takeOut(editorOf(visit), visit.call.query.get('own') === '1'), headers: { 'Content-Disposition': 'attachment; filename="guides.zip"' } }),
    }),
    change<ImportZip, Imported>('importGuides', `${base}/import`, 'Bring guides in from a zip, each as a draft.', ImportZip, (visit) => room.bringIn(editorOf(visit), bytesOf(visit.body.content)), { schema: Imported, refusals: ['BadArgument', 'Conflict'], bodyLimit: zipBytes }),
    change<Explain, Explained>('explainAnswer', `${base}/explain`, 'What the engine makes of a question, and why.', Explain, async (visit) => room.explain(editorOf(visit), visit.body.text), { schema: Explained, refusals: [] }),
    change<NewPhrase, Weighed>('weighPhrase', `${base}/phrases/weigh`, 'What a new phrase would do; takes seconds.', NewPhrase, (visit) => room.weigh(editorOf(visit), visit.body), { schema: Weighed, refusals: ['GuideNotFound'] }),
    change('addPhrase', `${base}/phrases`, 'Put a phrase into a guide’s draft.', NewPhrase, async (visit) => {
      const changed = await room.addPhrase(editorOf(visit), visit.body);
      await questions.use(visit.staff.libraryId, visit.body.questionIds);
      return changed;
    }),
  ];
}
