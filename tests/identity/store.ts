import type { Account, AuditEntry, IdentityStore, Session } from '../../identity/ports.ts';

/** The port in memory, with everything it was given open to see. */
export interface FakeIdentityStore extends IdentityStore {
  accounts: Map<string, Account>;
  sessions: Map<string, Session>;
  entries: AuditEntry[];
}

export function fakeIdentityStore(): FakeIdentityStore {
  const accounts = new Map<string, Account>();
  const sessions = new Map<string, Session>();
  const entries: AuditEntry[] = [];
  return {
    accounts, sessions, entries,
    accountByEmail: async (email) => accounts.get(email.toLowerCase()),
    async saveAccount(account) {
      const email = account.staff.email.toLowerCase();
      const id = accounts.get(email)?.staff.id ?? account.staff.id;
      accounts.set(email, { ...account, staff: { ...account.staff, id, email } });
    },
    addSession: async (session) => void sessions.set(session.tokenHash, session),
    async session(tokenHash) {
      const session = sessions.get(tokenHash);
      const staff = [...accounts.values()].find((account) => account.staff.id === session?.staffId)?.staff;
      return session === undefined || staff === undefined ? undefined : { session, staff };
    },
    deleteSession: async (tokenHash) => void sessions.delete(tokenHash),
    async deleteSessionsExpiredBefore(now) {
      const expired = [...sessions.values()].filter(({ expiresAt }) => expiresAt < now);
      for (const { tokenHash } of expired) sessions.delete(tokenHash);
      return expired.length;
    },
    audit: async (entry) => void entries.push(entry),
  };
}
