import { createHash } from 'node:crypto';
import type { SignIn, StaffMember } from '../common/desk-api.ts';
import { HouseError } from '../common/errors.ts';
import { passwordMatches, type RandomBytes } from './password.ts';
import type { IdentityStore } from './ports.ts';
import { defaultSignInLimits, SignInThrottle, type SignInLimits } from './throttle.ts';

/** How long a session lasts, used or not: a working day, in milliseconds. */
export const sessionLifetime = 12 * 3600 * 1000;

/** 256 bits in base64url. */
const tokenBytes = 32;
const tokenForm = /^[\w-]{43}$/;

export interface SignedIn {
  staff: StaffMember;
  expiresAt: Date;
}

/** Who may come in: staff of the libraries, with local accounts. */
export interface Identity {
  /**
   * @param ip where the call came from
   * @returns the session and its token, which is known to the browser alone.
   * @throws HouseError `SignInFailed`, whatever the reason; `TooManyRequests`.
   */
  signIn(credentials: SignIn, ip: string): Promise<SignedIn & { token: string }>;
  /** Who is signed in with this token. @throws HouseError `NotSignedIn`. */
  whoIs(token: string | undefined): Promise<SignedIn>;
  /** Ends the session; without one nothing happens. */
  signOut(token: string | undefined): Promise<void>;
  /** Tells of every session that is ended here by signing out. @returns how to stop listening. */
  onSignOut(listener: (token: string) => void): () => void;
}

export interface IdentityNeeds {
  store: IdentityStore;
  now(): Date;
  randomBytes: RandomBytes;
  limits?: SignInLimits;
}

export function createIdentity({ store, now, randomBytes, limits = defaultSignInLimits }: IdentityNeeds): Identity {
  const throttle = new SignInThrottle(limits, () => now().getTime());
  const listeners = new Set<(token: string) => void>();

  const audit = (action: string, staffId: string | null): Promise<void> =>
    store.audit({ at: now().toISOString(), staffId, action, subject: null });

  /** The session of a token, as long as it lasts. */
  async function find(token: string | undefined): Promise<SignedIn | undefined> {
    if (token === undefined || !tokenForm.test(token)) return undefined;
    const found = await store.session(hashOf(token));
    if (found === undefined || found.session.expiresAt <= now().toISOString()) return undefined;
    return { staff: found.staff, expiresAt: new Date(found.session.expiresAt) };
  }

  return {
    async signIn({ email, password }, ip) {
      const address = email.toLowerCase();
      const succeeded = throttle.begin(address, ip);
      const account = await store.accountByEmail(address);
      if (!(await passwordMatches(password, account?.passwordHash ?? null)) || account === undefined) {
        await audit('sign-in-failed', account?.staff.id ?? null);
        throw new HouseError('SignInFailed');
      }
      succeeded();
      const token = randomBytes(tokenBytes).toString('base64url');
      const createdAt = now();
      const expiresAt = new Date(createdAt.getTime() + sessionLifetime);
      await store.deleteSessionsExpiredBefore(createdAt.toISOString());
      await store.addSession({ tokenHash: hashOf(token), staffId: account.staff.id, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() });
      await audit('sign-in', account.staff.id);
      return { staff: account.staff, expiresAt, token };
    },

    async whoIs(token) {
      const found = await find(token);
      if (found === undefined) throw new HouseError('NotSignedIn');
      return found;
    },

    async signOut(token) {
      const found = await find(token);
      if (token === undefined || found === undefined) return;
      await store.deleteSession(hashOf(token));
      for (const listener of listeners) listener(token);
      await audit('sign-out', found.staff.id);
    },

    onSignOut(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A token is random and long, so a plain hash keeps it secret. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
