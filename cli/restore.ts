import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { contentsOf, reasonOf } from '../storage/backup/report.ts';
import { restoreBackup } from '../storage/backup/restore.ts';

/** Ends with 0 when it is done, 1 when it failed, 2 when it was asked wrongly. */
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
  console.log(`Restored the backup of ${manifest.createdAt}: ${contentsOf(manifest)}.`);
  console.log('Start the service again if it was running.');
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
