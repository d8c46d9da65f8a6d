import { shared as everybody } from '../../../common/editing-api.ts';
import type { EditableGuide, GuideLine } from '../../../common/editing-api.ts';
import { danishTime } from '../../../common/local-time.ts';
import { monthsLater } from '../check-facts.ts';
import { sharedChangesOf } from '../difference.ts';
import { merge } from '../merge.ts';
import type { Edition } from '../ports.ts';
import type { Guide } from '../../guide.ts';
import { onShared } from './on-shared.ts';
import type { Standing } from '../shelf.ts';
import { HouseError } from '../../../common/errors.ts';
import type { DraftGuide } from '../../../common/guide-draft.ts';
import type { Colleague } from '../../../common/desk-api.ts';
import type { Checker } from './findings.ts';
import type { Editor, RoomNeeds } from './needs.ts';

/** Whoever was seen at a form within so many milliseconds is still at it. */
const presentFor = 25_000;

/** What editors see of guides. */
export interface Views {
  lines(editor: Editor): Promise<GuideLine[]>;
  /** @throws HouseError `GuideNotFound`. */
  one(editor: Editor, id: string): Promise<EditableGuide>;
  /** Who else has a guide's form open. */
  editing(editor: Editor, id: string): Promise<Colleague[]>;
}

export function createViews({ store, shelf, now }: RoomNeeds, checker: Checker): Views {
  const seen = (editor: Editor): Promise<{ guideId: string; by: Colleague }[]> => store.editing(editor.libraryId, new Date(now().getTime() - presentFor).toISOString());
  const others = (editing: readonly { guideId: string; by: Colleague }[], { by }: Editor, id: string): Colleague[] =>
    editing.flatMap((each) => (each.guideId === id && each.by.id !== by.id ? [each.by] : []));

  /** What the form shows, and the shared guide that it counts from; null for an own one. */
  async function writtenOf(editor: Editor, id: string, { edition, shown, below }: Standing): Promise<{ guide: DraftGuide; base: Guide | null }> {
    const written = edition?.draft ?? (edition === undefined || edition.newest === 0 ? undefined : await store.revision(editor.libraryId, id, edition.live ?? edition.newest));
    if (written !== undefined) return onShared(written, below);
    const guide = shown?.guide ?? below;
    if (guide === undefined) throw new HouseError('GuideNotFound');
    return { guide, base: null };
  }

  function lineOf(editor: Editor, id: string, standing: Standing, written: DraftGuide, editing: readonly { guideId: string; by: Colleague }[], sharedChanged: boolean): GuideLine {
    const { edition, shown, below } = standing;
    const approval = shown?.guide.approval ?? null;
    return {
      id,
      title: { da: written.languages['da']?.title ?? id, en: written.languages['en']?.title ?? written.languages['da']?.title ?? id },
      category: written.category,
      source: edition?.own === true ? 'own' : edition !== undefined && (edition.live !== null || edition.draft !== null) ? 'changed' : 'shared',
      shown: edition?.withdrawn != null || (edition?.own !== true && below === undefined) ? 'withdrawn' : edition?.hidden === true ? 'hidden' : shown === undefined ? 'unpublished' : 'live',
      draft: edition?.draft == null ? null : { by: edition.draft.by, at: edition.draft.at },
      submitted: edition?.submitted == null ? null : { by: edition.submitted.by, at: edition.submitted.at },
      scheduledAt: edition?.scheduled?.at ?? null,
      sharedChanged,
      approval,
      owner: written.owner,
      reviewOn: reviewOf(editor.libraryId, written, edition),
      editing: others(editing, editor, id),
    };
  }

  /** So many months after the newest day on which somebody read it, or compared what it says; today, where nobody has yet. */
  function reviewOf(libraryId: string, written: DraftGuide, edition: Edition | undefined): string {
    const read = [lastRead(written, edition), ...written.facts.map((id) => shelf.fact(libraryId, id)?.checkedOn)].flatMap((day) => day ?? []).sort().at(-1);
    return read === undefined ? danishTime(now()).date : monthsLater(read, written.reviewMonths);
  }

  return {
    async lines(editor) {
      const [editing, editions] = await Promise.all([seen(editor), store.editions()]);
      const written = new Map(editions.flatMap((edition) => (edition.libraryId === editor.libraryId ? [[edition.guideId, edition] as const] : [])));
      return Promise.all(shelf.standings(editor.libraryId).map(async ({ id, ...known }) => {
        const standing = { ...known, edition: written.get(id) ?? known.edition };
        const { guide, base } = await writtenOf(editor, id, standing);
        const changed = base === null || standing.below === undefined ? [] : merge({ base, edited: guide, shared: standing.below }).changed;
        return lineOf(editor, id, standing, guide, editing, changed.length > 0);
      }));
    },
    async one(editor, id) {
      // What citizens see is in memory; a draft is as new as the store.
      const standing = { ...shelf.standing(editor.libraryId, id), edition: await store.edition(editor.libraryId, id) };
      if (standing.below === undefined && standing.edition === undefined) throw new HouseError('GuideNotFound');
      const { edition, shown, below } = standing;
      const { guide, base } = await writtenOf(editor, id, standing);
      const sharedChanges = base === null || below === undefined ? [] : sharedChangesOf({ base, edited: guide, shared: below });
      return {
        line: lineOf(editor, id, standing, guide, await seen(editor), sharedChanges.length > 0),
        version: edition?.version ?? 0,
        guide,
        live: shown?.guide ?? null,
        shared: edition?.own === true ? null : (below ?? null),
        findings: checker.findings(editor.libraryId, guide),
        sharedChanges,
        returned: edition?.returned ?? null,
      };
    },
    editing: async (editor, id) => others(await seen(editor), editor, id),
  };
}

/** The newest day on which somebody who answers for it has read a guide, or read the pages it was written from. */
function lastRead({ sources, approval }: DraftGuide, edition: Edition | undefined): string | undefined {
  const read = [approval?.on, edition?.approval?.on, ...sources.flatMap(({ age }) => /\d{4}-\d{2}-\d{2}/.exec(age) ?? [])];
  const published = edition?.events.findLast(({ what }) => what === 'published')?.at.slice(0, 10);
  return [...read, published].flatMap((day) => day ?? []).sort().at(-1);
}

/** Whether an editor works on the guides that all libraries share. */
export const isForEverybody = ({ libraryId }: Editor): boolean => libraryId === everybody;
