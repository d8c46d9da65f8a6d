import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LowSync, type SyncAdapter } from 'lowdb';
import { z } from 'zod';

/** A file that cannot be used, and why; the start stops with it. */
export class DocumentError extends Error {}

/** Documents that people edit: JSON files, one each, named by their id. */
export interface Documents<T> {
  all(): T[];
  get(id: string): T | undefined;
  /** Writes the document's file whole: it is on the disk when this returns, and never half of it. */
  save(document: T): void;
}

/**
 * Reads a folder of documents, and a second one laid over it: a document of the
 * overlay takes the place of the shipped one with its id, and only the overlay is
 * ever written.
 * @throws DocumentError naming the file and the first thing wrong with it.
 */
export function openDocuments<T extends { id: string }>(schema: z.ZodType<T>, shippedFolder: string, overlayFolder: string): Documents<T> {
  const byId = new Map<string, T>();
  for (const folder of [shippedFolder, overlayFolder]) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.json')).sort()) {
      const document = readDocument(schema, join(folder, name));
      if (`${document.id}.json` !== name) throw new DocumentError(`${join(folder, name)} holds the id "${document.id}". Name the file ${document.id}.json.`);
      byId.set(document.id, document);
    }
  }
  return {
    all: () => [...byId.values()],
    get: (id) => byId.get(id),
    save(document) {
      const valid = schema.parse(document);
      new LowSync(new SyncedJsonFile<T>(join(overlayFolder, `${valid.id}.json`)), valid).write();
      byId.set(valid.id, valid);
    },
  };
}

/** One document. @throws DocumentError */
export function readDocument<T>(schema: z.ZodType<T>, path: string): T {
  const file = new LowSync<unknown>(new SyncedJsonFile<unknown>(path), null);
  try {
    file.read();
  } catch (error) {
    throw new DocumentError(`${path} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = schema.safeParse(file.data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new DocumentError(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not of the expected form'}`);
}

/**
 * The entries of all lists in a folder: JSON files, an array each, one a subject.
 * @throws DocumentError where a file is not of the form, or an id stands in two entries.
 */
export function readLists<T extends { id: string }>(schema: z.ZodType<T>, folder: string): T[] {
  const byId = new Map<string, T>();
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json')).sort()) {
    for (const entry of readDocument(z.array(schema), join(folder, name))) {
      if (byId.has(entry.id)) throw new DocumentError(`${join(folder, name)} holds the id "${entry.id}" again. Let it stand once.`);
      byId.set(entry.id, entry);
    }
  }
  return [...byId.values()];
}

/** lowdb's own file adapter renames without syncing; a power cut may then leave an empty file. */
class SyncedJsonFile<T> implements SyncAdapter<T> {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  read(): T | null {
    return existsSync(this.#path) ? (JSON.parse(readFileSync(this.#path, 'utf8')) as T) : null;
  }

  write(data: T): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.writing`;
    const file = openSync(draft, 'w');
    writeSync(file, `${JSON.stringify(data, null, 2)}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, this.#path);
    const folder = openSync(dirname(this.#path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
}
