import { z } from 'zod';
import { HouseError } from '../../common/errors.ts';
import { Language } from '../../common/language.ts';
import { Place } from '../../bot/ports.ts';
import { createSignature } from '../signature.ts';

const Claims = z.object({
  /** `conversation` speaks Direct Line, `resume` only buys a new token, `ticket` opens one socket. */
  kind: z.enum(['conversation', 'resume', 'ticket']),
  conversationId: z.string(),
  libraryId: z.string(),
  language: Language,
  /** How often the conversation had moved; after the next move the token is worth nothing. */
  moves: z.number().int().default(0),
  /** Where the citizen sits, where the page's address says so. */
  place: Place.optional(),
  /** An editor tries this guide's draft. */
  preview: z.string().optional(),
  /** Milliseconds since 1970. */
  expires: z.number(),
  /** Makes every token different; a ticket is recognised by it. */
  nonce: z.string(),
});
export type Claims = z.infer<typeof Claims>;

/** Signs and checks tokens; everything a token says stands in it, nothing is stored. */
export interface Tokens {
  sign(claims: Omit<Claims, 'expires' | 'nonce'>, lifetimeSeconds: number): string;
  /** @throws HouseError `TokenInvalid` or `TokenExpired`. */
  verify(token: string, kind: Claims['kind']): Claims;
}

/** Tokens whose signature was found right before; every message of a conversation brings the same one. */
const rememberedTokens = 5000;

/** `now` in milliseconds. */
export function createTokens(secret: string, now: () => number, newId: () => string): Tokens {
  const checked = new Map<string, Claims>();
  const remember = (token: string, claims: Claims): Claims => {
    if (checked.size >= rememberedTokens) checked.delete(checked.keys().next().value ?? '');
    checked.set(token, claims);
    return claims;
  };
  const { sign, read } = createSignature(secret);
  return {
    sign(claims, lifetimeSeconds) {
      return sign({ ...claims, expires: now() + lifetimeSeconds * 1000, nonce: newId() } satisfies Claims);
    },
    verify(token, kind) {
      const claims = checked.get(token) ?? remember(token, claimsIn(token));
      if (claims.kind !== kind) throw new HouseError('TokenInvalid');
      if (claims.expires <= now()) throw new HouseError('TokenExpired');
      return claims;
    },
  };

  function claimsIn(token: string): Claims {
    return Claims.parse(read(token));
  }
}
