import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, Manifest, fileOf, isSince, manifestFile, tableNames } from './format.ts';

/**
 * Reads the whole backup and compares it with its manifest.
 * @throws BackupError naming the first file that is not as it was written.
 */
export async function verifyBackup(from: string): Promise<Manifest> {
  const manifest = await readManifest(from);
  const missing = tableNames.find((name) => isSince(name, manifest.migration) && !manifest.tables.some((table) => table.name === name));
  if (missing) throw new BackupError(`The backup in ${from} has no table ${missing}.`);
  for (const { name, rows, sha256 } of manifest.tables) {
    const found = await read(join(from, fileOf(name)));
    if (found.sha256 !== sha256) throw new BackupError(`${join(from, fileOf(name))} is not as it was written (SHA-256 differs).`);
    if (found.lines !== rows) throw new BackupError(`${join(from, fileOf(name))} has ${found.lines} lines, and ${rows} were written.`);
  }
  for (const { path, sha256 } of manifest.documents) {
    const found = await read(join(from, path));
    if (found.sha256 !== sha256) throw new BackupError(`${join(from, path)} is not as it was written (SHA-256 differs).`);
  }
  return manifest;
}

async function readManifest(from: string): Promise<Manifest> {
  const file = join(from, manifestFile);
  if (!existsSync(file)) throw new BackupError(`There is no backup in ${from}: it has no ${manifestFile}.`);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new BackupError(`${file} is not valid JSON.`);
  }
  const result = Manifest.safeParse(content);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new BackupError(`${file} is not a manifest this version can read (${issue?.path.join('.')}: ${issue?.message}).`);
}

async function read(file: string): Promise<{ sha256: string; lines: number }> {
  if (!existsSync(file)) throw new BackupError(`${file} is missing.`);
  const hash = createHash('sha256');
  let lines = 0;
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(part);
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1;
  }
  return { sha256: hash.digest('hex'), lines };
}
