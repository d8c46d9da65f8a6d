import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** The server's address, for the other test files of this jest worker. */
const note = join(tmpdir(), `selvhjulpen-postgres-${process.pid}.url`);

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * An empty PostgreSQL database. The server behind it is started by the first test of a
 * jest worker that asks, serves the files that follow, and stops with the worker.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = (await running()) ?? (await start());
  const name = `test_${randomBytes(6).toString('hex')}`;
  await command(server, `create database ${name}`);
  return { url: `${server}/${name}`, drop: () => command(server, `drop database ${name} with (force)`) };
}

/** Runs one SQL statement with an administrator's rights, on the server's own database. */
export async function command(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server.replace(/\/test_\w+$/, '')}/postgres`, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function running(): Promise<string | undefined> {
  try {
    const server = readFileSync(note, 'utf8');
    await command(server, 'select 1');
    return server;
  } catch {
    return undefined;
  }
}

async function start(): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-server.ts'), note], {
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const server = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.endsWith('\n')) resolve(printed.trim());
    });
    child.on('error', reject).on('exit', (code) => reject(new Error(`The tests' PostgreSQL ended with code ${code} before it was ready.`)));
  });
  writeFileSync(note, server);
  child.stdout.destroy();
  child.unref();
  // The pipe stays open as long as this process lives; its end is what stops the server.
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return server;
}
