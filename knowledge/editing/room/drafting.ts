import { HouseError } from '../../../common/errors.ts';
import type { Imported, NewGuide } from '../../../common/editing-api.ts';
import type { DraftGuide } from '../../../common/guide-draft.ts';
import { Guide } from '../../guide.ts';
import * as fate from '../edition.ts';
import { factsSaid, takeShared } from '../merge.ts';
import { onShared } from './on-shared.ts';
import { cleanPicture } from '../picture.ts';
import type { Draft, Edition } from '../ports.ts';
import type { Standing } from '../shelf.ts';
import { unzipped } from '../zip.ts';
import type { Changing } from './changing.ts';
import type { Checker } from './findings.ts';
import { withPhrase } from './looking.ts';
import type { Editor, RoomNeeds } from './needs.ts';
import type { Drafting } from './room.ts';
import { isForEverybody, type Views } from './views.ts';

/** How words come to be. */
export function drafting({ store, shelf, changed, now, newId }: RoomNeeds, views: Views, checker: Checker, { change }: Changing): Drafting {
  const at = (): string => now().toISOString();

  /** What the next draft is written on: the draft there is, else what is live, else the shared guide. */
  async function startOf(editor: Editor, edition: Edition, { below }: Standing): Promise<Pick<Draft, 'guide' | 'base'>> {
    const written = edition.draft ?? (edition.live === null ? undefined : await store.revision(editor.libraryId, edition.guideId, edition.live));
    if (written !== undefined) return onShared(written, below);
    if (below === undefined) throw new HouseError('GuideNotFound');
    return { guide: below, base: below };
  }

  /** Keeps a draft of one guide; its id and its facts are what they are, whatever was sent. */
  async function keep(editor: Editor, id: string, version: number | null, write: (start: Pick<Draft, 'guide' | 'base'>) => DraftGuide, event: { event?: 'imported' } = {}): Promise<Edition> {
    return change(editor, id, version, async (edition, standing) => {
      const start = await startOf(editor, edition, standing);
      const guide: DraftGuide = { ...write(start), id, approval: null };
      return { edition: fate.saveDraft(edition, { ...event, guide: { ...guide, facts: factsSaid(guide) }, base: edition.own ? null : start.base, by: editor.by, at: at() }) };
    }, { quiet: true });
  }

  async function begin(editor: Editor, id: string, guide: DraftGuide, event: { event?: 'imported' } = {}): Promise<void> {
    const edition = fate.newEdition({ libraryId: editor.libraryId, guideId: id, own: true });
    await store.changeEdition(fate.saveDraft(edition, { ...event, guide, base: null, by: editor.by, at: at() }));
    changed();
    await shelf.refresh();
  }

  return {
    async create(editor, wish, answers = []) {
      const id = freeId(`${isForEverybody(editor) ? '' : `${editor.libraryId}-`}${slug(wish.title)}`, (each) => shelf.standing(editor.libraryId, each).below !== undefined || shelf.editions().some(({ guideId }) => guideId === each));
      await begin(editor, id, emptyGuide(id, wish, answers));
      return views.one(editor, id);
    },

    async save(editor, id, { version, guide }) {
      const edition = await keep(editor, id, version, () => guide);
      return { version: edition.version, at: edition.draft?.at ?? at(), findings: checker.findings(editor.libraryId, edition.draft?.guide ?? guide) };
    },

    async discard(editor, id, { version }) {
      await change(editor, id, version, (edition) => ({ edition: fate.discardDraft(edition, { by: editor.by, at: at() }) }));
      return views.one(editor, id);
    },

    async present(editor, id) {
      await store.markEditing(editor.libraryId, id, editor.by, at());
      return views.editing(editor, id);
    },

    async restore(editor, id, number, { version }) {
      const revision = await store.revision(editor.libraryId, id, number);
      if (revision === undefined) throw new HouseError('GuideNotFound');
      await change(editor, id, version, (edition) => ({ edition: fate.restore(edition, { revision, by: editor.by, at: at() }) }), { quiet: true });
      return views.one(editor, id);
    },

    async takeShared(editor, id, { version, paths, take }) {
      await change(editor, id, version, async (edition, standing) => {
        const { guide: edited, base } = await startOf(editor, edition, standing);
        if (base === null || standing.below === undefined) throw new HouseError('Conflict');
        const taken = takeShared({ base, edited, shared: standing.below, paths, take });
        return { edition: fate.saveDraft(edition, { guide: taken.edited, base: Guide.parse(taken.base), by: editor.by, at: at(), event: 'shared-taken' }) };
      }, { quiet: true });
      return views.one(editor, id);
    },

    async addPicture(content) {
      const { name, type, content: clean, width, height } = await cleanPicture(content);
      await store.keepPicture({ name, type, content: clean, at: at() });
      checker.pictureAdded(name);
      return { name, width, height, bytes: clean.byteLength };
    },

    async addPhrase(editor, { guideId, language, text }) {
      await keep(editor, guideId, null, ({ guide }) => withPhrase(guide, language, text));
      // It led nowhere once: from now on every rehearsal asks whether it still leads here.
      await store.keepSavedQuestion({ id: newId(), libraryId: editor.libraryId, text, guideId });
      return views.one(editor, guideId);
    },

    async bringIn(editor, zip) {
      const { guides, refused: unreadable } = unzipped(zip);
      const refused: Imported['refused'] = [...unreadable];
      const drafts: { id: string; title: string }[] = [];
      for (const brought of guides) {
        const edition = await store.edition(editor.libraryId, brought.id);
        const known = edition !== undefined || shelf.standing(editor.libraryId, brought.id).below !== undefined;
        if (edition?.draft != null) {
          refused.push({ file: `${brought.id}.json`, why: 'draft' });
          continue;
        }
        // What another library calls its own becomes this library's own, under its own name.
        const id = known || isForEverybody(editor) ? brought.id : `${editor.libraryId}-${brought.id}`.slice(0, 60);
        const guide: DraftGuide = { ...brought, id, approval: null };
        if (known) await keep(editor, id, null, () => guide, { event: 'imported' });
        else await begin(editor, id, guide, { event: 'imported' });
        drafts.push({ id, title: guide.languages['da']?.title ?? id });
      }
      return { drafts, refused };
    },
  };
}

