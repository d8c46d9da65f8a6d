import type {
  Approve, ConfirmFact, Differences, Dismiss, EditableGuide, Explained, FactViews, GuideLines, Hide, History, Imported, Judge, NewGuide, NewOutage, NewPhrase, OnVersion, OutageViews, Picture, PreviewLinks,
  Publish, QuestionGroups, Rehearsal, RevisionView, SaveDraft, Saved, TakeShared, Weighed, WorkItems,
} from '../../../common/editing-api.ts';
import type { Insights } from '../../../common/insights-api.ts';
import { call } from '../api.ts';

const guide = (id: string): string => `editing/guides/${encodeURIComponent(id)}`;
const between = (from: string, to: string): string => new URLSearchParams({ from, to }).toString();

/** The editors' room, one function an operation. Each throws ApiError. */
export const editingApi = {
  guides: () => call<GuideLines>('GET', 'editing/guides'),
  create: (body: NewGuide) => call<EditableGuide>('POST', 'editing/guides', body),
  guide: (id: string) => call<EditableGuide>('GET', guide(id)),
  /** Says that the form is open; to be called every ten seconds. Answers who else has it open. */
  present: (id: string) => call<{ editing: { id: string; firstName: string }[] }>('POST', `${guide(id)}/present`),
  save: (id: string, body: SaveDraft) => call<Saved>('POST', `${guide(id)}/draft`, body),
  discard: (id: string, body: OnVersion) => call<EditableGuide>('POST', `${guide(id)}/discard`, body),
  differences: (id: string) => call<Differences>('GET', `${guide(id)}/differences`),
  rehearse: (id: string) => call<Rehearsal>('POST', `${guide(id)}/rehearsal`),
  publish: (id: string, body: Publish) => call<EditableGuide>('POST', `${guide(id)}/publish`, body),
  unschedule: (id: string, body: OnVersion) => call<EditableGuide>('POST', `${guide(id)}/unschedule`, body),
  judge: (id: string, body: Judge) => call<EditableGuide>('POST', `${guide(id)}/judge`, body),
  withdraw: (id: string, back: boolean) => call<EditableGuide>('POST', `${guide(id)}/withdraw`, { back }),
  hide: (id: string, body: Hide) => call<EditableGuide>('POST', `${guide(id)}/hide`, body),
  approve: (id: string, body: Approve) => call<EditableGuide>('POST', `${guide(id)}/approve`, body),
  history: (id: string) => call<History>('GET', `${guide(id)}/history`),
  revision: (id: string, number: number) => call<RevisionView>('GET', `${guide(id)}/revisions/${number}`),
  restore: (id: string, number: number, body: OnVersion) => call<EditableGuide>('POST', `${guide(id)}/revisions/${number}/restore`, body),
  takeShared: (id: string, body: TakeShared) => call<EditableGuide>('POST', `${guide(id)}/shared`, body),
  preview: (id: string) => call<PreviewLinks>('POST', `${guide(id)}/preview`),
  addPicture: (content: string) => call<Picture>('POST', 'editing/pictures', { content }),
  work: () => call<WorkItems>('GET', 'editing/work'),
  facts: () => call<FactViews>('GET', 'editing/facts'),
  confirmFact: (id: string, body: ConfirmFact) => call<FactViews>('POST', `editing/facts/${encodeURIComponent(id)}`, body),
  /** Where the zip of the library's guides is; with `own=1` only what it has written or changed itself. */
  exportAddress: (own: boolean) => `/api/desk/editing/export${own ? '?own=1' : ''}`,
  bringIn: (content: string) => call<Imported>('POST', 'editing/import', { content }),
  explain: (text: string) => call<Explained>('POST', 'editing/explain', { text }),
  questions: () => call<QuestionGroups>('GET', 'editing/questions'),
  weigh: (body: NewPhrase) => call<Weighed>('POST', 'editing/phrases/weigh', body),
  /** Puts the phrase into the guide's draft, and takes the questions off the list. */
  addPhrase: (body: NewPhrase) => call<EditableGuide>('POST', 'editing/phrases', body),
  dismiss: (body: Dismiss) => call<QuestionGroups>('POST', 'editing/questions/dismiss', body),
  insights: (from: string, to: string) => call<Insights>('GET', `insights?${between(from, to)}`),
  insightsCsv: (from: string, to: string) => `/api/desk/insights.csv?${between(from, to)}`,
  outages: () => call<OutageViews>('GET', 'outages'),
  setOutage: (body: NewOutage) => call<OutageViews>('POST', 'outages', body),
  liftOutage: (id: string) => call<OutageViews>('DELETE', `outages/${encodeURIComponent(id)}`),
};
