import { z } from 'zod';

/** Libraries that help each other's citizens across municipal borders; a citizen is asked before another one's staff see anything. */
export const Pool = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** As citizens read it: "bibliotekerne på Sydsjælland". */
  name: z.object({ da: z.string().min(1).max(100), en: z.string().min(1).max(100) }),
  libraries: z.array(z.string()).min(2),
  /** The agreement between the municipalities (GDPR, article 26 or 28), and the day it was signed. Without one there is no pool. */
  agreement: z.object({ reference: z.string().min(1).max(300), signedOn: z.iso.date() }),
});
export type Pool = z.infer<typeof Pool>;

/** Pools of one library. */
export const poolsOf = (pools: readonly Pool[], libraryId: string): Pool[] => pools.filter(({ libraries }) => libraries.includes(libraryId));

/** Whether staff of a library may see a request: its own, or one whose citizen has said yes to a pool that the library is in. */
export const maySee = (request: { libraryId: string; poolId: string | null }, libraryId: string, pools: readonly Pool[]): boolean =>
  request.libraryId === libraryId || poolsOf(pools, libraryId).some(({ id, libraries }) => id === request.poolId && libraries.includes(request.libraryId));
