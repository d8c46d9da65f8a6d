import { z } from 'zod';
import type { Tables } from '../tables.ts';

/**
 * A backup is a folder: `manifest.json`, a file of JSON lines for each table, and the
 * library's own documents. It is the same whichever database it came from.
 */
export const manifestFile = 'manifest.json';

/** Folders of DATA_DIR that hold the libraries' own documents. */
export const documentFolders = ['guides', 'libraries', 'pools'];

/** A backup that cannot be made, or cannot be restored; the message says what to do. */
export class BackupError extends Error {}

const integer = z.int();
const text = z.string();

/** Bytes in JSON. */
const bytes = z.codec(z.base64(), z.instanceof(Uint8Array), {
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
  encode: (content) => Buffer.from(content).toString('base64'),
});

interface Table<Row> {
  /** Gives the lines their order. */
  key: (keyof Row)[];
  /** Decodes a line's JSON to a row, and encodes it back. */
  row: z.ZodType<Row>;
  /** The migration that brought it, where databases from before it are backed up and restored, too. */
  since?: number;
  /** Rows to hold in memory at a time, where they are large. */
  chunk?: number;
}

/** All tables of a backup, in an order in which rows can be inserted. */
export const tables = {
  conversations: {
    key: ['id'],
    row: z.strictObject({
      id: text, version: integer, channel: text, library_id: text, state: text, watermark: integer,
      delivered: integer, created_at: text, updated_at: text, reference: text.nullable(),
    }),
  },
  activities: {
    key: ['conversation_id', 'watermark'],
    row: z.strictObject({ conversation_id: text, watermark: integer, id: text, client_id: text.nullable(), json: text }),
  },
  requests: {
    key: ['id'],
    row: z.strictObject({
      id: text, version: integer, conversation_id: text, library_id: text, state: text, json: text, pool_id: text.nullable(), opened_at: text,
    }),
  },
  staff: {
    key: ['id'],
    row: z.strictObject({ id: text, email: text, first_name: text, role: text, library_id: text, password_hash: text }),
  },
  sessions: {
    key: ['token_hash'],
    row: z.strictObject({ token_hash: text, staff_id: text, created_at: text, expires_at: text }),
  },
  secrets: { key: ['name'], row: z.strictObject({ name: text, value: text }) },
  counts: {
    key: ['library_id', 'day', 'event', 'guide_id', 'step_id'],
    row: z.strictObject({ library_id: text, day: text, event: text, guide_id: text, step_id: text, total: integer }),
  },
  contacts: { key: ['request_id'], row: z.strictObject({ request_id: text, library_id: text, json: text, created_at: text }) },
  notes: { key: ['request_id', 'id'], row: z.strictObject({ request_id: text, id: text, conversation_id: text, at: text, json: text }) },
  replies: { key: ['id'], row: z.strictObject({ id: text, staff_id: text, title: text, words: text }) },
  switches: { key: ['library_id'], row: z.strictObject({ library_id: text, json: text }) },
  comments: {
    key: ['id'],
    row: z.strictObject({ id: text, library_id: text, day: text, about: text, guide_id: text, rating: text, comment: text }),
  },
  outages: { key: ['id'], row: z.strictObject({ id: text, ends_at: text.nullable(), json: text }) },
  editions: {
    key: ['library_id', 'guide_id'],
    row: z.strictObject({ library_id: text, guide_id: text, version: integer, live: integer.nullable(), json: text }),
    since: 9,
  },
  revisions: {
    key: ['library_id', 'guide_id', 'number'],
    row: z.strictObject({ library_id: text, guide_id: text, number: integer, json: text }),
    since: 9,
  },
  fact_marks: { key: ['library_id', 'fact_id'], row: z.strictObject({ library_id: text, fact_id: text, json: text }), since: 9 },
  pictures: { key: ['name'], row: z.strictObject({ name: text, type: text, at: text, content: bytes }), since: 9, chunk: 10 },
  saved_questions: { key: ['id'], row: z.strictObject({ id: text, library_id: text, question: text, guide_id: text }), since: 9 },
  questions: {
    key: ['id'],
    row: z.strictObject({
      id: text, library_id: text, conversation_id: text, at: text, state: text, why: text, question: text, language: text, guide_id: text.nullable(), step_id: text.nullable(), answer: text.nullable(),
    }),
    since: 10,
  },
  audit: { key: ['at'], row: z.strictObject({ at: text, staff_id: text.nullable(), action: text, subject: text.nullable() }) },
} satisfies { [Name in keyof Tables]?: Table<Tables[Name]> };

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];

/** How a table is written and read. */
export const formOf = (name: TableName): Table<object> => tables[name] as unknown as Table<object>;

/** Whether a database at that migration has the table. */
export const isSince = (name: TableName, migration: number): boolean => (formOf(name).since ?? 0) <= migration;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Relative, with slashes, inside one of the document folders. */
const documentPath = z.string().refine((path) => {
  const [folder = '', ...rest] = path.split('/');
  return documentFolders.includes(folder) && rest.length > 0 && rest.every((part) => /^[^\\:\0]+$/.test(part) && part !== '.' && part !== '..');
});

export const Manifest = z.object({
  format: z.literal(1),
  /** ISO 8601. */
  createdAt: z.iso.datetime(),
  /** The last migration of the database it came from. */
  migration: z.int(),
  tables: z.array(z.object({ name: z.enum(tableNames), rows: z.int(), sha256 })),
  documents: z.array(z.object({ path: documentPath, sha256 })),
});
export type Manifest = z.infer<typeof Manifest>;

export const fileOf = (table: TableName): string => `${table}.jsonl`;
