import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Switches } from '../../common/desk-team.ts';
import { newEdition, publish, saveDraft } from '../../knowledge/editing/edition.ts';
import type { FactMark } from '../../knowledge/editing/ports.ts';
import type { Outage } from '../../knowledge/outage.ts';
import { restoreBackup } from '../../storage/backup/restore.ts';
import { writeBackup } from '../../storage/backup/write.ts';
import { openEngine, openStore } from '../../storage/open.ts';
import type { Store } from '../../storage/store.ts';
import { change, conversation, note, question, request, stored } from '../contract/store/make.ts';
import { Bench, stores } from '../contract/store/stores.ts';
import type { Kind } from '../contract/store/stores.ts';
import { exampleGuide } from '../knowledge/editing/example.ts';

let folder: string;
let benches: Bench[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'selvhjulpen-backup-'));
  benches = [];
});
afterEach(async () => {
  for (const bench of benches) await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function place(kind: Kind): Promise<Bench> {
  const bench = new Bench(kind);
  await bench.prepare();
  benches.push(bench);
  return bench;
}

const awkward = 'æøå \0 \ud800 \u001A \u2028\u2029\r\n "\\" 👍';
const session = { tokenHash: 'hash', staffId: 'staff-1', createdAt: '2026-03-01T08:00:00.000Z', expiresAt: '2026-03-02T08:00:00.000Z' };
const account = { staff: { id: 'staff-1', email: 'åse@example.dk', firstName: awkward, role: 'admin', libraryId: 'b' }, passwordHash: 'scrypt' } as const;

/** Something in every table, and a way to read all of it again. */
const outage: Outage = { id: awkward, service: 'skat', libraryId: 'b', from: '2026-03-01T08:00:00.000Z', until: null, words: { da: awkward, en: awkward } };

const reply = { id: `svar ${awkward}`, title: awkward, text: awkward };
const switches: Switches = { bot: { reason: { da: 'æøå', en: 'broken' }, by: { id: 'staff-1', firstName: awkward }, at: '2026-03-01T08:00:00.000Z' }, handoff: null };

const act = { by: { id: 'staff-1', firstName: awkward }, at: '2026-03-01T08:00:00.000Z' };
const mark: FactMark = { libraryId: 'b', factId: 'card-price', by: awkward, on: '2026-03-01', of: '50 kr.', correction: { value: '60 kr.', da: awkward, en: awkward, source: 'https://a.dk' } };
const saved = { id: `spørgsmål ${awkward}`, libraryId: 'b', text: awkward, guideId: 'kort' };

/** What the editors' room keeps: a guide with two revisions and a draft, and more pictures than are held in memory at a time. */
async function edit(store: Store): Promise<(other: Store) => Promise<void>> {
  const guide = exampleGuide({ owner: awkward });
  const first = publish(saveDraft(newEdition({ libraryId: 'b', guideId: 'kort', own: false }), { guide, base: guide, ...act }), { guide, note: awkward, ...act });
  const once = await store.changeEdition(first.edition, first);
  const second = publish(saveDraft(once, { guide, base: null, ...act }), { guide, note: 'to', ...act });
  const edition = await store.changeEdition(saveDraft({ ...(await store.changeEdition(second.edition, second)), live: 1 }, { guide, base: null, ...act }));
  const contents = [...Array.from({ length: 23 }, (_, index) => Buffer.from([0, 10, 255, index].slice(0, index % 5))), randomBytes(3_000_000)];
  const pictures = contents.map((content, index) => ({ name: `billede ${index} ${awkward}.png`, type: 'image/png', content, at: act.at }));
  for (const picture of pictures) await store.keepPicture(picture);
  await store.setFactMark(mark);
  await store.keepSavedQuestion(saved);
  await store.keepModel('model', Buffer.from('trænet'), act.at);
  await store.markEditing('b', 'kort', act.by, act.at);
  await store.setLinkCheck({ url: 'https://a.dk', at: act.at, status: 200, failingSince: null });
  return async (other) => {
    expect(await other.editions()).toEqual([edition]);
    expect(await other.revisions('b', 'kort')).toEqual([second.revision, first.revision]);
    expect(await other.liveRevisions()).toEqual([first.revision]);
    expect(await other.factMarks()).toEqual([mark]);
    expect(await other.savedQuestions('b')).toEqual([saved]);
    expect(await other.pictureNames()).toEqual(pictures.map(({ name }) => name).toSorted());
    for (const { name, content } of pictures) expect(content.equals((await other.picture(name))?.content ?? Buffer.from('none'))).toBe(true);
    expect([await other.model('model'), await other.editing('b', ''), await other.linkChecks()]).toEqual([undefined, [], []]);
    expect((await other.changeEdition(edition)).version).toBe(edition.version + 1);
  };
}

async function fill(store: Store): Promise<(other: Store) => Promise<void>> {
  const talks = await Promise.all(Array.from({ length: 1_100 }, (_, index) => stored(store, {}, [`nr. ${index}`, awkward])));
  const talk = conversation({ id: `samtale ${awkward}`, channel: 'teams', reference: { [awkward]: Number.MAX_SAFE_INTEGER } });
  const count = { day: '2026-03-01', libraryId: 'b', event: 'guide-worked', guideId: 'g', stepId: awkward } as const;
  const open = request(talk.id, { reason: awkward });
  const contact = { name: awkward, phone: '20 30 40 50', email: null };
  const written = note(open.id, awkward);
  const comment = { id: 'c1', libraryId: 'b', day: '2026-03-01', about: 'guide', guideId: 'g', rating: 'bad', text: awkward } as const;
  const asked = question(talk.id, { text: awkward, guideId: 'g', stepId: awkward, answer: awkward });
  const done = await store.commit(change(talk, ['hej', awkward], {
    requests: [open], counts: [count, count], clientIds: [awkward], contacts: [{ requestId: open.id, libraryId: 'b', contact, at: '2026-03-01T08:00:00.000Z' }], comments: [comment], notes: [written], questions: [asked],
  }));
  await store.markDelivered(talk.id, 1);
  await store.saveAccount(account);
  await store.addSession(session);
  await store.secret('signing', () => awkward);
  await store.setOutage(outage);
  await store.saveReply('staff-1', reply);
  await store.setSwitches('b', switches);
  for (const subject of [awkward, null]) await store.audit({ at: '2026-03-01T08:00:00.000Z', staffId: 'staff-1', action: 'restore', subject });
  const checkEdited = await edit(store);
  return async (other) => {
    await checkEdited(other);
    for (const each of talks) expect(await other.load(each.id)).toEqual(each);
    expect(await other.load(talk.id)).toEqual(done.conversation);
    expect(await other.activitiesAfter(talk.id, 0, 9)).toEqual(done.rows);
    expect(await other.activityIdOf(talk.id, awkward)).toBe(done.rows[0]?.activity.id);
    expect(await other.undelivered('teams', 9)).toEqual([{ conversation: done.conversation, delivered: 1 }]);
    expect(await other.request(done.requests[0]?.id ?? '')).toEqual(done.requests[0]);
    expect(await other.contactOf(open.id)).toEqual(contact);
    expect(await other.notesOf(talk.id)).toEqual([written]);
    expect(await other.openQuestions('bibliotek', 9)).toEqual([asked]);
    expect(await other.requestsBetween('bibliotek', open.openedAt, '2026-03-02')).toEqual(done.requests);
    expect(await other.repliesOf('staff-1')).toEqual([reply]);
    expect(await other.switches()).toEqual(new Map([['b', switches]]));
    expect(await other.comments('b', '2026-03-01', '2026-03-01')).toEqual([comment]);
    expect(await other.accountByEmail('Åse@example.dk')).toEqual(account);
    expect(await other.session('hash')).toEqual({ session, staff: account.staff });
    expect(await other.secret('signing', () => 'en anden')).toBe(awkward);
    expect(await other.totals('b', '2026-03-01', '2026-03-01')).toEqual([{ ...count, total: 2 }]);
    expect(await other.outages('2026-03-01T08:00:00.000Z')).toEqual([outage]);
    expect((await other.commit(change(done.conversation, ['videre']))).rows[0]?.watermark).toBe(3);
  };
}

const edited = ['editions', 'revisions', 'editing', 'fact_marks', 'pictures', 'models', 'saved_questions', 'link_checks', 'guide_position'] as const;

/** Makes a database what it was before guides could be edited. */
async function takeBack({ options }: Bench): Promise<void> {
  const { db, close } = await openEngine(options);
  for (const table of edited) await db.schema.dropTable(table).execute();
  await db.deleteFrom('migrations').where('number', '>', 8).execute();
  await close();
}

const pairs = stores.flatMap((from) => stores.map((to) => ({ from, to })));

describe.each(pairs)('a backup of $from.name restored in $to.name', ({ from, to }) => {
  test('brings everything back, documents too, and is the same when it is made again', async () => {
    const [source, target] = [await place(from), await place(to)];
    const store = await source.open();
    const check = await fill(store);
    const { dataDir } = source.options;
    mkdirSync(join(dataDir, 'guides', 'pictures'), { recursive: true });
    mkdirSync(join(dataDir, 'libraries'));
    writeFileSync(join(dataDir, 'guides', 'mitid-ny.json'), '{"id":"mitid-ny","title":"æøå"}\n');
    writeFileSync(join(dataDir, 'guides', 'mitid-ny.json.writing'), '{"id":');
    writeFileSync(join(dataDir, 'guides', 'pictures', 'a.png'), Buffer.from([0, 255, 1]));
    writeFileSync(join(dataDir, 'libraries', 'slagelse.json'), '{}\n');
    mkdirSync(join(dataDir, 'pools'));
    writeFileSync(join(dataDir, 'pools', 'syd.json'), '{}\n');
    const made = await writeBackup(source.options, join(folder, 'one'));
    expect(made.documents.map(({ path }) => path)).toEqual(['guides/mitid-ny.json', 'guides/pictures/a.png', 'libraries/slagelse.json', 'pools/syd.json']);
    expect(made.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['conversations', 1_101], ['activities', 2_202], ['requests', 1], ['staff', 1], ['sessions', 1], ['secrets', 1], ['counts', 1], ['contacts', 1], ['notes', 1], ['replies', 1], ['switches', 1], ['comments', 1], ['outages', 1],
      ['editions', 1], ['revisions', 2], ['fact_marks', 1], ['pictures', 24], ['saved_questions', 1], ['questions', 1], ['audit', 2],
    ]);
    await restoreBackup(target.options, join(folder, 'one'), false);
    const again = await writeBackup(target.options, join(folder, 'two'));
    expect([again.tables, again.documents]).toEqual([made.tables, made.documents]);
    for (const { path } of made.documents) {
      expect(readFileSync(join(target.options.dataDir, path))).toEqual(readFileSync(join(dataDir, path)));
    }
    await check(await target.open());
  });
});

describe.each(stores)('a backup of $name', (kind) => {
  test('made while the service runs is of one moment', async () => {
    const source = await place(kind);
    const store = await source.open();
    let running = true;
    const speak = async () => {
      for (let talk = conversation(); running; ) talk = (await store.commit(change(talk, ['en', 'to']))).conversation;
    };
    const speakers = Array.from({ length: 4 }, speak);
    for (let round = 0; round < 3; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await writeBackup(source.options, join(folder, `${round}`));
    }
    running = false;
    await Promise.all(speakers);
    for (let round = 0; round < 3; round += 1) {
      const dataDir = join(folder, `restored-${round}`);
      await restoreBackup({ dataDir }, join(folder, `${round}`), false);
      const restored = await openStore({ dataDir });
      const lines = readFileSync(join(folder, `${round}`, 'conversations.jsonl'), 'utf8').trim().split('\n');
      for (const line of lines) {
        const { id, watermark } = JSON.parse(line) as { id: string; watermark: number };
        expect(await restored.activitiesAfter(id, 0, 100_000)).toHaveLength(watermark);
      }
      await restored.close();
    }
  });

  test('is restored over conversations only when that was asked for, and then alone is there', async () => {
    const [source, target] = [await place(kind), await place(kind)];
    const read = await stored(await source.open());
    await writeBackup(source.options, join(folder, 'backup'));
    const old = await target.open();
    const before = await stored(old);
    mkdirSync(join(target.options.dataDir, 'libraries'));
    writeFileSync(join(target.options.dataDir, 'libraries', 'old.json'), '{}');
    await expect(restoreBackup(target.options, join(folder, 'backup'), false)).rejects.toThrow('already holds documents');
    rmSync(join(target.options.dataDir, 'libraries'), { recursive: true });
    await expect(restoreBackup(target.options, join(folder, 'backup'), false)).rejects.toThrow('already has conversations');
    expect(await old.load(before.id)).toEqual(before);
    await restoreBackup(target.options, join(folder, 'backup'), true);
    expect(await old.load(before.id)).toBeUndefined();
    expect(await old.load(read.id)).toEqual(read);
  });

  test('is not restored over what editors have done, though nobody has written yet, and has running instances read it anew when it is', async () => {
    const [source, target] = [await place(kind), await place(kind)];
    await source.open();
    await writeBackup(source.options, join(folder, 'backup'));
    const old = await target.open();
    await old.setFactMark(mark);
    await expect(restoreBackup(target.options, join(folder, 'backup'), false)).rejects.toThrow('already has compared facts');
    const edition = await old.changeEdition(newEdition({ libraryId: 'b', guideId: 'kort', own: false }));
    await expect(restoreBackup(target.options, join(folder, 'backup'), false)).rejects.toThrow('already has edited guides');
    expect([await old.editions(), await old.factMarks()]).toEqual([[edition], [mark]]);
    const position = await old.guidePosition();
    await restoreBackup(target.options, join(folder, 'backup'), true);
    expect([await old.editions(), await old.factMarks()]).toEqual([[], []]);
    expect(await old.guidePosition()).toBeGreaterThan(position);
  });

  test('from before guides could be edited is made, and restored over those that have been', async () => {
    const [source, target] = [await place(kind), await place(kind)];
    const read = await stored(await source.open(), {}, ['hej', awkward]);
    await takeBack(source);
    const made = await writeBackup(source.options, join(folder, 'backup'));
    expect([made.migration, made.tables.filter(({ name }) => (edited as readonly string[]).includes(name))]).toEqual([8, []]);
    const other = await target.open();
    await edit(other);
    await restoreBackup(target.options, join(folder, 'backup'), true);
    expect(await other.load(read.id)).toEqual(read);
    expect(await other.activitiesAfter(read.id, 0, 9)).toHaveLength(2);
    expect([await other.editions(), await other.liveRevisions(), await other.factMarks(), await other.pictureNames(), await other.savedQuestions('b')]).toEqual([[], [], [], [], []]);
    expect((await other.changeEdition(newEdition({ libraryId: 'b', guideId: 'kort', own: false }))).version).toBe(1);
  });

  test('begins the desk\'s log behind every place that was ever told, here or there', async () => {
    const [source, target] = [await place(kind), await place(kind)];
    const ask = (store: Store) => { const talk = conversation(); return store.commit(change(talk, [], { requests: [request(talk.id)] })); };
    const [there, here] = [await source.open(), await target.open()];
    for (const store of [there, there, there, here]) await ask(store);
    await here.markRead('samtale', 'citizen', 9);
    await writeBackup(source.options, join(folder, 'backup'));
    for (let round = 0, last = 3; round < 2; round += 1) {
      await restoreBackup(target.options, join(folder, 'backup'), true);
      expect(await here.deskNewsAfter(0, 10)).toEqual([]);
      await ask(here);
      const [first] = await here.deskNewsAfter(0, 10);
      expect(first?.desk.position).toBeGreaterThan(last + 1);
      last = first?.desk.position ?? 0;
    }
    expect(await here.marksOf('samtale')).toEqual({ citizen: 0, librarian: 0 });
  });
});

describe('a backup', () => {
  const [sqlite] = stores;
  const made = async (): Promise<string> => {
    if (!sqlite) throw new Error('no store');
    const source = await place(sqlite);
    await fill(await source.open());
    mkdirSync(join(source.options.dataDir, 'guides'));
    writeFileSync(join(source.options.dataDir, 'guides', 'a.json'), '{}');
    await writeBackup(source.options, join(folder, 'good'));
    return join(folder, 'good');
  };

  test('is for its owner alone, and nothing is left beside it', async () => {
    const backup = await made();
    expect(statSync(backup).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(backup)) expect(statSync(join(backup, name)).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toEqual(['good']);
  });

  test('that was damaged anywhere is refused, and the target is untouched', async () => {
    const backup = await made();
    const edit = (path: string, change: (text: string) => string) => (at: string) => writeFileSync(join(at, path), change(readFileSync(join(at, path), 'utf8')));
    const manifest = (change: (manifest: Record<string, unknown> & { tables: { name: string; rows: number }[]; documents: object[] }) => void) =>
      edit('manifest.json', (text) => {
        const content = JSON.parse(text);
        change(content);
        return JSON.stringify(content);
      });
    const damages: [string, (at: string) => void][] = [
      ['SHA-256 differs', edit('conversations.jsonl', (text) => text.replace('"da', '"en'))],
      ['SHA-256 differs', (at) => appendFileSync(join(at, 'audit.jsonl'), '\n')],
      ['SHA-256 differs', edit('guides/a.json', () => '{ }')],
      ['is missing', (at) => rmSync(join(at, 'activities.jsonl'))],
      ['is missing', (at) => rmSync(join(at, 'guides', 'a.json'))],
      ['has no manifest.json', (at) => rmSync(join(at, 'manifest.json'))],
      ['not valid JSON', edit('manifest.json', (text) => text.slice(0, -9))],
      ['not a manifest this version can read', manifest((content) => (content.format = 2))],
      ['not a manifest this version can read', manifest((content) => content.documents.push({ path: 'guides/../../escape.json', sha256: '0'.repeat(64) }))],
      ['lines, and', manifest((content) => content.tables.forEach((table) => (table.rows += 1)))],
      ['has no table pictures', manifest((content) => (content.tables = content.tables.filter(({ name }) => name !== 'pictures')))],
      ['has no table staff', manifest((content) => (content.tables = content.tables.filter(({ name }) => name !== 'staff')))],
      ['A newer Selvhjulpen', manifest((content) => (content.migration = 999))],
    ];
    for (const [index, [message, damage]] of damages.entries()) {
      const [copy, dataDir] = [join(folder, `damaged-${index}`), join(folder, `target-${index}`)];
      cpSync(backup, copy, { recursive: true });
      damage(copy);
      await expect(restoreBackup({ dataDir }, copy, false)).rejects.toThrow(message);
      expect(existsSync(dataDir)).toBe(false);
    }
  });

  const run = (command: string, args: string[], env: Record<string, string>) =>
    new Promise<{ code: number; out: string; err: string }>((done) => {
      const file = resolve(import.meta.dirname, '../../cli', `${command}.ts`);
      const options = { env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1', ...env } };
      execFile(process.execPath, [file, ...args], options, (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }));
    });

  test('is made and restored by commands that say what they did', async () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    const store = await openStore({ dataDir: from });
    const read = await stored(store);
    const backup = join(folder, 'backup');
    expect(await run('backup', ['--to', backup], { DATA_DIR: from })).toMatchObject({ code: 0, out: expect.stringContaining('1 conversations, 1 activities'), err: '' });
    expect(await run('restore', ['--from', backup], { DATA_DIR: to })).toMatchObject({ code: 0, out: expect.stringContaining('1 conversations, 1 activities'), err: '' });
    const restored = await openStore({ dataDir: to });
    expect(await restored.load(read.id)).toEqual(read);
    await Promise.all([store.close(), restored.close()]);
    expect(await run('restore', ['--from', backup], { DATA_DIR: to })).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--replace') });
    expect(await run('restore', ['--from', backup, '--replace'], { DATA_DIR: to })).toMatchObject({ code: 0 });
    expect(await run('backup', ['--to', backup], { DATA_DIR: from })).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') });
    expect(await run('backup', ['--to', join(folder, 'none')], { DATA_DIR: join(folder, 'nothing') })).toMatchObject({ code: 1, err: expect.stringContaining('nothing to back up') });
    expect(await run('backup', [], { DATA_DIR: from })).toMatchObject({ code: 2, err: expect.stringContaining('Usage') });
    expect(await run('restore', ['--form', backup], { DATA_DIR: to })).toMatchObject({ code: 2, err: expect.stringContaining('Usage') });
    expect(await run('backup', ['--to', join(folder, 'x')], { DATABASE_URL: 'mysql://a' })).toMatchObject({ code: 2, err: expect.stringContaining('DATABASE_URL') });
    expect(await run('backup', ['--to', join(folder, 'x')], { DATABASE_URL: 'postgres://a@127.0.0.1:1/b' })).toMatchObject({ code: 1, err: expect.stringContaining('ECONNREFUSED') });
    expect(existsSync(join(folder, 'x.unfinished'))).toBe(false);
  });
});
