import { HouseError } from '../../../common/errors.ts';
import { danishTime } from '../../../common/local-time.ts';
import type { DraftGuide } from '../../../common/guide-draft.ts';
import { Guide } from '../../guide.ts';
import * as fate from '../edition.ts';
import type { Revision } from '../ports.ts';
import { textHash } from '../text-hash.ts';
import type { Changing } from './changing.ts';
import type { Checker } from './findings.ts';
import type { Editor, RoomNeeds } from './needs.ts';
import { onShared } from './on-shared.ts';
import { rehearsalOf } from './rehearsal.ts';
import type { Publishing } from './room.ts';
import type { Views } from './views.ts';

/** What the clock does. */
export interface Due {
  /** Publishes what was set for a time that has come; nothing where another instance has done it. */
  publishDue(libraryId: string, guideId: string): Promise<void>;
}

/** What becomes of drafts. */
export function publishing(needs: RoomNeeds, views: Views, checker: Checker, { change }: Changing): Publishing & Due {
  const { store, library, now } = needs;
  const at = (): string => now().toISOString();

  /** @throws HouseError `Conflict` where there is none. */
  async function revisionOf(editor: Editor, id: string, number: number | undefined): Promise<Revision> {
    const revision = number === undefined ? undefined : await store.revision(editor.libraryId, id, number);
    if (revision === undefined) throw new HouseError('Conflict');
    return revision;
  }

  /** The draft as a guide. @throws HouseError `GuideUnfinished` where the check finds an error. */
  function finished({ libraryId }: Editor, draft: DraftGuide): Guide {
    if (checker.findings(libraryId, draft).some(({ level }) => level === 'error')) throw new HouseError('GuideUnfinished');
    return Guide.parse({ ...draft, approval: null });
  }

  return {
    async rehearse(editor, id) {
      const { guide } = await views.one(editor, id);
      return rehearsalOf(editor, guide, needs, checker);
    },

    async publish(editor, id, { version, at: publishAt, note }) {
      await change(editor, id, version, (known, { below }) => {
        if (known.draft === null) throw new HouseError('Conflict');
        const edition = { ...known, draft: { ...known.draft, ...onShared(known.draft, below) } };
        const guide = finished(editor, edition.draft.guide);
        const act = { by: editor.by, at: at(), note, guide };
        const later = publishAt !== null && publishAt > act.at ? publishAt : null;
        if (library(editor.libraryId)?.secondPair === true) return fate.submit(edition, { ...act, publishAt: later });
        return later === null ? fate.publish(edition, act) : fate.schedule(edition, { ...act, publishAt: later });
      });
      return views.one(editor, id);
    },

    async unschedule(editor, id, { version }) {
      await change(editor, id, version, async (edition) => ({ edition: fate.unschedule(edition, { by: editor.by, at: at(), scheduled: await revisionOf(editor, id, edition.scheduled?.revision) }) }));
      return views.one(editor, id);
    },

    async judge(editor, id, { version, accept, note }) {
      await change(editor, id, version, async (edition) => fate.judge(edition, { by: editor.by, at: at(), note, accept, submitted: await revisionOf(editor, id, edition.submitted?.revision) }));
      return views.one(editor, id);
    },

    async withdraw(editor, id, back) {
      await change(editor, id, null, (edition) => {
        if ((edition.withdrawn === null) === back) return { edition };
        return { edition: (back ? fate.reinstate : fate.withdraw)(edition, { by: editor.by, at: at() }) };
      });
      return views.one(editor, id);
    },

    async hide(editor, id, { version, hidden }) {
      await change(editor, id, version, (edition) => {
        if (edition.hidden === hidden) return { edition };
        return { edition: (hidden ? fate.hide : fate.show)(edition, { by: editor.by, at: at() }) };
      });
      return views.one(editor, id);
    },

    async approve(editor, id, { version, by, on }) {
      if (on > danishTime(now()).date) throw new HouseError('BadArgument', 'on: the day has not come yet.');
      await change(editor, id, version, (edition, { shown }) => {
        if (shown === undefined) throw new HouseError('Conflict');
        return { edition: fate.approve(edition, { by: editor.by, at: at(), approval: { by, on, of: textHash(shown.guide) } }) };
      });
      return views.one(editor, id);
    },

    async publishDue(libraryId, guideId) {
      const scheduled = (await store.edition(libraryId, guideId))?.scheduled;
      if (scheduled == null) return;
      await change({ libraryId, by: scheduled.by }, guideId, null, (edition) => ({ edition: fate.isDue(edition, at()) ? fate.publishScheduled(edition, { at: at() }) : edition }));
    },
  };
}
