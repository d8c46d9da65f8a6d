import type { Colleague } from '../../common/desk-api.ts';
import { HouseError } from '../../common/errors.ts';
import type { DraftGuide } from '../../common/guide-draft.ts';
import type { Guide } from '../guide.ts';
import type { Edition, EditionEvent, Revision } from './ports.ts';

/** An edition's transitions. Each is pure, appends to the history, and throws HouseError `Conflict` where it makes no sense as things stand. */

/** Who does it and when (ISO 8601). */
export interface Act {
  by: Colleague;
  at: string;
}

export interface Changed {
  edition: Edition;
  revision?: Revision;
}

/** So many lines of history are kept; revisions are kept for ever. */
const eventsKept = 300;

export const newEdition = ({ libraryId, guideId, own }: Pick<Edition, 'libraryId' | 'guideId' | 'own'>): Edition => ({
  libraryId, guideId, own, version: 0, draft: null, newest: 0, live: null, submitted: null, scheduled: null, returned: null, withdrawn: null, hidden: false, approval: null, events: [],
});

const noted = (edition: Edition, { by, at }: Act, what: EditionEvent['what'], revision: number | null = null, note = ''): Edition =>
  ({ ...edition, events: [...edition.events, { at, by, what, revision, note }].slice(-eventsKept) });

function insist(condition: boolean): asserts condition {
  if (!condition) throw new HouseError('Conflict');
}

/** @param event what made the draft, where it was not writing */
export function saveDraft(edition: Edition, { guide, base, event, ...act }: Act & { guide: DraftGuide; base: Guide | null; event?: 'imported' | 'shared-taken' }): Edition {
  const written: Edition = { ...edition, draft: { guide, base, ...act } };
  return event === undefined ? written : noted(written, act, event);
}

/** What was written is thrown away. Of a guide that has never been anything else nothing would be left: it is put aside with its words. */
export function discardDraft(edition: Edition, act: Act): Edition {
  insist(edition.draft !== null);
  if (edition.own && edition.newest === 0) return withdraw(edition, act);
  return { ...edition, draft: null, returned: null };
}

/** The draft as a revision; the draft itself is done with. */
function revised(edition: Edition, { by, at, note, guide }: Writing): { edition: Edition; revision: Revision } {
  insist(edition.draft !== null);
  const { libraryId, guideId, draft: { base } } = edition;
  const number = edition.newest + 1;
  return { edition: { ...edition, draft: null, returned: null, submitted: null, newest: number }, revision: { libraryId, guideId, number, at, by, note, guide, base } };
}

/** What a draft becomes: `guide` is the draft, checked. */
export interface Writing extends Act {
  note: string;
  guide: Guide;
}

/** Live now; whatever was set for later is overtaken by it. */
export function publish(before: Edition, writing: Writing): Changed {
  const { edition, revision } = revised(before, writing);
  return { edition: noted({ ...edition, live: revision.number, scheduled: null }, writing, 'published', revision.number, writing.note), revision };
}

export function schedule(before: Edition, writing: Writing & { publishAt: string }): Changed {
  const { edition, revision } = revised(before, writing);
  return { edition: noted({ ...edition, scheduled: { revision: revision.number, by: writing.by, at: writing.publishAt } }, writing, 'scheduled', revision.number, writing.note), revision };
}

/** Waits for a second pair of eyes. */
export function submit(before: Edition, writing: Writing & { publishAt: string | null }): Changed {
  const { edition, revision } = revised(before, writing);
  const { by, at, publishAt } = writing;
  return { edition: noted({ ...edition, submitted: { revision: revision.number, by, at, publishAt } }, writing, 'submitted', revision.number, writing.note), revision };
}

/**
 * The second pair of eyes: what was submitted goes live, at once or at its time; or it is the draft again, with the reason.
 * @param submitted the revision that waits @throws HouseError `NotAllowed` to whoever submitted it
 */
export function judge(edition: Edition, { accept, note, submitted: { guide, base }, ...act }: Act & { accept: boolean; note: string; submitted: Revision }): Changed {
  const { submitted } = edition;
  insist(submitted !== null);
  if (submitted.by.id === act.by.id) throw new HouseError('NotAllowed');
  const judged: Edition = { ...edition, submitted: null };
  if (accept) {
    const later = submitted.publishAt !== null && submitted.publishAt > act.at ? submitted.publishAt : null;
    const fate: Partial<Edition> = later === null ? { live: submitted.revision, scheduled: null } : { scheduled: { revision: submitted.revision, by: submitted.by, at: later } };
    return { edition: noted({ ...judged, ...fate }, act, 'accepted', submitted.revision, note) };
  }
  // A draft that somebody has begun since is newer than what was sent.
  const draft = edition.draft ?? { guide, base, by: submitted.by, at: act.at };
  return { edition: noted({ ...judged, draft, returned: { by: act.by, at: act.at, note } }, act, 'returned', submitted.revision, note) };
}

export function unschedule(edition: Edition, act: Act & { scheduled: Revision }): Edition {
  insist(edition.scheduled !== null);
  const { guide, base, by } = act.scheduled;
  return { ...edition, scheduled: null, draft: edition.draft ?? { guide, base, by, at: act.at } };
}

export const isDue = ({ scheduled }: Edition, at: string): boolean => scheduled !== null && scheduled.at <= at;

/** What was set for a time is live. */
export function publishScheduled(edition: Edition, { at }: Pick<Act, 'at'>): Edition {
  const { scheduled } = edition;
  insist(scheduled !== null && isDue(edition, at));
  return noted({ ...edition, live: scheduled.revision, scheduled: null }, { by: scheduled.by, at }, 'published', scheduled.revision);
}

export function withdraw(edition: Edition, act: Act): Edition {
  insist(edition.withdrawn === null);
  return noted({ ...edition, withdrawn: { by: act.by, at: act.at } }, act, 'withdrawn');
}

export function reinstate(edition: Edition, act: Act): Edition {
  insist(edition.withdrawn !== null);
  return noted({ ...edition, withdrawn: null }, act, 'reinstated');
}

/** A shared guide that this library's citizens do not meet. */
export function hide(edition: Edition, act: Act): Edition {
  insist(!edition.hidden);
  return noted({ ...edition, hidden: true }, act, 'hidden');
}

export function show(edition: Edition, act: Act): Edition {
  insist(edition.hidden);
  return noted({ ...edition, hidden: false }, act, 'shown');
}

export const approve = (edition: Edition, { approval, ...act }: Act & { approval: NonNullable<Edition['approval']> }): Edition => noted({ ...edition, approval }, act, 'approved', edition.live, approval.by);

/** An old revision becomes the draft, on the shared guide that it was written on. */
export const restore = (edition: Edition, { revision: { guide, base, number }, ...act }: Act & { revision: Revision }): Edition =>
  noted({ ...edition, draft: { guide, base, ...act } }, act, 'restored', number);
