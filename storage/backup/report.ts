import { BackupError } from './format.ts';
import type { Manifest } from './format.ts';

/** What a backup holds, in a line. */
export function contentsOf({ tables, documents }: Manifest): string {
  return [...tables.map(({ name, rows }) => `${rows} ${name}`), `${documents.length} documents`].join(', ');
}

/** Why it failed, for the person who gave the command. */
export function reasonOf(error: unknown): string {
  if (error instanceof BackupError) return error.message;
  const causes = error instanceof AggregateError ? error.errors : [error];
  return causes.map((cause) => (cause instanceof Error ? cause.message : String(cause))).join('\n');
}
