import { expect, test } from '@jest/globals';
import { HouseError } from '../../../../common/errors.ts';
import { change, conversation, newId, question, stored } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

export function learning(kind: Kind): void {
  const bench = benchOf(kind);
  const awkward = 'æøå \0 \ud800 \u2028 "\\" 👍';

  test('a question comes back as it was written, newest first, and no more than are asked for', async () => {
    const libraryId = newId('bibliotek');
    const talk = conversation();
    const questions = [
      question(talk.id, { libraryId, at: '2026-03-01T08:00:00.000Z', text: awkward, language: 'uk' }),
      question(talk.id, { libraryId, at: '2026-03-03T08:00:00.000Z', why: 'by-hand', guideId: 'pas', stepId: awkward, answer: awkward }),
      question(talk.id, { libraryId, at: '2026-03-02T08:00:00.000Z', why: 'given-up', guideId: 'pas' }),
    ];
    await bench.store.commit(change(talk, ['hej'], { questions }));
    const [oldest, newest, middle] = questions;
    expect(await bench.store.openQuestions(libraryId, 9)).toEqual([newest, middle, oldest]);
    expect(await bench.store.openQuestions(libraryId, 2)).toEqual([newest, middle]);
    expect(await bench.store.openQuestions(newId('bibliotek'), 9)).toEqual([]);
  });

  test('one turn of many writes as many, and a turn that is refused writes none', async () => {
    const libraryId = newId('bibliotek');
    const talks = Array.from({ length: 70 }, () => conversation());
    await Promise.all(talks.map((talk) => bench.store.commit(change(talk, ['hej'], { questions: [question(talk.id, { libraryId })] }))));
    expect(await bench.store.openQuestions(libraryId, 100)).toHaveLength(70);
    const old = await stored(bench.store);
    await expect(bench.store.commit(change({ ...old, version: 0, watermark: 0 }, ['igen'], { questions: [question(old.id, { libraryId })] }))).rejects.toEqual(new HouseError('Conflict'));
    expect(await bench.store.openQuestions(libraryId, 100)).toHaveLength(70);
  });

  test('what was used or dismissed has left the list, and nobody deals with another library\'s', async () => {
    const [libraryId, other] = [newId('bibliotek'), newId('bibliotek')];
    const talk = conversation();
    const [used, dismissed, kept] = Array.from({ length: 3 }, () => question(talk.id, { libraryId }));
    await bench.store.commit(change(talk, ['hej'], { questions: [used, dismissed, kept].filter((each) => each !== undefined) }));
    await bench.store.settleQuestions(libraryId, [used?.id ?? ''], 'used');
    await bench.store.settleQuestions(libraryId, [dismissed?.id ?? '', used?.id ?? '', 'ukendt'], 'dismissed');
    await bench.store.settleQuestions(other, [kept?.id ?? ''], 'dismissed');
    await bench.store.settleQuestions(libraryId, [], 'used');
    expect(await bench.store.openQuestions(libraryId, 9)).toEqual([kept]);
  });
}
