import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Database, Writing } from '../engine.ts';
import { lastMigration, newest } from '../migrations/migrate.ts';
import { openEngine } from '../open.ts';
import type { StoreOptions } from '../open.ts';
import { sqliteFile } from '../sqlite/file.ts';
import { BackupError, documentFolders, fileOf, formOf, isSince, manifestFile, tableNames } from './format.ts';
import type { Manifest, TableName } from './format.ts';

/** Rows held in memory at a time, where the table says nothing else. */
const usual = 500;

/**
 * Copies everything into the new folder `to`, as it was at one moment; the service may run.
 * The folder appears when it is whole.
 * @throws BackupError when there is nothing to back up, or `to` holds something.
 */
export async function writeBackup(options: StoreOptions, to: string): Promise<Manifest> {
  const target = resolve(to);
  if (existsSync(target) && (await readdir(target)).length > 0) {
    throw new BackupError(`${target} is not empty. Name a new folder.`);
  }
  if (!options.databaseUrl && !existsSync(sqliteFile(options.dataDir))) {
    throw new BackupError(`There is nothing to back up in ${options.dataDir}. Set DATA_DIR or DATABASE_URL as for the service.`);
  }
  const draft = `${target}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const engine = await openEngine(options);
  try {
    const snapshot = await dump(engine.db, draft);
    const documents = await copyDocuments(options.dataDir, draft);
    const manifest: Manifest = { format: 1, createdAt: new Date().toISOString(), ...snapshot, documents };
    await writeFile(join(draft, manifestFile), [`${JSON.stringify(manifest, null, 2)}\n`]);
    if (existsSync(target)) await rmdir(target);
    await rename(draft, target);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    await engine.close();
  }
}

/** All tables within one read transaction, which sees one moment whatever is written meanwhile. */
async function dump(db: Database, folder: string): Promise<Pick<Manifest, 'migration' | 'tables'>> {
  return db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(async (trx) => {
    const migration = await lastMigration(trx).catch(() => 0);
    if (migration === 0) throw new BackupError('There is nothing to back up: the service has not used this database yet.');
    if (migration > newest) throw new BackupError('A newer Selvhjulpen has written this database. Back it up with that one.');
    const written: Manifest['tables'] = [];
    // The program may be newer than the database that it backs up.
    for (const name of tableNames.filter((each) => isSince(each, migration))) {
      let rows = 0;
      const count = (amount: number) => void (rows += amount);
      const sha256 = await writeFile(join(folder, fileOf(name)), lines(trx, name, count));
      written.push({ name, rows, sha256 });
    }
    return { migration, tables: written };
  });
}

async function* lines(trx: Writing, name: TableName, count: (rows: number) => void): AsyncGenerator<string> {
  let part: string[] = [];
  const flush = (): string => {
    count(part.length);
    const text = part.map((line) => `${line}\n`).join('');
    part = [];
    return text;
  };
  const { key, row, chunk = usual } = formOf(name);
  let query = trx.selectFrom(name as 'audit').selectAll();
  for (const column of key) query = query.orderBy(column as 'at');
  for await (const found of query.stream(chunk)) {
    if (part.push(JSON.stringify(z.encode(row, found))) >= chunk) yield flush();
  }
  yield flush();
}

async function copyDocuments(dataDir: string, to: string): Promise<Manifest['documents']> {
  const documents: Manifest['documents'] = [];
  for (const folder of documentFolders.filter((each) => existsSync(join(dataDir, each)))) {
    for (const entry of await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true })) {
      // A document that is being written has a draft of this name beside it.
      if (!entry.isFile() || entry.name.endsWith('.writing')) continue;
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(dataDir.length).replaceAll('\\', '/').replace(/^\/+/, '');
      documents.push({ path, sha256: await writeFile(join(to, path), [await readFile(file)]) });
    }
  }
  return documents.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Writes the parts and syncs them. Answers the file's SHA-256. */
async function writeFile(path: string, parts: Iterable<string | Buffer> | AsyncIterable<string>): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of parts) {
      hash.update(part);
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
