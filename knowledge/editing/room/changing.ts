import { HouseError } from '../../../common/errors.ts';
import { newEdition } from '../edition.ts';
import type { Edition, Revision } from '../ports.ts';
import type { Standing } from '../shelf.ts';
import type { Editor, RoomNeeds } from './needs.ts';

/** Changes one guide's edition, in one commit, and lets citizens see it; `quiet`, where there is nothing for them to see. */
export interface Changing {
  /**
   * @param version the version that the change was made on; null where it holds whatever somebody else has done meanwhile
   * @throws HouseError `GuideNotFound`, `Conflict`, and what `transition` throws
   */
  change(editor: Editor, id: string, version: number | null, transition: (edition: Edition, standing: Standing) => Changed | Promise<Changed>, how?: { quiet?: boolean }): Promise<Edition>;
}

export interface Changed {
  edition: Edition;
  revision?: Revision | undefined;
}

/** A change that holds whatever happens meanwhile is tried so often. */
const tries = 5;

export function createChanging({ store, shelf, changed }: Pick<RoomNeeds, 'store' | 'shelf' | 'changed'>): Changing {
  async function once(editor: Editor, id: string, version: number | null, transition: Parameters<Changing['change']>[3], quiet: boolean): Promise<Edition> {
    const standing = shelf.standing(editor.libraryId, id);
    const known = await store.edition(editor.libraryId, id);
    if (known === undefined && standing.below === undefined) throw new HouseError('GuideNotFound');
    const before = known ?? newEdition({ libraryId: editor.libraryId, guideId: id, own: false });
    if (version !== null && version !== before.version) throw new HouseError('Conflict');
    const { edition, revision } = await transition(before, standing);
    const written = edition === before ? before : await store.changeEdition(edition, { revision, quiet });
    if (!quiet) {
      changed();
      await shelf.refresh();
    }
    return written;
  }

  return {
    async change(editor, id, version, transition, { quiet = false } = {}) {
      for (let left = tries; ; left -= 1) {
        try {
          return await once(editor, id, version, transition, quiet);
        } catch (error) {
          if (version !== null || left === 0 || !(error instanceof HouseError) || error.code !== 'Conflict') throw error;
        }
      }
    },
  };
}