/** Letters a–z, digits and hyphens, as ids are written. */
function slug(title: string): string {
  const plain = title.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa').normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40).replace(/-$/, '') || 'vejledning';
}

function freeId(wished: string, taken: (id: string) => boolean): string {
  let id = wished;
  for (let n = 2; taken(id); n += 1) id = `${wished}-${n}`;
  return id;
}

/** A guide's words are shorter than a librarian's. */
const longestStart = 2000;

/** A guide with nothing in it yet: a step for each answer to begin with, and one where there is none. */
function emptyGuide(id: string, { title, category }: NewGuide, answers: readonly string[]): DraftGuide {
  const starts = answers.length === 0 ? [''] : answers.slice(0, 5);
  const steps = starts.map((_, at) => ({ id: `trin-${at + 1}` }));
  const wordsOf = (texts: readonly string[]): DraftGuide['languages'][string] => ({ title, question: '', answer: '', ready: [], steps: Object.fromEntries(steps.map((step, at) => [step.id, { text: (texts[at] ?? '').slice(0, longestStart) }])), stuck: [''] });
  return {
    id, category, address: '', services: [], related: [], facts: [], helpers: [{ who: 'library', da: '', en: '' }],
    steps, languages: { da: wordsOf(starts), en: { ...wordsOf([]), title: '' } }, phrases: { da: [], en: [] },
    sources: [], owner: '', licence: 'CC-BY-4.0', approval: null, reviewMonths: 6,
  };
}
