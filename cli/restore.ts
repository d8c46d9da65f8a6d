import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { BackupError } from '../storage/backup/format.ts';
import { restoreBackup } from '../storage/backup/restore.ts';

/** `npm run restore -- --from FOLDER [--replace]`. Ends with 0 when it is done, 1 when it failed, 2 when it was asked wrongly. */

const usage = `Usage: npm run restore -- --from FOLDER [--replace]
  --replace  delete everything the target holds first`;

function readArguments(): { from?: string | undefined; replace?: boolean | undefined } {
  try {
    return parseArgs({ options: { from: { type: 'string' }, replace: { type: 'boolean' } } }).values;
  } catch {
    return {};
  }
}

const { from, replace = false } = readArguments();
if (!from) {
  console.error(usage);
  process.exit(2);
}
try {
  const manifest = await restoreBackup(readConfig(process.env), from, replace);
  const rows = manifest.tables.map((table) => `${table.rows} ${table.name}`).join(', ');
  console.log(`Restored the backup of ${manifest.createdAt}: ${rows}; ${manifest.documents.length} documents.`);
  console.log('Start the service again if it was running.');
} catch (error) {
  const expected = error instanceof BackupError || error instanceof ConfigError;
  console.error(expected ? error.message : error);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
