import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { contentsOf, reasonOf } from '../storage/backup/report.ts';
import { writeBackup } from '../storage/backup/write.ts';

/** Ends with 0 when it is done, 1 when it failed, 2 when it was asked wrongly. */
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
  console.log(`Backed up to ${folder}: ${contentsOf(manifest)}.`);
  console.log('It holds what citizens wrote, and the keys of this installation. Keep it where only you can read it.');
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
