import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { citizen, drive, echoPerson, type Measured, type Person } from './load.ts';

interface Runner {
  name: string;
  process: ChildProcess;
  base: string;
  people: Person[];
  /** Resident memory in MB before the first turn. */
  atRest: number;
  rounds: Measured[];
}

/**
 * `npm run bench -- turns [--people N] [--seconds N] [--rounds N]`: whole turns over Direct Line,
 * every message on the disk before it is acknowledged, beside botbuilder's echo bot, which
 * keeps everything in memory. Both behind restify, in turn, in the same run.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { people: { type: 'string', default: '32' }, seconds: { type: 'string', default: '5' }, rounds: { type: 'string', default: '5' } } });
  const [people, seconds, rounds] = [Number(values.people), Number(values.seconds), Number(values.rounds)];
  const dataDir = mkdtempSync(join(tmpdir(), 'selvhjulpen-bench-'));
  const ours = await start('Selvhjulpen', 'selvhjulpen.ts', { DATA_DIR: dataDir });
  const peer = await start('botbuilder echo', 'echo-bot.ts', {});
  for (let n = 0; n < people; n += 1) {
    ours.people.push(await citizen(ours.base, n));
    peer.people.push(echoPerson(peer.base, n));
  }
  for (const runner of [ours, peer]) await drive(runner.people, 2);
  for (let round = 0; round < rounds; round += 1) {
    for (const runner of [ours, peer]) {
      process.stderr.write(`round ${round + 1} of ${rounds}: ${runner.name}\n`);
      runner.rounds.push(await drive(runner.people, seconds));
    }
  }
  print([ours, peer], people, seconds, rounds);
  for (const { process: child } of [ours, peer]) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
}

async function start(name: string, file: string, env: Record<string, string>): Promise<Runner> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file)], { env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(String(data).trim()));
    child.once('exit', () => reject(new Error(`${name} ended before it listened.`)));
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return { name, process: child, base: `http://127.0.0.1:${port}`, people: [], atRest: memory(child, 'VmRSS'), rounds: [] };
}

/** MB, as the kernel counts them. */
function memory(child: ChildProcess, field: 'VmRSS' | 'VmHWM'): number {
  const line = readFileSync(`/proc/${child.pid}/status`, 'utf8').split('\n').find((each) => each.startsWith(field)) ?? '';
  return Number(/\d+/.exec(line)?.[0] ?? 0) / 1024;
}

function print(runners: readonly Runner[], people: number, seconds: number, rounds: number): void {
  const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const rows = runners.map((runner) => {
    const of = (pick: (each: Measured) => number): number => median(runner.rounds.map(pick));
    const [p50, p95, p99] = [of((each) => each.p50), of((each) => each.p95), of((each) => each.p99)];
    return [runner.name, of((each) => each.turnsPerSecond).toFixed(0), p50.toFixed(1), p95.toFixed(1), p99.toFixed(1), runner.atRest.toFixed(0), memory(runner.process, 'VmRSS').toFixed(0), memory(runner.process, 'VmHWM').toFixed(0)];
  });
  const head = ['', 'turns/s', 'p50 ms', 'p95 ms', 'p99 ms', 'MB at rest', 'MB after', 'MB at most'];
  for (const row of [head, ...rows]) process.stdout.write(`${row.map((cell, column) => (column === 0 ? cell.padEnd(18) : cell.padStart(11))).join('')}\n`);
  const ratios = (runners[0]?.rounds ?? []).map((each, round) => each.turnsPerSecond / (runners[1]?.rounds[round]?.turnsPerSecond ?? 1));
  process.stdout.write(`Throughput against the echo bot, median of ${rounds} rounds in turn: ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}).\n`);
  process.stdout.write(`${people} people at once, ${seconds} s a round; load, both services and the disk on this machine.\n`);
}
