import { z } from 'zod';
import { StaffMember, StaffRole } from '../common/desk-api.ts';
import { HouseError } from '../common/errors.ts';
import { hashPassword, type RandomBytes } from './password.ts';
import type { IdentityStore } from './ports.ts';

/** What an account is made of; the password is the caller's to read without showing it. */
export const NewAccount = z.object({
  email: z.email().max(200).transform((email) => email.toLowerCase()),
  firstName: z.string().trim().min(1).max(60).regex(/^\P{Cc}+$/u, 'No line breaks or tabs'),
  role: StaffRole,
  libraryId: StaffMember.shape.libraryId.min(1).max(100),
  password: z.string(),
});
export type NewAccount = z.input<typeof NewAccount>;

export interface AccountNeeds {
  store: IdentityStore;
  now(): Date;
  newId(): string;
  randomBytes: RandomBytes;
}

/**
 * Adds an account, or replaces the one with this e-mail address: its password, name,
 * role and library. The person stays the same one.
 * @throws HouseError `BadArgument` naming what is wrong.
 */
export async function saveAccount(input: NewAccount, { store, now, newId, randomBytes }: AccountNeeds): Promise<{ staff: StaffMember; added: boolean }> {
  const result = NewAccount.safeParse(input);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new HouseError('BadArgument', `${issue?.path.join('.') ?? 'account'}: ${issue?.message ?? 'not of the expected form'}.`);
  }
  const { password, ...person } = result.data;
  const passwordHash = await hashPassword(password, randomBytes);
  const known = await store.accountByEmail(person.email);
  const staff: StaffMember = { id: known?.staff.id ?? newId(), ...person };
  await store.saveAccount({ staff, passwordHash });
  await store.audit({ at: now().toISOString(), staffId: null, action: 'account-saved', subject: staff.id });
  return { staff, added: known === undefined };
}
