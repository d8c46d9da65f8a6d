import type {
  Approve, ConfirmFact, Differences, EditableGuide, Explained, FactViews, GuideLines, Hide, History, Imported, Judge, NewGuide, NewOutage, NewPhrase, OnVersion, OutageViews, Picture, Publish, Rehearsal, RevisionView, SaveDraft, Saved,
  TakeShared, Weighed, WorkItems,
} from '../../../common/editing-api.ts';
import type { Colleague } from '../../../common/desk-api.ts';
import type { Guide } from '../../guide.ts';
import type { Editor } from './needs.ts';

/**
 * What a signed-in editor can do. Every call is about the guides of one library, or about the shared ones. What changes a
 * guide throws HouseError `GuideNotFound`, and `Conflict` where the version that it was made on is not the newest any more.
 */
export interface EditorsRoom extends Drafting, Publishing, Looking, Keeping {}

/** How words come to be. */
export interface Drafting {
  /** @param answers what librarians have answered by hand: a step each to begin with */
  create(editor: Editor, wish: NewGuide, answers?: readonly string[]): Promise<EditableGuide>;
  save(editor: Editor, id: string, draft: SaveDraft): Promise<Saved>;
  discard(editor: Editor, id: string, on: OnVersion): Promise<EditableGuide>;
  /** Says that a form is open, and answers who else has it open. */
  present(editor: Editor, id: string): Promise<Colleague[]>;
  /** An old revision becomes the draft. */
  restore(editor: Editor, id: string, number: number, on: OnVersion): Promise<EditableGuide>;
  takeShared(editor: Editor, id: string, wish: TakeShared): Promise<EditableGuide>;
  /** @throws HouseError `PictureRefused`. */
  addPicture(content: Uint8Array): Promise<Picture>;
  addPhrase(editor: Editor, phrase: NewPhrase): Promise<EditableGuide>;
  /** Guides from a zip, each as a draft. */
  bringIn(editor: Editor, zip: Uint8Array): Promise<Imported>;
}

/** What becomes of them. */
export interface Publishing {
  /** What publishing the draft would do; takes seconds. */
  rehearse(editor: Editor, id: string): Promise<Rehearsal>;
  /** @throws HouseError `GuideUnfinished` where the check finds an error. */
  publish(editor: Editor, id: string, wish: Publish): Promise<EditableGuide>;
  unschedule(editor: Editor, id: string, on: OnVersion): Promise<EditableGuide>;
  /** The second pair of eyes. @throws HouseError `NotAllowed` to whoever wrote it. */
  judge(editor: Editor, id: string, wish: Judge): Promise<EditableGuide>;
  /** At once, whatever version somebody works on. */
  withdraw(editor: Editor, id: string, back: boolean): Promise<EditableGuide>;
  hide(editor: Editor, id: string, wish: Hide): Promise<EditableGuide>;
  approve(editor: Editor, id: string, wish: Approve): Promise<EditableGuide>;
}

/** What there is to see. */
export interface Looking {
  guides(editor: Editor): Promise<GuideLines>;
  guide(editor: Editor, id: string): Promise<EditableGuide>;
  differences(editor: Editor, id: string): Promise<Differences>;
  history(editor: Editor, id: string): Promise<History>;
  revision(editor: Editor, id: string, number: number): Promise<RevisionView>;
  work(editor: Editor): Promise<WorkItems>;
  explain(editor: Editor, text: string): Explained;
  weigh(editor: Editor, phrase: NewPhrase): Promise<Weighed>;
  /** A draft as a citizen would read it, what is missing marked; undefined for none. */
  draft(libraryId: string, id: string): Promise<Guide | undefined>;
  picture(name: string): Promise<{ type: string; content: Uint8Array } | undefined>;
  /** The library's guides as a zip; `own`: those alone that it has written or changed. */
  takeOut(editor: Editor, own: boolean): Uint8Array;
}

/** Facts and notices. */
export interface Keeping {
  facts(editor: Editor): FactViews;
  confirmFact(editor: Editor, id: string, wish: ConfirmFact): Promise<FactViews>;
  /** @param mostHours how long the staff member's notices last at most; null for as long as they like */
  outages(libraryId: string, mostHours: number | null): Promise<OutageViews>;
  /** @throws HouseError `BadArgument` where it would last longer, or has passed already. */
  setOutage(libraryId: string, wish: NewOutage, mostHours: number | null): Promise<OutageViews>;
  liftOutage(libraryId: string, id: string, mostHours: number | null): Promise<OutageViews>;
}
