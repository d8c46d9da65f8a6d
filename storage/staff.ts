import { HouseError } from '../common/errors.ts';
import type { Account, IdentityStore, StaffMember } from '../identity/ports.ts';
import type { Database, Engine } from './engine.ts';
import { prepare } from './prepared.ts';
import type { StaffRecord } from './tables.ts';

/** Accounts, sessions and the audit trail. */
export function identityStore({ db, faultOf }: Engine): IdentityStore {
  const byEmail = prepare(({ email }: { email: string }) => db.selectFrom('staff').selectAll().where('email', '=', email));
  const bySession = sessionQuery(db);

  return {
    async accountByEmail(email) {
      const { rows } = await db.executeQuery(byEmail({ email: email.toLowerCase() }));
      return rows[0] && { staff: toStaff(rows[0]), passwordHash: rows[0].password_hash };
    },
    async saveAccount(account) {
      const { id, email, ...rest } = fromAccount(account);
      try {
        await db.insertInto('staff').values({ id, email, ...rest })
          .onConflict((conflict) => conflict.column('email').doUpdateSet(rest)).execute();
      } catch (error) {
        // The id belongs to somebody with another e-mail address.
        throw faultOf(error) === 'taken' ? new HouseError('Conflict') : error;
      }
    },
    async addSession({ tokenHash, staffId, createdAt, expiresAt }) {
      await db.insertInto('sessions')
        .values({ token_hash: tokenHash, staff_id: staffId, created_at: createdAt, expires_at: expiresAt }).execute();
    },
    async session(tokenHash) {
      const { rows } = await db.executeQuery(bySession({ tokenHash }));
      const row = rows[0];
      if (!row) return undefined;
      const session = { tokenHash, staffId: row.id, createdAt: row.created_at, expiresAt: row.expires_at };
      return { session, staff: toStaff(row) };
    },
    async deleteSession(tokenHash) {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },
    async deleteSessionsExpiredBefore(now) {
      const result = await db.deleteFrom('sessions').where('expires_at', '<', now).executeTakeFirst();
      return Number(result.numDeletedRows);
    },
    async audit({ at, staffId, action, subject }) {
      await db.insertInto('audit').values({ at, staff_id: staffId, action, subject }).execute();
    },
  };
}

const sessionQuery = (db: Database) =>
  prepare(({ tokenHash }: { tokenHash: string }) =>
    db.selectFrom('sessions').innerJoin('staff', 'staff.id', 'sessions.staff_id')
      .select(['sessions.created_at', 'sessions.expires_at'])
      .select(['staff.id', 'staff.email', 'staff.first_name', 'staff.role', 'staff.library_id'])
      .where('sessions.token_hash', '=', tokenHash));

function toStaff(row: Omit<StaffRecord, 'password_hash'>): StaffMember {
  return { id: row.id, email: row.email, firstName: row.first_name, role: row.role as StaffMember['role'], libraryId: row.library_id };
}

function fromAccount({ staff, passwordHash }: Account): StaffRecord {
  return {
    id: staff.id,
    email: staff.email.toLowerCase(),
    first_name: staff.firstName,
    role: staff.role,
    library_id: staff.libraryId,
    password_hash: passwordHash,
  };
}
