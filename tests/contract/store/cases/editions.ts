import { beforeAll, expect, test } from '@jest/globals';
import { shared } from '../../../../common/editing-api.ts';
import { HouseError } from '../../../../common/errors.ts';
import { newEdition, publish, saveDraft } from '../../../../knowledge/editing/edition.ts';
import type { Edition, FactMark, Revision } from '../../../../knowledge/editing/ports.ts';
import type { Store } from '../../../../storage/store.ts';
import { exampleGuide } from '../../../knowledge/editing/example.ts';
import { newId } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

const anna = { id: 'anna', firstName: 'Anna \0 \ud800 👍' };
const at = '2026-11-23T12:00:00.000Z';

const edition = (libraryId = newId('bibliotek'), guideId = newId('vejledning')): Edition => newEdition({ libraryId, guideId, own: false });

/** The next revision of an edition, which becomes what is live. */
function published(of: Edition, note = ''): { edition: Edition; revision: Revision } {
  const guide = exampleGuide({ id: of.guideId, owner: `${note} \0 \ud800 \u2028 "👍"` });
  const { edition: live, revision } = publish(saveDraft(of, { guide, base: exampleGuide({ id: of.guideId }), by: anna, at }), { guide, by: anna, at, note });
  if (revision === undefined) throw new Error('Publishing made no revision.');
  return { edition: live, revision };
}

/** Stores a new live revision. Answers the edition as it is then. */
async function live(store: Store, of: Edition, note?: string): Promise<{ edition: Edition; revision: Revision }> {
  const { edition: changed, revision } = published(of, note);
  return { edition: await store.changeEdition(changed, { revision }), revision };
}

const mark = (changes: Partial<FactMark> = {}): FactMark => ({ libraryId: newId('bibliotek'), factId: 'card-price', by: 'Åse \ud800', on: '2026-11-23', of: '50 kr.', correction: null, ...changes });

