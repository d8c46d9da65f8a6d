import { expect, test } from '@jest/globals';
import { HouseError } from '../../../../common/errors.ts';
import type { Account, Session } from '../../../../identity/ports.ts';
import type { Count } from '../../../../insights/ports.ts';
import { change, conversation, newId } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

function account(email: string, changes: Partial<Account['staff']> = {}): Account {
  return {
    staff: { id: newId('staff'), email, firstName: 'Åse', role: 'librarian', libraryId: 'bibliotek', ...changes },
    passwordHash: 'scrypt$16384$8$1$c2FsdA$aGFzaA',
  };
}

export function staff(kind: Kind): void {
  const bench = benchOf(kind);

  test('an account, found by its e-mail address however that is written', async () => {
    const added = account('Aase.Ærø@Example.dk');
    await bench.store.saveAccount(added);
    const expected = { ...added, staff: { ...added.staff, email: 'aase.ærø@example.dk' } };
    expect(await bench.store.accountByEmail('AASE.ÆRØ@example.DK')).toEqual(expected);
    expect(await bench.store.accountByEmail('bo@example.dk')).toBeUndefined();
  });

  test('an account that is saved again under the id it had', async () => {
    const first = account('bo@example.dk');
    await bench.store.saveAccount(first);
    const again = { ...account('BO@example.dk', { firstName: 'Bo', role: 'admin', libraryId: 'andet' }), passwordHash: 'ny' };
    await bench.store.saveAccount(again);
    expect(await bench.store.accountByEmail('bo@example.dk')).toEqual({ ...again, staff: { ...again.staff, id: first.staff.id, email: 'bo@example.dk' } });
  });

  test('no account under the id of another', async () => {
    const first = account('carl@example.dk');
    await bench.store.saveAccount(first);
    await expect(bench.store.saveAccount(account('dora@example.dk', { id: first.staff.id }))).rejects.toEqual(new HouseError('Conflict'));
  });

  test('a session with its owner, until either is gone', async () => {
    const owner = account('eva@example.dk');
    await bench.store.saveAccount(owner);
    const session: Session = { tokenHash: newId('hash'), staffId: owner.staff.id, createdAt: '2026-03-01T08:00:00.000Z', expiresAt: '2026-03-02T08:00:00.000Z' };
    await bench.store.addSession(session);
    expect(await bench.store.session(session.tokenHash)).toEqual({ session, staff: owner.staff });
    const orphan = { ...session, tokenHash: newId('hash'), staffId: 'ingen' };
    await bench.store.addSession(orphan);
    expect(await bench.store.session(orphan.tokenHash)).toBeUndefined();
    await bench.store.deleteSession(session.tokenHash);
    expect(await bench.store.session(session.tokenHash)).toBeUndefined();
  });

  test('sessions until they are swept away', async () => {
    const owner = account('finn@example.dk');
    await bench.store.saveAccount(owner);
    const of = (expiresAt: string): Session => ({ tokenHash: newId('hash'), staffId: owner.staff.id, createdAt: '2020-01-01T00:00:00.000Z', expiresAt });
    const [old, edge, fresh] = [of('2020-05-01T11:59:59.999Z'), of('2020-05-01T12:00:00.000Z'), of('2020-05-02T00:00:00.000Z')];
    for (const session of [old, edge, fresh]) await bench.store.addSession(session);
    expect(await bench.store.deleteSessionsExpiredBefore('2020-05-01T12:00:00.000Z')).toBe(1);
    expect(await bench.store.session(old.tokenHash)).toBeUndefined();
    expect(await bench.store.session(edge.tokenHash)).toBeDefined();
    expect(await bench.store.deleteSessionsExpiredBefore('2020-05-01T12:00:00.000Z')).toBe(0);
  });

  test('an audit trail that takes the same entry twice', async () => {
    const entry = { at: '2026-03-01T08:00:00.000Z', staffId: null, action: 'sign-in-failed', subject: 'Ærø' };
    await bench.store.audit(entry);
    await expect(bench.store.audit(entry)).resolves.toBeUndefined();
  });

  test('one secret of a name, for all who ask at once', async () => {
    const name = newId('nøgle');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => bench.store.secret(name, () => `hemmelig ${index}`)));
    expect(new Set(answers).size).toBe(1);
    expect(await bench.store.secret(name, () => 'anden')).toBe(answers[0]);
    expect(await bench.store.secret(newId('nøgle'), () => 'anden')).toBe('anden');
  });

  test('counts, summed by day, event, guide and step', async () => {
    const libraryId = newId('bibliotek');
    const of = (day: string, event: Count['event'], stepId = ''): Count => ({ day, libraryId, event, guideId: 'mitid-ny', stepId });
    const [worked, failed, late] = [of('2026-03-01', 'guide-worked'), of('2026-03-02', 'guide-failed', 'trin-2'), of('2026-04-01', 'guide-worked')];
    const turns = Array.from({ length: 30 }, () => bench.store.commit(change(conversation(), [], { counts: [worked, failed, failed] })));
    await Promise.all(turns);
    await bench.store.commit(change(conversation(), [], { counts: [late, worked] }));
    expect(await bench.store.totals(libraryId, '2026-03-01', '2026-03-31')).toEqual([{ ...worked, total: 31 }, { ...failed, total: 60 }]);
    expect(await bench.store.totals(libraryId, '2026-03-02', '2026-04-01')).toEqual([{ ...failed, total: 60 }, { ...late, total: 1 }]);
    expect(await bench.store.totals('andet', '2026-03-01', '2026-04-01')).toEqual([]);
  });
}
