import type { DraftGuide } from '../../../common/guide-draft.ts';
import { Guide } from '../../guide.ts';
import { rebase } from '../merge.ts';

/**
 * What a library has written, on the shared guide of now: an editor goes on from what citizens see, and what the shared guide has
 * corrected since never counts as the library's own words.
 */
export function onShared({ guide, base }: { guide: DraftGuide; base: Guide | null }, below: Guide | undefined): { guide: DraftGuide; base: Guide | null } {
  if (base === null || below === undefined) return { guide, base };
  const moved = rebase({ base, edited: guide, shared: below });
  const under = Guide.safeParse(moved.base);
  // Where old and new fit together no more, it stays on what it was written on.
  return under.success ? { guide: moved.edited, base: under.data } : { guide, base };
}
