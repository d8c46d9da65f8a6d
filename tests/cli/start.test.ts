import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../../config.ts';
import { newDataDir } from '../support/service.ts';

const root = join(import.meta.dirname, '../..');
const dataDir = newDataDir();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const start = (env: Record<string, string>): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, [join(root, 'cli/start.mjs')], { env: { ...process.env, DATA_DIR: dataDir, ...env }, encoding: 'utf8' });

describe('the program', () => {
  test('prints the addresses, answers there, and stops when it is asked to', async () => {
    const child = spawn(process.execPath, [join(root, 'cli/start.mjs')], { env: { ...process.env, DATA_DIR: dataDir, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
    const printed = await new Promise<string>((resolve) => {
      let text = '';
      child.stdout.on('data', (data: Buffer) => {
        text += String(data);
        if (text.includes('Ctrl+C')) resolve(text);
      });
    });
    const addresses = [...printed.matchAll(/http:\/\/\S+/g)].map(String);
    expect(addresses).toHaveLength(3);
    for (const address of addresses) expect((await fetch(address)).status).toBe(200);
    expect((await fetch(new URL('/readyz', addresses[0]))).status).toBe(200);
    const ended = new Promise((resolve) => { child.once('exit', resolve); });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('a setting that cannot be used stops the start with a sentence that says what to set', () => {
    const { status, stderr } = start({ PORT: 'mange' });
    expect(status).toBe(1);
    expect(stderr).toBe('The service did not start.\nPORT has a value that cannot be used. Set PORT to a number from 0 to 65535, such as 3978.\n');
  });

  test('an unknown library too', () => {
    const { stderr } = start({ DEFAULT_LIBRARY: 'atlantis' });
    expect(stderr).toContain('Set DEFAULT_LIBRARY to one of: ');
    expect(stderr).not.toContain(' at ');
  });

  test('the set-up knows what it is asked for', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'cli/setup.mjs'), 'everything-and-more'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, 'Unknown set-up "everything-and-more".\nUse service, tests or bench.\n']);
  });
});

describe('the environment', () => {
  test('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 3978, databaseUrl: null, publicUrl: null, trustedProxies: [] });
  });

  test('an empty value is an unset one, and a slash at the end of the address does not count', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: 'https://hjaelp.example.dk/' })).toMatchObject({ port: 3978, databaseUrl: null, publicUrl: 'https://hjaelp.example.dk' });
  });

  test.each([
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
    [{ TRUSTED_PROXIES: '10.0.0.1, somewhere' }, 'TRUSTED_PROXIES'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ DIRECT_LINE_SECRET: 'short' }, 'DIRECT_LINE_SECRET'],
    [{ MicrosoftAppId: 'id' }, 'MicrosoftAppPassword'],
    [{ MicrosoftAppId: 'id', MicrosoftAppPassword: 'x' }, 'MicrosoftAppTenantId'],
    [{ LOCAL_BOT_ENDPOINT: 'yes' }, 'LOCAL_BOT_ENDPOINT'],
  ])('%j names %s', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(name);
  });
});
