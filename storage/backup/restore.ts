import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Engine, Writing } from '../engine.ts';
import { moveGuidePosition } from '../guide-position.ts';
import { migrate, newest } from '../migrations/migrate.ts';
import { openEngine } from '../open.ts';
import type { StoreOptions } from '../open.ts';
import { BackupError, documentFolders, fileOf, formOf, tableNames } from './format.ts';
import type { Manifest, TableName } from './format.ts';
import { verifyBackup } from './verify.ts';

/** Rows inserted at a time, where the table says nothing else. */
const usual = 100;
const draft = '.restoring';

/**
 * Puts a backup in the place of what the store and the document folders hold, in one
 * transaction: all of it, or nothing when it fails.
 * @throws BackupError when the backup is damaged, or when the target has conversations, editions
 * of guides or documents of its own and `replace` was not asked for.
 */
export async function restoreBackup(options: StoreOptions, from: string, replace: boolean): Promise<Manifest> {
  const manifest = await verifyBackup(from);
  if (manifest.migration > newest) {
    throw new BackupError('A newer Selvhjulpen has written this backup. Restore it with that one.');
  }
  if (!replace) await assertNoDocuments(options.dataDir);
  const engine = await openEngine(options);
  try {
    await migrate(engine);
    await engine.db.transaction().execute(async (trx) => {
      await lockTables(trx, engine);
      if (!replace) await assertUnused(trx);
      await clear(trx);
      const held = new Set(manifest.tables.map(({ name }) => name));
      for (const name of tableNames.filter((each) => held.has(each))) await insert(trx, name, join(from, fileOf(name)));
      await beginDeskLog(trx);
      // So that running instances read the guides anew.
      await moveGuidePosition(trx);
      await draftDocuments(manifest, from, options.dataDir);
    });
    await takeOverDocuments(options.dataDir);
    return manifest;
  } finally {
    await rm(join(options.dataDir, draft), { recursive: true, force: true });
    await engine.close();
  }
}

/** Keeps a running instance from writing between the deletion and the end; SQLite has locked the file. */
async function lockTables(trx: Writing, { kind }: Engine): Promise<void> {
  if (kind !== 'postgres') return;
  await sql`lock table ${sql.join(tableNames.map((name) => sql.table(name)))} in exclusive mode`.execute(trx);
}

/** What nobody wants to lose, as whoever restores reads it. */
const precious = { conversations: 'conversations', editions: 'edited guides', fact_marks: 'compared facts' } satisfies Partial<Record<TableName, string>>;

async function assertUnused(trx: Writing): Promise<void> {
  for (const [name, words] of Object.entries(precious)) {
    const one = await trx.selectFrom(name as keyof typeof precious).select(sql.lit(1).as('one')).limit(1).executeTakeFirst();
    if (one) throw new BackupError(`The target already has ${words}. Add --replace to delete all it holds and put the backup in its place.`);
  }
}

async function assertNoDocuments(dataDir: string): Promise<void> {
  for (const folder of documentFolders.map((each) => join(dataDir, each))) {
    if (!existsSync(folder) || (await readdir(folder)).length === 0) continue;
    throw new BackupError(`${folder} already holds documents. Add --replace to put the backup in the place of everything.`);
  }
}

async function clear(trx: Writing): Promise<void> {
  for (const name of tableNames.toReversed()) await trx.deleteFrom(name).execute();
  // What was read of a conversation may not have been said yet in the backup.
  await trx.deleteFrom('read_marks').execute();
}

/** The log begins anew behind every place a desk may have seen, here or where the backup was made: one place a second since 1970. */
async function beginDeskLog(trx: Writing): Promise<void> {
  await trx.deleteFrom('desk_log').execute();
  const { position } = await trx.selectFrom('desk_position').select('position').executeTakeFirstOrThrow();
  await trx.updateTable('desk_position').set({ position: Math.max(Math.floor(Date.now() / 1000), position + 1) }).execute();
}

async function insert(trx: Writing, name: TableName, file: string): Promise<void> {
  const { row, chunk = usual } = formOf(name);
  let rows: object[] = [];
  const flush = async () => {
    if (rows.length > 0) await trx.insertInto(name).values(rows as never).execute();
    rows = [];
  };
  for await (const line of lines(file)) {
    const result = row.safeParse(JSON.parse(line));
    if (!result.success) throw new BackupError(`${file} holds a line that is not a row of ${name}: ${line.slice(0, 80)}`);
    if (rows.push(result.data) >= chunk) await flush();
  }
  await flush();
}

/** Lines end with a line feed alone: `node:readline` would also cut at U+2028, which JSON leaves as it is. */
async function* lines(file: string): AsyncGenerator<string> {
  let begun = '';
  for await (const part of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const [first = '', ...rest] = part.split('\n');
    begun += first;
    for (const next of rest) {
      yield begun;
      begun = next;
    }
  }
}

/** The documents lie ready beside their folders before the transaction ends; what follows is renaming. */
async function draftDocuments(manifest: Manifest, from: string, dataDir: string): Promise<void> {
  await rm(join(dataDir, draft), { recursive: true, force: true });
  for (const { path } of manifest.documents) {
    const to = join(dataDir, draft, path);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(join(from, path), to);
  }
}

async function takeOverDocuments(dataDir: string): Promise<void> {
  for (const folder of documentFolders) {
    const [drafted, place] = [join(dataDir, draft, folder), join(dataDir, folder)];
    await rm(place, { recursive: true, force: true });
    if (existsSync(drafted)) await rename(drafted, place);
  }
}
