import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HouseError } from '../../../../common/errors.ts';
import type { Account, Session } from '../../../../identity/ports.ts';
import type { Count } from '../../../../insights/ports.ts';
import type { Store } from '../../../../storage/store.ts';
import { change, conversation, newId } from '../make.ts';
import { Bench } from '../stores.ts';
import type { Kind } from '../stores.ts';

function account(email: string, changes: Partial<Account['staff']> = {}): Account {
  return {
    staff: { id: newId('staff'), email, firstName: 'Åse', role: 'librarian', libraryId: 'bibliotek', ...changes },
    passwordHash: 'scrypt$16384$8$1$c2FsdA$aGFzaA',
  };
}

export function staff(kind: Kind): void {
  const bench = new Bench(kind);
  let store: Store;
  beforeAll(async () => {
    await bench.prepare();
    store = await bench.open();
  });
  afterAll(() => bench.remove());

  test('an account, found by its e-mail address however that is written', async () => {
    const added = account('Aase.Ærø@Example.dk');
    await store.saveAccount(added);
    const expected = { ...added, staff: { ...added.staff, email: 'aase.ærø@example.dk' } };
    expect(await store.accountByEmail('AASE.ÆRØ@example.DK')).toEqual(expected);
    expect(await store.accountByEmail('bo@example.dk')).toBeUndefined();
  });

  test('an account that is saved again under the id it had', async () => {
    const first = account('bo@example.dk');
    await store.saveAccount(first);
    const again = { ...account('BO@example.dk', { firstName: 'Bo', role: 'admin', libraryId: 'andet' }), passwordHash: 'ny' };
    await store.saveAccount(again);
    expect(await store.accountByEmail('bo@example.dk')).toEqual({ ...again, staff: { ...again.staff, id: first.staff.id, email: 'bo@example.dk' } });
  });

  test('no account under the id of another', async () => {
    const first = account('carl@example.dk');
    await store.saveAccount(first);
    await expect(store.saveAccount(account('dora@example.dk', { id: first.staff.id }))).rejects.toEqual(new HouseError('Conflict'));
  });

  test('a session with its owner, until either is gone', async () => {
    const owner = account('eva@example.dk');
    await store.saveAccount(owner);
    const session: Session = { tokenHash: newId('hash'), staffId: owner.staff.id, createdAt: '2026-03-01T08:00:00.000Z', expiresAt: '2026-03-02T08:00:00.000Z' };
    await store.addSession(session);
    expect(await store.session(session.tokenHash)).toEqual({ session, staff: owner.staff });
    const orphan = { ...session, tokenHash: newId('hash'), staffId: 'ingen' };
    await store.addSession(orphan);
    expect(await store.session(orphan.tokenHash)).toBeUndefined();
    await store.deleteSession(session.tokenHash);
    expect(await store.session(session.tokenHash)).toBeUndefined();
  });

  test('sessions until they are swept away', async () => {
    const owner = account('finn@example.dk');
    await store.saveAccount(owner);
    const of = (expiresAt: string): Session => ({ tokenHash: newId('hash'), staffId: owner.staff.id, createdAt: '2020-01-01T00:00:00.000Z', expiresAt });
    const [old, edge, fresh] = [of('2020-05-01T11:59:59.999Z'), of('2020-05-01T12:00:00.000Z'), of('2020-05-02T00:00:00.000Z')];
    for (const session of [old, edge, fresh]) await store.addSession(session);
    expect(await store.deleteSessionsExpiredBefore('2020-05-01T12:00:00.000Z')).toBe(1);
    expect(await store.session(old.tokenHash)).toBeUndefined();
    expect(await store.session(edge.tokenHash)).toBeDefined();
    expect(await store.deleteSessionsExpiredBefore('2020-05-01T12:00:00.000Z')).toBe(0);
  });

  test('an audit trail that takes the same entry twice', async () => {
    const entry = { at: '2026-03-01T08:00:00.000Z', staffId: null, action: 'sign-in-failed', subject: 'Ærø' };
    await store.audit(entry);
    await expect(store.audit(entry)).resolves.toBeUndefined();
  });

  test('one secret of a name, for all who ask at once', async () => {
    const name = newId('nøgle');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => store.secret(name, () => `hemmelig ${index}`)));
    expect(new Set(answers).size).toBe(1);
    expect(await store.secret(name, () => 'anden')).toBe(answers[0]);
    expect(await store.secret(newId('nøgle'), () => 'anden')).toBe('anden');
  });

  test('counts, summed by day, event, guide and step', async () => {
    const libraryId = newId('bibliotek');
    const of = (day: string, event: Count['event'], stepId = ''): Count => ({ day, libraryId, event, guideId: 'mitid-ny', stepId });
    const [worked, failed, late] = [of('2026-03-01', 'guide-worked'), of('2026-03-02', 'guide-failed', 'trin-2'), of('2026-04-01', 'guide-worked')];
    const turns = Array.from({ length: 30 }, () => store.commit(change(conversation(), [], { counts: [worked, failed, failed] })));
    await Promise.all(turns);
    await store.commit(change(conversation(), [], { counts: [late, worked] }));
    expect(await store.totals(libraryId, '2026-03-01', '2026-03-31')).toEqual([{ ...worked, total: 31 }, { ...failed, total: 60 }]);
    expect(await store.totals(libraryId, '2026-03-02', '2026-04-01')).toEqual([{ ...failed, total: 60 }, { ...late, total: 1 }]);
    expect(await store.totals('andet', '2026-03-01', '2026-04-01')).toEqual([]);
  });
}
