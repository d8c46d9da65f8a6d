import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { saveAccount, type NewAccount } from '../../identity/account.ts';
import { createIdentity, sessionLifetime, type Identity } from '../../identity/session.ts';
import { fakeIdentityStore, type FakeIdentityStore } from './store.ts';

const account: NewAccount = { email: 'Anna@Example.dk', firstName: 'Anna', role: 'librarian', libraryId: 'slagelse', password: 'rødgrød med fløde' };
const { password } = account;
const ip = '192.0.2.1';

let store: FakeIdentityStore;
let now: Date;
let identity: Identity;
let ids: number;
const save = (changes: Partial<NewAccount> = {}) => saveAccount({ ...account, ...changes }, { store, now: () => now, newId: () => `staff-${(ids += 1)}`, randomBytes });

beforeEach(async () => {
  store = fakeIdentityStore();
  now = new Date('2026-11-23T09:00:00.000Z');
  ids = 0;
  identity = createIdentity({ store, now: () => now, randomBytes });
  await save();
});

describe('an account', () => {
  test('is added once, and replaced after that; the person stays the same', async () => {
    expect(await save({ email: 'bo@example.dk', firstName: ' Bo ' })).toMatchObject({ added: true, staff: { id: 'staff-2', firstName: 'Bo' } });
    expect(await save({ email: 'BO@example.dk', role: 'teamlead', password: 'et helt nyt kodeord' })).toMatchObject({ added: false, staff: { id: 'staff-2', role: 'teamlead', email: 'bo@example.dk' } });
    await expect(identity.signIn({ email: 'bo@example.dk', password }, ip)).rejects.toMatchObject({ code: 'SignInFailed' });
    expect(await identity.signIn({ email: 'bo@example.dk', password: 'et helt nyt kodeord' }, ip)).toMatchObject({ staff: { id: 'staff-2' } });
  });

  test.each([{ email: 'anna' }, { firstName: ' ' }, { firstName: 'An\tna' }, { password: 'short' }, { libraryId: '' }])('is refused with %p', async (changes) => {
    store.accounts.clear();
    await expect(save(changes)).rejects.toMatchObject({ code: 'BadArgument' });
    expect(store.accounts.size).toBe(0);
  });
});

describe('a session', () => {
  test('is known by the hash of its token alone', async () => {
    const { token, staff, expiresAt } = await identity.signIn({ email: 'anna@EXAMPLE.dk', password }, ip);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect([...store.sessions.keys()]).toEqual([createHash('sha256').update(token).digest('base64url')]);
    expect(JSON.stringify([...store.sessions.values()])).not.toContain(token);
    expect(expiresAt.getTime() - now.getTime()).toBe(sessionLifetime);
    expect(await identity.whoIs(token)).toEqual({ staff, expiresAt });
  });

  test('takes its token from the randomness it was given', async () => {
    const fixed = createIdentity({ store, now: () => now, randomBytes: (length) => Buffer.alloc(length, 7) });
    expect((await fixed.signIn({ email: 'anna@example.dk', password }, ip)).token).toBe(Buffer.alloc(32, 7).toString('base64url'));
  });

  test('ends after twelve hours, and its record goes with the next sign-in', async () => {
    const { token } = await identity.signIn({ email: 'anna@example.dk', password }, ip);
    now = new Date(now.getTime() + sessionLifetime - 1);
    await identity.whoIs(token);
    now = new Date(now.getTime() + 2);
    await expect(identity.whoIs(token)).rejects.toMatchObject({ code: 'NotSignedIn' });
    await identity.signIn({ email: 'anna@example.dk', password }, ip);
    expect(store.sessions.size).toBe(1);
  });

  test('ends by signing out, and whoever listens is told once', async () => {
    const heard: string[] = [];
    const stop = identity.onSignOut((token) => heard.push(token));
    const { token } = await identity.signIn({ email: 'anna@example.dk', password }, ip);
    await identity.signOut(token);
    await identity.signOut(token);
    await identity.signOut(undefined);
    stop();
    expect(heard).toEqual([token]);
    await expect(identity.whoIs(token)).rejects.toMatchObject({ code: 'NotSignedIn' });
  });

  test('shows the person as they are now', async () => {
    const { token } = await identity.signIn({ email: 'anna@example.dk', password }, ip);
    await save({ role: 'editor' });
    expect(await identity.whoIs(token)).toMatchObject({ staff: { role: 'editor' } });
  });
});

describe('the audit', () => {
  test('says who did what and when, and neither passwords nor the addresses of strangers', async () => {
    const { token } = await identity.signIn({ email: 'anna@example.dk', password }, ip);
    await identity.signIn({ email: 'anna@example.dk', password: 'wrong password' }, ip).catch(() => undefined);
    await identity.signIn({ email: 'stranger@example.dk', password: 'wrong password' }, ip).catch(() => undefined);
    await identity.signOut(token);
    const at = now.toISOString();
    expect(store.entries).toEqual([
      { at, staffId: null, action: 'account-saved', subject: 'staff-1' },
      { at, staffId: 'staff-1', action: 'sign-in', subject: null },
      { at, staffId: 'staff-1', action: 'sign-in-failed', subject: null },
      { at, staffId: null, action: 'sign-in-failed', subject: null },
      { at, staffId: 'staff-1', action: 'sign-out', subject: null },
    ]);
    expect(JSON.stringify(store.entries)).not.toMatch(/example|password|fløde/);
  });
});

describe('guessing', () => {
  test('a crowd of wrong passwords at once is stopped before they are checked', async () => {
    const limited = createIdentity({ store, now: () => now, randomBytes, limits: { email: { tries: 2, refill: 1000 }, network: { tries: 100, refill: 1000 } } });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => limited.signIn({ email: 'anna@example.dk', password: 'wrong password' }, ip)));
    const codes = results.map((result) => (result.status === 'rejected' ? (result.reason as { code: string }).code : 'in'));
    expect(codes.filter((code) => code === 'SignInFailed')).toHaveLength(2);
    expect(codes.filter((code) => code === 'TooManyRequests')).toHaveLength(18);
    await expect(limited.signIn({ email: 'anna@example.dk', password }, '198.51.100.7')).rejects.toMatchObject({ code: 'TooManyRequests' });
    now = new Date(now.getTime() + 1000);
    await limited.signIn({ email: 'anna@example.dk', password }, ip);
  });
});
