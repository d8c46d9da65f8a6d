import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import type { StoredPicture } from '../../../../knowledge/editing/ports.ts';
import type { Store } from '../../../../storage/store.ts';
import { newId } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

const noon = '2026-11-23T12:00:00.000Z';
const minutes = (count: number): string => new Date(Date.parse(noon) + count * 60_000).toISOString();

/** Bytes of every kind, so many that a database keeps them apart from their row. */
const large = (): Buffer => Buffer.concat([Buffer.from([0, 255, 0x1a, 0xed, 0xa0, 0x80, 0x5c, 0x78, 0x27]), randomBytes(3_000_000)]);
const hashOf = (content: Uint8Array | undefined): string => createHash('sha256').update(content ?? '').digest('hex');

export function editing(kind: Kind): void {
  const bench = benchOf(kind);
  let others: Store[];
  beforeAll(async () => {
    others = [bench.store, await bench.open()];
  });

  test('who has had a guide open since then, by library, each once', async () => {
    const { store } = bench;
    const library = newId('bibliotek');
    const [anna, bo] = [{ id: 'anna', firstName: 'Anna' }, { id: 'bo', firstName: 'Bo \ud800' }];
    await store.markEditing(library, 'mitid', anna, minutes(0));
    await store.markEditing(library, 'mitid', bo, minutes(1));
    await store.markEditing(library, 'mitid', anna, minutes(2));
    await store.markEditing(library, 'nemkonto', anna, minutes(3));
    await store.markEditing(newId('bibliotek'), 'mitid', anna, minutes(4));
    const all = [{ guideId: 'mitid', by: anna, at: minutes(2) }, { guideId: 'mitid', by: bo, at: minutes(1) }, { guideId: 'nemkonto', by: anna, at: minutes(3) }];
    expect(await others[1]?.editing(library, minutes(1))).toEqual(all);
    expect(await store.editing(library, minutes(2))).toEqual([all[0], all[2]]);
    expect(await store.editing(library, minutes(4))).toEqual([]);
  });

  test('pictures byte by byte, each once, whoever keeps it', async () => {
    const [content, name] = [large(), `${newId('billede')}.png`];
    const picture: StoredPicture = { name, type: 'image/png', content, at: noon };
    await Promise.all([...others, ...others].map((store) => store.keepPicture(picture)));
    await bench.store.keepPicture({ ...picture, at: minutes(1) });
    for (const store of others) {
      const found = await store.picture(name);
      expect({ ...found, content: hashOf(found?.content) }).toEqual({ ...picture, content: hashOf(content) });
    }
    const tiny = { name: `${newId('billede')}.jpg`, type: 'image/jpeg', content: Uint8Array.of(0), at: noon };
    await bench.store.keepPicture(tiny);
    expect(Buffer.from((await bench.store.picture(tiny.name))?.content ?? [])).toEqual(Buffer.from([0]));
    expect((await bench.store.pictureNames()).filter((each) => [name, tiny.name].includes(each))).toEqual([name, tiny.name].toSorted());
    expect(await bench.store.picture('ingen.png')).toBeUndefined();
  });

  test('a part of larger bytes as that part alone', async () => {
    const around = Buffer.from([9, 9, 0, 1, 2, 255, 9]);
    const picture = { name: `${newId('billede')}.webp`, type: 'image/webp', content: around.subarray(2, 6), at: noon };
    await bench.store.keepPicture(picture);
    expect([...((await bench.store.picture(picture.name))?.content ?? [])]).toEqual([0, 1, 2, 255]);
  });

  test('the training of a model for exactly one of many, and again for one when the claim ran out', async () => {
    const { store } = bench;
    const hash = newId('model');
    const claims = (now: string, until: string, of = hash) => Promise.all(Array.from({ length: 8 }, (_, index) => others[index % 2]?.claimTraining(of, now, until)));
    const given = (outcomes: (boolean | undefined)[]): number => outcomes.filter(Boolean).length;
    expect(given(await claims(minutes(0), minutes(5)))).toBe(1);
    expect(given(await claims(minutes(4), minutes(9)))).toBe(0);
    expect(given(await claims(minutes(0), minutes(5), newId('model')))).toBe(1);
    expect(given(await claims(minutes(5), minutes(10)))).toBe(1);
    expect(given(await claims(minutes(9), minutes(14)))).toBe(0);
    expect(await store.model(hash)).toBeUndefined();
    const content = large();
    await store.keepModel(hash, content, minutes(10));
    expect(hashOf(await others[1]?.model(hash))).toBe(hashOf(content));
    expect(given(await claims(minutes(60), minutes(65)))).toBe(0);
    expect(hashOf(await store.model(hash))).toBe(hashOf(content));
  });

  test('a model that nobody had claimed, and the newer one in its place', async () => {
    const hash = newId('model');
    for (const byte of [1, 2]) await bench.store.keepModel(hash, Uint8Array.of(byte), minutes(byte));
    expect([...((await bench.store.model(hash)) ?? [])]).toEqual([2]);
  });

  test('the newest models, and the claims of those that are being trained', async () => {
    const { store } = bench;
    const hashes = Array.from({ length: 5 }, () => newId('model'));
    const [young, old] = [minutes(1_000), minutes(2_000)];
    for (const [index, hash] of hashes.entries()) await store.keepModel(hash, Uint8Array.of(index), minutes(1_000 - index));
    const claimed = newId('model');
    await store.claimTraining(claimed, noon, old);
    await store.forgetModels(2);
    expect(await Promise.all(hashes.map(async (hash) => (await store.model(hash)) !== undefined))).toEqual([true, true, false, false, false]);
    expect(await store.claimTraining(claimed, young, old)).toBe(false);
    await store.forgetModels(0);
    expect(await store.model(hashes[0] ?? '')).toBeUndefined();
  });

  test('a library\'s saved questions, of each id the newest', async () => {
    const { store } = bench;
    const libraryId = newId('bibliotek');
    const question = (text: string, more = {}) => ({ id: newId('spørgsmål'), libraryId, text, guideId: 'mitid', ...more });
    const [first, second] = [question('hvordan får jeg MitID? \0'), question('mit id virker ik \ud800')];
    for (const each of [first, second, question('et andet bibliotek', { libraryId: newId('bibliotek') }), { ...first, guideId: 'nemkonto' }]) await store.keepSavedQuestion(each);
    const found = await store.savedQuestions(libraryId);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([{ ...first, guideId: 'nemkonto' }, second]));
    expect(await store.savedQuestions('ingen')).toEqual([]);
  });

  test('when each address was last tried', async () => {
    const { store } = bench;
    const [good, bad] = [`https://a.dk/${newId('side')}`, `https://b.dk/${newId('side')}`];
    const failing = { url: bad, at: noon, status: 0, failingSince: noon };
    for (const check of [{ url: good, at: noon, status: 200, failingSince: null }, failing, { url: good, at: minutes(1), status: 404, failingSince: minutes(1) }]) await store.setLinkCheck(check);
    expect((await store.linkChecks()).filter(({ url }) => [good, bad].includes(url))).toEqual([{ url: good, at: minutes(1), status: 404, failingSince: minutes(1) }, failing]);
    await store.setLinkCheck({ ...failing, at: minutes(2), status: 200, failingSince: null });
    expect((await store.linkChecks()).find(({ url }) => url === bad)).toEqual({ url: bad, at: minutes(2), status: 200, failingSince: null });
  });
}
