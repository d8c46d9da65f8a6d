import { z } from 'zod';
import { HouseError } from '../common/errors.ts';
import { createSignature } from './signature.ts';

const Claims = z.object({ kind: z.literal('preview'), libraryId: z.string(), guideId: z.string(), /** Milliseconds since 1970. */ expires: z.number() });

/** A private address of a draft is good for so many milliseconds. */
const lifetime = 24 * 3600_000;

/** The tokens in the private addresses of drafts: whoever has one sees that draft, for a day. */
export interface Previews {
  sign(draft: { libraryId: string; guideId: string }): string;
  /** @throws HouseError `TokenInvalid` or `TokenExpired`. */
  verify(token: string): { libraryId: string; guideId: string };
}

export function createPreviews(secret: string, now: () => number): Previews {
  const { sign, read } = createSignature(secret);
  return {
    sign: (draft) => sign({ ...draft, kind: 'preview', expires: now() + lifetime }),
    verify(token) {
      const claims = Claims.safeParse(read(token));
      if (!claims.success) throw new HouseError('TokenInvalid');
      if (claims.data.expires <= now()) throw new HouseError('TokenExpired');
      return claims.data;
    },
  };
}
