import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * `npm test [-- PATTERN …]`: the types of every part, then jest. The last line counts both:
 * `N passed, N failed`. With `--soak` the long versions run (SOAK=1) with their seeds printed.
 */
const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const soak = args.includes('--soak');
const patterns = args.filter((arg) => arg !== '--soak');
let [passed, failed] = [0, 0];

for (const project of patterns.length > 0 ? [] : ['tsconfig.json', 'web/chat/tsconfig.json', 'web/desk/tsconfig.json']) {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project], { cwd: root, encoding: 'utf8' });
  process.stdout.write(status === 0 ? `types of ${project}: right\n` : `types of ${project}: wrong\n${stdout}`);
  if (status === 0) passed += 1;
  else failed += 1;
}

const Report = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numRuntimeErrorTestSuites: z.number() });
const folder = mkdtempSync(join(tmpdir(), 'selvhjulpen-report-'));
const report = join(folder, 'report.json');
const jest = spawnSync(process.execPath, [
  '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), '--json', '--outputFile', report, ...patterns,
], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...(soak ? { SOAK: '1' } : {}) } });
try {
  const counted = Report.parse(JSON.parse(readFileSync(report, 'utf8')));
  passed += counted.numPassedTests;
  failed += counted.numFailedTests + counted.numRuntimeErrorTestSuites;
} catch {
  process.stdout.write(`jest ended with ${jest.status ?? jest.signal} and left no report.\n`);
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });
if (failed === 0 && jest.status !== 0) failed += 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
