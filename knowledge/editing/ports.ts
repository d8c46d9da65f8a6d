import type { Colleague } from '../../common/desk-api.ts';
import type { DraftGuide } from '../../common/guide-draft.ts';
import type { Guide } from '../guide.ts';

/** What the editors' room needs from the outside. Libraries are named by id; `shared` (`*`) stands for the installation's shared guides. */

/** What a guide's history says besides its revisions, oldest first. */
export interface EditionEvent {
  at: string;
  by: Colleague;
  what: 'published' | 'submitted' | 'scheduled' | 'accepted' | 'returned' | 'withdrawn' | 'reinstated' | 'hidden' | 'shown' | 'approved' | 'restored' | 'shared-taken' | 'imported';
  /** Null where no revision is meant. */
  revision: number | null;
  note: string;
}

export interface Draft {
  guide: DraftGuide;
  /** The guide below it (the shared one) as it was when the draft's changes were made; null for a guide of the library's own. */
  base: Guide | null;
  by: Colleague;
  at: string;
}

/** What one library makes of one guide: its own, or a shared one that it has changed, hidden, withdrawn or approved. */
export interface Edition {
  libraryId: string;
  guideId: string;
  /** Revision of the record: 0 before it is first stored, then one more with each change. */
  version: number;
  /** The guide is the library's own: nothing lies below it. */
  own: boolean;
  draft: Draft | null;
  /** The newest revision's number; 0 before the first. */
  newest: number;
  /** The revision that citizens see; null: the shared guide as it is, or nothing of an own one. */
  live: number | null;
  /** A revision that waits for a second pair of eyes, and when it shall go live then (null: at once). */
  submitted: { revision: number; by: Colleague; at: string; publishAt: string | null } | null;
  /** A revision that goes live at a time. */
  scheduled: { revision: number; by: Colleague; at: string } | null;
  /** What the second pair of eyes sent back. */
  returned: { by: Colleague; at: string; note: string } | null;
  withdrawn: { by: Colleague; at: string } | null;
  hidden: boolean;
  /** Somebody who knows the subject approved what then was live; `of` is its `textHash`. */
  approval: { by: string; on: string; of: string } | null;
  events: EditionEvent[];
}

/** One saved version of a guide. It never changes. */
export interface Revision {
  libraryId: string;
  guideId: string;
  /** 1, 2, 3 … */
  number: number;
  at: string;
  by: Colleague;
  note: string;
  guide: Guide;
  /** The guide below as it was then; null for an own one. */
  base: Guide | null;
}

export interface EditionStore {
  /** All of the installation. */
  editions(): Promise<Edition[]>;
  edition(libraryId: string, guideId: string): Promise<Edition | undefined>;
  /**
   * Writes an edition, and the revision that comes with it, in one transaction; durable when it resolves. `guidePosition` moves, unless it is
   * `quiet`: a draft is nothing that citizens see.
   * @param edition with its `version` as it was read @throws HouseError `Conflict` where it has another version by now
   */
  changeEdition(edition: Edition, change?: { revision?: Revision | undefined; quiet?: boolean }): Promise<Edition>;
  revision(libraryId: string, guideId: string, number: number): Promise<Revision | undefined>;
  /** Newest first. */
  revisions(libraryId: string, guideId: string): Promise<Revision[]>;
  /** Those that their editions name as live. */
  liveRevisions(): Promise<Revision[]>;
  /** A number that every change moves that citizens may see, so that an instance sees that it has to read anew. */
  guidePosition(): Promise<number>;
}

/** Who has a guide's form open. */
export interface EditingStore {
  markEditing(libraryId: string, guideId: string, by: Colleague, at: string): Promise<void>;
  /** Those seen since then, of one library. */
  editing(libraryId: string, since: string): Promise<{ guideId: string; by: Colleague; at: string }[]>;
}

/** A library has compared a fact with its sources. */
export interface FactMark {
  libraryId: string;
  factId: string;
  by: string;
  on: string;
  /** The value that was compared; a fact that says another one by now is not confirmed by this. */
  of: string;
  correction: { value: string; da: string; en: string; source: string } | null;
}

export interface FactMarkStore {
  factMarks(): Promise<FactMark[]>;
  /** Takes the place of the library's earlier mark of the fact, and moves `guidePosition`. */
  setFactMark(mark: FactMark): Promise<void>;
}

export interface StoredPicture {
  /** `<hash>.<jpg|png|webp>`: the same picture has the same name. */
  name: string;
  type: string;
  content: Uint8Array;
  at: string;
}

export interface PictureStore {
  /** Keeping the same picture twice changes nothing. */
  keepPicture(picture: StoredPicture): Promise<void>;
  picture(name: string): Promise<StoredPicture | undefined>;
  pictureNames(): Promise<string[]>;
}

/** Trained models that the instances share. */
export interface ModelStore {
  /** Whether this caller may train that model: nobody has claimed it, or the claim ran out (ISO 8601). */
  claimTraining(hash: string, now: string, until: string): Promise<boolean>;
  keepModel(hash: string, content: Uint8Array, at: string): Promise<void>;
  model(hash: string): Promise<Uint8Array | undefined>;
  /** Deletes all but the newest so many. */
  forgetModels(keep: number): Promise<void>;
}

/** A question and the guide that answers it, kept to see what a change would do. */
export interface SavedQuestion {
  id: string;
  libraryId: string;
  text: string;
  guideId: string;
}

export interface SavedQuestionStore {
  savedQuestions(libraryId: string): Promise<SavedQuestion[]>;
  keepSavedQuestion(question: SavedQuestion): Promise<void>;
}

/** When an address was last tried. */
export interface LinkCheck {
  url: string;
  at: string;
  /** HTTP status; 0 where nothing answered. */
  status: number;
  /** Since when it has not answered; null while it does. */
  failingSince: string | null;
}

export interface LinkStore {
  linkChecks(): Promise<LinkCheck[]>;
  setLinkCheck(check: LinkCheck): Promise<void>;
}

export interface EditingRoomStore extends EditionStore, EditingStore, FactMarkStore, PictureStore, ModelStore, SavedQuestionStore, LinkStore {}
