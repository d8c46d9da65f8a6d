// Makes the machine ready for a command: dependencies, Node 24, front-ends, a browser.
// Runs on Node 20 and imports nothing but Node itself, because it runs before there is anything else.
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scope = process.argv[2] ?? 'service';
const say = (line) => process.stderr.write(`${line}\n`);
const sha = (parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function fail(what, fix) {
  say(`${what}\n${fix}`);
  process.exit(1);
}

/** Runs a program with its output on standard error and a sign of life every five seconds. */
function run(label, command, args, cwd = root, env = process.env) {
  return new Promise((resolve) => {
    const started = Date.now();
    say(`${label} …`);
    const timer = setInterval(() => say(`${label} … ${Math.round((Date.now() - started) / 1000)} s`), 5000);
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const end = (code) => {
      clearInterval(timer);
      say(code === 0 ? `${label}: done in ${((Date.now() - started) / 1000).toFixed(1)} s` : output);
      resolve(code === 0);
    };
    child.on('error', (error) => { output += error.message; end(1); });
    child.on('close', end);
  });
}

async function dependencies(folder, wanted) {
  const marker = join(folder, 'node_modules', '.installed.json');
  const lock = sha([read(join(folder, 'package-lock.json'))]);
  const installed = JSON.parse(read(marker) || '{}');
  if (installed.lock === lock && (installed.scope === wanted || installed.scope === 'everything')) return;
  const omit = wanted === 'service' ? ['--omit=dev'] : [];
  const ok = await run('Installing dependencies', 'npm', ['ci', '--no-audit', '--no-fund', ...omit], folder);
  if (!ok) fail('The dependencies could not be installed.', 'Check the network and the npm registry, then run the command again.');
  writeFileSync(marker, JSON.stringify({ lock, scope: wanted }));
}

function node24() {
  const own = join(root, 'node_modules', `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  fail(`Node.js 24 is needed, this is ${process.version}, and npm has none for ${process.platform}-${process.arch}.`, 'Install Node.js 24 or newer and run the command again.');
}

function filesBelow(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    if (name === 'dist' || name === 'node_modules') return [];
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** Front-ends are built when one of their sources or the lock file has changed since the last build. */
async function frontEnds(node) {
  const marker = join(root, 'web', 'dist', '.built');
  const sources = [...filesBelow(join(root, 'web')), ...filesBelow(join(root, 'common')), join(root, 'package-lock.json')];
  const hash = sha(sources.flatMap((path) => [path.slice(root.length), readFileSync(path)]));
  if (read(marker) === hash) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const name of ['chat', 'desk']) {
    const ok = await run(`Building the ${name}`, node, [vite, 'build', '--config', join('web', name, 'vite.config.ts')]);
    if (!ok) fail(`The ${name} could not be built.`, 'The output above says why.');
  }
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, hash);
}

/** The tests drive Debian's Chromium. */
async function browser() {
  if (existsSync('/usr/bin/chromium') || process.env.CHROMIUM) return;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('Reading the list of packages', 'apt-get', ['update'], root, env);
    await run('Installing Chromium', 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], root, env);
  }
  if (!existsSync('/usr/bin/chromium')) fail('The tests need Chromium.', 'Install it (Debian: apt-get install chromium), or name another with CHROMIUM=/path/to/it.');
}

if (!['service', 'tests', 'bench'].includes(scope)) fail(`Unknown set-up "${scope}".`, 'Use service, tests or bench.');
await dependencies(root, scope === 'service' ? 'service' : 'everything');
const node = node24();
await frontEnds(node);
if (scope === 'tests') await browser();
if (scope === 'bench' && existsSync(join(root, 'bench', 'package-lock.json'))) await dependencies(join(root, 'bench'), 'everything');
