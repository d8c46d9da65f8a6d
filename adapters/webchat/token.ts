import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { HouseError } from '../../common/errors.ts';
import { Language } from '../../common/language.ts';
import { Place } from '../../bot/ports.ts';

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

/** HMAC-SHA-256 over the claims; `now` in milliseconds. */
export function createTokens(secret: string, now: () => number, newId: () => string): Tokens {
  const checked = new Map<string, Claims>();
  const remember = (token: string, claims: Claims): Claims => {
    if (checked.size >= rememberedTokens) checked.delete(checked.keys().next().value ?? '');
    checked.set(token, claims);
    return claims;
  };
  const signatureOf = (payload: string): Buffer => createHmac('sha256', secret).update(payload).digest();
  return {
    sign(claims, lifetimeSeconds) {
      const whole: Claims = { ...claims, expires: now() + lifetimeSeconds * 1000, nonce: newId() };
      const payload = Buffer.from(JSON.stringify(whole)).toString('base64url');
      return `${payload}.${signatureOf(payload).toString('base64url')}`;
    },
    verify(token, kind) {
      const claims = checked.get(token) ?? remember(token, read(token));
      if (claims.kind !== kind) throw new HouseError('TokenInvalid');
      if (claims.expires <= now()) throw new HouseError('TokenExpired');
      return claims;
    },
  };

  function read(token: string): Claims {
    const [payload = '', signature = '', ...rest] = token.split('.');
    const expected = signatureOf(payload);
    const given = Buffer.from(signature, 'base64url');
    if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) throw new HouseError('TokenInvalid');
    return Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  }
}