export function editions(kind: Kind): void {
  const bench = benchOf(kind);
  let others: Store[];
  beforeAll(async () => {
    others = [bench.store, await bench.open()];
  });

  test('an edition and its draft as they were written, each change one version on', async () => {
    const { store } = bench;
    const first = saveDraft(edition(), { guide: exampleGuide({ owner: 'æ \0 \ud800' }), base: null, by: anna, at });
    expect(await store.edition(first.libraryId, first.guideId)).toBeUndefined();
    const once = await store.changeEdition(first);
    expect([once, await store.edition(first.libraryId, first.guideId)]).toEqual([{ ...first, version: 1 }, { ...first, version: 1 }]);
    const twice = await store.changeEdition({ ...once, hidden: true });
    expect([twice, await store.edition(first.libraryId, first.guideId)]).toEqual([{ ...first, hidden: true, version: 2 }, { ...first, hidden: true, version: 2 }]);
    expect((await store.editions()).filter(({ libraryId }) => libraryId === first.libraryId)).toEqual([twice]);
    expect(await store.edition('en anden', first.guideId)).toBeUndefined();
  });

  test('of two changes at once exactly one, and of the other neither revision nor position', async () => {
    for (let round = 0; round < 12; round += 1) {
      let read = edition();
      // Odd rounds: the first change of all, where there is no row yet to have a version.
      if (round % 2 === 0) read = (await live(bench.store, read)).edition;
      const before = await bench.store.guidePosition();
      const rivals = others.map((_, index) => published(read, `fra ${index}`));
      const outcomes = await Promise.allSettled(rivals.map(({ edition: changed, revision }, index) => others[index]?.changeEdition(changed, { revision })));
      const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([{ status: 'rejected', reason: new HouseError('Conflict') }]);
      expect(await bench.store.edition(read.libraryId, read.guideId)).toEqual({ ...rivals[won]?.edition, version: read.version + 1 });
      expect((await bench.store.revisions(read.libraryId, read.guideId)).slice(0, -read.newest || undefined)).toEqual([rivals[won]?.revision]);
      expect(await bench.store.guidePosition()).toBe(before + 1);
    }
  });

  test('of two drafts saved at once exactly one', async () => {
    for (let round = 0; round < 12; round += 1) {
      const read = round % 2 === 0 ? await bench.store.changeEdition(edition()) : edition();
      const drafts = others.map((_, index) => saveDraft(read, { guide: exampleGuide({ owner: `fra ${index}` }), base: null, by: anna, at }));
      const outcomes = await Promise.allSettled(drafts.map((draft, index) => others[index]?.changeEdition(draft, { quiet: true })));
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([{ status: 'rejected', reason: new HouseError('Conflict') }]);
      const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect(await bench.store.edition(read.libraryId, read.guideId)).toEqual({ ...drafts[won], version: read.version + 1 });
    }
  });

  test('a change of an old version, or with a revision that is there already, is refused whole', async () => {
    const { store } = bench;
    const { edition: first, revision } = await live(store, edition());
    const [stored, position] = [await store.edition(first.libraryId, first.guideId), await store.guidePosition()];
    const next = published(first);
    await expect(store.changeEdition({ ...next.edition, version: 0 }, next)).rejects.toEqual(new HouseError('Conflict'));
    await expect(store.changeEdition({ ...next.edition, version: 7 }, next)).rejects.toEqual(new HouseError('Conflict'));
    await expect(store.changeEdition({ ...next.edition, hidden: true }, { revision })).rejects.toEqual(new HouseError('Conflict'));
    expect([await store.edition(first.libraryId, first.guideId), await store.revisions(first.libraryId, first.guideId), await store.guidePosition()]).toEqual([stored, [revision], position]);
  });

  test('many guides changed at the same moment, all of them', async () => {
    const before = await bench.store.guidePosition();
    const changed = await Promise.all(Array.from({ length: 30 }, (_, index) => live(others[index % 2] ?? bench.store, edition('mange'))));
    expect(await bench.store.guidePosition()).toBe(before + 30);
    const byId = (a: { guideId: string }, b: { guideId: string }): number => (a.guideId < b.guideId ? -1 : 1);
    expect((await bench.store.editions()).filter(({ libraryId }) => libraryId === 'mange')).toEqual(changed.map(({ edition: one }) => one).toSorted(byId));
  });

  test('revisions newest first, and each by its number', async () => {
    let read = edition(shared);
    const all: Revision[] = [];
    for (let number = 1; number <= 11; number += 1) {
      const { edition: next, revision } = await live(bench.store, read, `nr. ${number}`);
      [read] = [next, all.unshift(revision)];
    }
    expect(all.map(({ number }) => number)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await bench.store.revisions(shared, read.guideId)).toEqual(all);
    expect(await bench.store.revision(shared, read.guideId, 10)).toEqual(all[1]);
    expect([await bench.store.revision(shared, read.guideId, 12), await bench.store.revision('en anden', read.guideId, 1), await bench.store.revisions('en anden', read.guideId)]).toEqual([undefined, undefined, []]);
  });

  test('of live revisions the one of each edition that it names', async () => {
    const { store } = bench;
    const library = newId('bibliotek');
    const [back, gone, newest, drafted] = [edition(library, 'a-tilbage'), edition(library, 'b-ingen'), edition(library, 'c-nyeste'), edition(library, 'd-kladde')];
    const [first, second] = [await live(store, back, 'én'), await live(store, gone)];
    await store.changeEdition({ ...(await live(store, first.edition, 'to')).edition, live: 1 });
    await store.changeEdition({ ...second.edition, live: null });
    await live(store, (await live(store, newest, 'én')).edition, 'to');
    await store.changeEdition(saveDraft(drafted, { guide: exampleGuide(), base: null, by: anna, at }));
    const found = (await store.liveRevisions()).filter(({ libraryId }) => libraryId === library);
    expect(found.map(({ guideId, number, note }) => [guideId, number, note])).toEqual([['a-tilbage', 1, 'én'], ['c-nyeste', 2, 'to']]);
    expect(found[0]).toEqual(first.revision);
  });

  test('the position moves with what citizens may see, and not with a draft', async () => {
    const { store } = bench;
    const position = await store.guidePosition();
    const { edition: first } = await live(store, edition());
    expect(await store.guidePosition()).toBe(position + 1);
    await store.changeEdition(saveDraft(first, { guide: exampleGuide(), base: null, by: anna, at }), { quiet: true });
    expect(await store.guidePosition()).toBe(position + 1);
    await store.setFactMark(mark());
    expect(await store.guidePosition()).toBe(position + 2);
    expect(await others[1]?.guidePosition()).toBe(position + 2);
  });

  test('a library\'s newest mark of each fact', async () => {
    const { store } = bench;
    const correction = { value: '60 kr.', da: 'Kortet koster 60 kr.\0', en: 'The card costs DKK 60.', source: 'https://www.borger.dk' };
    const [old, other] = [mark(), mark()];
    const [corrected, second] = [{ ...old, on: '2026-11-24', correction }, mark({ libraryId: old.libraryId, factId: 'card-age' })];
    for (const each of [old, other, corrected, second]) await store.setFactMark(each);
    const ours = (await store.factMarks()).filter(({ libraryId }) => [old.libraryId, other.libraryId].includes(libraryId));
    expect(ours).toHaveLength(3);
    expect(ours).toEqual(expect.arrayContaining([corrected, other, second]));
    const position = await store.guidePosition();
    await Promise.all(Array.from({ length: 10 }, (_, index) => others[index % 2]?.setFactMark({ ...old, by: 'samtidig' })));
    expect([await store.guidePosition(), (await store.factMarks()).filter(({ by }) => by === 'samtidig').length]).toEqual([position + 10, 1]);
  });
}
