import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Mortal {
  base: string;
  process: ChildProcess;
  /** Resolves when the process has ended, however it did. */
  ended: Promise<void>;
}

/** Starts `tests/support/mortal-service.ts` and waits until it listens. */
export async function startMortal(env: Record<string, string>): Promise<Mortal> {
  const child = spawn(process.execPath, [join(root, 'tests/support/mortal-service.ts')], { cwd: root, env: { ...process.env, PORT: '0', CMS_IMPORT: 'off', LINK_CHECK: 'off', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(String(data).trim()));
    child.once('exit', () => reject(new Error('The service ended before it listened.')));
  });
  return { base: `http://127.0.0.1:${port}`, process: child, ended };
}
