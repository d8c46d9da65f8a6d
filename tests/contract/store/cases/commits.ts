import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import type { Change } from '../../../../bot/ports.ts';
import { HouseError } from '../../../../common/errors.ts';
import { claim } from '../../../../handoff/request.ts';
import { change, conversation, message, request, stored } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

const conflict = new HouseError('Conflict');

export function commits(kind: Kind): void {
  const bench = benchOf(kind);

  test('a turn whole: conversation, rows with watermarks, requests and counts', async () => {
    const fresh = conversation();
    const asked = request(fresh.id);
    const count = { day: '2026-03-01', libraryId: 'turn', event: 'handoff-opened', guideId: '', stepId: '' } as const;
    const done = await bench.store.commit(change(fresh, ['hjælp', 'det gør vi'], { requests: [asked], counts: [count] }));
    expect(done.conversation).toEqual({ ...fresh, version: 1, watermark: 2 });
    expect(done.rows.map((row) => [row.conversationId, row.watermark, row.activity.text])).toEqual([[fresh.id, 1, 'hjælp'], [fresh.id, 2, 'det gør vi']]);
    expect(done.requests).toEqual([{ ...asked, version: 1 }]);
    expect(await bench.store.load(fresh.id)).toEqual(done.conversation);
    expect(await bench.store.activitiesAfter(fresh.id, 0, 10)).toEqual(done.rows);
    expect(await bench.store.request(asked.id)).toEqual(done.requests[0]);
    expect(await bench.store.totals('turn', '2026-03-01', '2026-03-01')).toEqual([{ ...count, total: 1 }]);
  });

  test('the next turn on top of the one before', async () => {
    const first = await bench.store.commit(change(conversation(), ['et']));
    const state = { ...first.conversation.state, prompt: 7, question: 'hvad nu?' };
    const updatedAt = '2026-03-01T09:00:00.000Z';
    const second = await bench.store.commit(change({ ...first.conversation, state, updatedAt }, ['to', 'tre']));
    expect(second.conversation).toEqual({ ...first.conversation, state, updatedAt, version: 2, watermark: 3 });
    expect(second.rows.map(({ watermark }) => watermark)).toEqual([2, 3]);
    expect(await bench.store.load(first.conversation.id)).toEqual(second.conversation);
  });

  test('a turn that says nothing', async () => {
    const { conversation: read } = await bench.store.commit(change(await stored(bench.store), []));
    expect(read).toMatchObject({ version: 2, watermark: 1 });
  });

  test('nothing of a turn on an old version', async () => {
    const old = await stored(bench.store);
    const newer = await bench.store.commit(change(old, ['først']));
    const late = change(old, ['for sent'], { requests: [request(old.id)] });
    await expect(bench.store.commit(late)).rejects.toEqual(conflict);
    expect(await bench.store.load(old.id)).toEqual(newer.conversation);
    expect(await bench.store.activitiesAfter(old.id, 0, 10)).toHaveLength(2);
    expect(await bench.store.request(late.requests[0]?.id ?? '')).toBeUndefined();
  });

  test('no conversation twice as new, and none that was never stored', async () => {
    const fresh = conversation();
    await bench.store.commit(change(fresh, ['hej']));
    await expect(bench.store.commit(change(fresh, ['hej igen']))).rejects.toEqual(conflict);
    await expect(bench.store.commit(change(conversation({ version: 3, watermark: 2 }), ['hej']))).rejects.toEqual(conflict);
  });

  test('a client id once in a conversation, and again in another', async () => {
    const first = await bench.store.commit(change(conversation(), ['hej'], { clientIds: ['min-1'] }));
    await expect(bench.store.commit(change(first.conversation, ['hej'], { clientIds: ['min-1'] }))).rejects.toEqual(conflict);
    expect(await bench.store.load(first.conversation.id)).toEqual(first.conversation);
    expect(await bench.store.activitiesAfter(first.conversation.id, 0, 10)).toEqual(first.rows);
    expect(await bench.store.activityIdOf(first.conversation.id, 'min-1')).toBe(first.rows[0]?.activity.id);
    expect(await bench.store.activityIdOf(first.conversation.id, 'min-2')).toBeUndefined();
    await expect(bench.store.commit(change(conversation(), ['hej'], { clientIds: ['min-1'] }))).resolves.toBeDefined();
    await expect(bench.store.commit(change(conversation(), ['en', 'to'], { clientIds: ['ens', 'ens'] }))).rejects.toEqual(conflict);
  });

  test('of many turns at once all that are sound, and each by itself refused that is not', async () => {
    const taken = await bench.store.commit(change(conversation(), ['hej'], { clientIds: ['brugt'] }));
    const sound = Array.from({ length: 150 }, (_, index) => change(conversation(), [`nr. ${index}`, 'svar']));
    const round: Record<string, unknown> = {};
    round.self = round;
    const bad: Change[] = [
      change(taken.conversation, ['hej'], { clientIds: ['brugt'] }),
      change(conversation({ version: 9, watermark: 9 }), ['gammel']),
      change(conversation({ libraryId: undefined as never }), ['intet bibliotek']),
      { ...change(conversation(), []), activities: [{ activity: message('rund', { value: round }), clientId: null }] },
      change(conversation(), ['forkert version'], { requests: [request('ingen', { version: 4 })] }),
      change(conversation({ id: { toString: 1 } as never }), ['intet id']),
    ];
    const outcomes = await Promise.allSettled([...sound.slice(0, 70), ...bad, ...sound.slice(70)].map((one) => bench.store.commit(one)));
    const kept = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(kept).toHaveLength(sound.length);
    for (const each of sound) expect(await bench.store.activitiesAfter(each.conversation.id, 0, 10)).toHaveLength(2);
    for (const each of bad.slice(1, 5)) expect(await bench.store.load(each.conversation.id)).toBeUndefined();
    expect(await bench.store.load(taken.conversation.id)).toEqual(taken.conversation);
  });

  test('nothing in an error of what a citizen wrote', async () => {
    const broken = conversation({ libraryId: undefined as never, state: { ...conversation().state, question: 'min hemmelighed' } });
    const error = await bench.store.commit(change(broken, ['min hemmelighed'])).catch((reason: unknown) => reason);
    expect(inspect(error, { depth: 9 })).toMatch(/null|bound/i);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hemmelighed');
  });

  test('of turns of one conversation at once the first, in the order they came', async () => {
    const read = await stored(bench.store);
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((text) => bench.store.commit(change(read, [text]))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await bench.store.activitiesAfter(read.id, 1, 10)).map((row) => row.activity.text)).toEqual(['a']);
  });

  test('the turn that comes after one that was refused', async () => {
    const read = (await bench.store.commit(change(conversation(), ['hej'], { clientIds: ['x'] }))).conversation;
    const outcomes = await Promise.allSettled([
      bench.store.commit(change(read, ['igen'], { clientIds: ['x'] })),
      bench.store.commit(change(read, ['videre'], { clientIds: ['y'] })),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  test('exactly one of 50 claims of a request at once', async () => {
    const talk = conversation();
    const opened = await bench.store.commit(change(talk, ['hjælp'], { requests: [request(talk.id)] }));
    const waiting = opened.requests[0];
    if (!waiting) throw new Error('no request');
    const claims = Array.from({ length: 50 }, (_, index) => {
      const librarian = { id: `s${index}`, email: '', firstName: `Nr. ${index}`, role: 'librarian', libraryId: 'bibliotek' } as const;
      return bench.store.commit(change(opened.conversation, [], { requests: [claim(waiting, librarian, '2026-03-01T10:00:00.000Z')] }));
    });
    const outcomes = await Promise.allSettled(claims);
    const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(won).toHaveLength(1);
    expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))).toEqual(Array(49).fill(conflict));
    expect(await bench.store.request(waiting.id)).toEqual(won[0]?.requests[0]);
  });

  test('one of two claims that come through different conversations', async () => {
    const talk = conversation();
    const opened = await bench.store.commit(change(talk, ['hjælp'], { requests: [request(talk.id)] }));
    const claims = [conversation(), conversation()].map((other) => bench.store.commit(change(other, ['jeg tager den'], { requests: opened.requests })));
    const outcomes = await Promise.allSettled(claims);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  test('nothing any more once the store is closing, but everything that came before', async () => {
    const other = await bench.open();
    const before = Array.from({ length: 20 }, () => other.commit(change(conversation(), ['før'])));
    const closed = other.close();
    await expect(other.commit(change(conversation(), ['efter']))).rejects.toEqual(new HouseError('Unavailable'));
    await closed;
    for (const { conversation: read } of await Promise.all(before)) expect(await bench.store.load(read.id)).toEqual(read);
    expect(await other.ready()).toBe(false);
    expect(await bench.store.ready()).toBe(true);
  });
}
