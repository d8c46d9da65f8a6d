import type { StaffMember } from '../common/desk-api.ts';

export type { StaffMember };

/** A local account: the staff member and the hash of the password. */
export interface Account {
  staff: StaffMember;
  /** `scrypt$N$r$p$salt$hash`, base64url parts. */
  passwordHash: string;
}

/** A signed-in browser. Only a hash of the cookie's value is stored. */
export interface Session {
  tokenHash: string;
  staffId: string;
  createdAt: string;
  expiresAt: string;
}

export interface AuditEntry {
  at: string;
  staffId: string | null;
  action: string;
  subject: string | null;
}

export interface IdentityStore {
  /** E-mail addresses are compared in lower case. */
  accountByEmail(email: string): Promise<Account | undefined>;
  /** Adds the account, or replaces the one with this e-mail address (the staff id is kept). */
  saveAccount(account: Account): Promise<void>;
  addSession(session: Session): Promise<void>;
  /** The session and its owner; undefined where either is gone. Expiry is the caller's to judge. */
  session(tokenHash: string): Promise<{ session: Session; staff: StaffMember } | undefined>;
  deleteSession(tokenHash: string): Promise<void>;
  deleteSessionsExpiredBefore(now: string): Promise<number>;
  audit(entry: AuditEntry): Promise<void>;
}

/** Keys this installation made for itself, kept with its data. */
export interface SecretStore {
  /** The secret of that name; on first use `make()` is stored, and every instance gets the stored one. */
  secret(name: string, make: () => string): Promise<string>;
}
