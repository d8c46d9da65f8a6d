import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { writeBackup } from '../storage/backup/write.ts';
import { BackupError } from '../storage/backup/format.ts';

/** `npm run backup -- --to FOLDER`. Ends with 0 when it is done, 1 when it failed, 2 when it was asked wrongly. */

const usage = 'Usage: npm run backup -- --to FOLDER';

function readFolder(): string | undefined {
  try {
    return parseArgs({ options: { to: { type: 'string' } } }).values.to;
  } catch {
    return undefined;
  }
}

const folder = readFolder();
if (!folder) {
  console.error(usage);
  process.exit(2);
}
try {
  const manifest = await writeBackup(readConfig(process.env), folder);
  const rows = manifest.tables.map((table) => `${table.rows} ${table.name}`).join(', ');
  console.log(`Backed up to ${folder}: ${rows}; ${manifest.documents.length} documents.`);
  console.log('It holds everything citizens wrote, and keys: keep it where only you can read it.');
} catch (error) {
  const expected = error instanceof BackupError || error instanceof ConfigError;
  console.error(expected ? error.message : error);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
