import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BotFrameworkClient } from '../../support/bot-framework.ts';
import { Connector } from '../../support/connector.ts';
import { Issuer } from '../../support/issuer.ts';
import { newDataDir } from '../../support/service.ts';

const appId = '6f7f2f2e-0000-4000-8000-5e1f4a1b0e00';
const dataDir = newDataDir();
let issuer: Issuer;
let connector: Connector;
let service: ChildProcess;
let base = '';
let printed = '';
let complained = '';

beforeAll(async () => {
  [issuer, connector] = await Promise.all([Issuer.start(), Connector.start()]);
  const root = join(import.meta.dirname, '../../..');
  const env = { ...process.env, PORT: '0', CMS_IMPORT: 'off', LINK_CHECK: 'off', DATA_DIR: dataDir, ISSUER: issuer.url, MicrosoftAppId: appId, MicrosoftAppPassword: 'not used here', MicrosoftAppTenantId: 'a-tenant' };
  service = spawn(process.execPath, [join(root, 'tests/support/registered-service.ts')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  service.stderr?.on('data', (data: Buffer) => { complained += String(data); });
  await new Promise<void>((resolve, reject) => {
    service.stdout?.on('data', (data: Buffer) => {
      printed += String(data);
      resolve();
    });
    service.once('exit', () => reject(new Error(complained)));
  });
  base = `http://127.0.0.1:${printed.trim()}`;
});
afterAll(async () => {
  service.kill();
  await new Promise((resolve) => { service.once('exit', resolve); });
  await Promise.all([issuer.stop(), connector.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
});

const now = (): number => Math.floor(Date.now() / 1000);
const claims = (change: object = {}): object => ({ iss: issuer.url, aud: appId, serviceurl: connector.url, iat: now(), nbf: now(), exp: now() + 600, ...change });
const refused = { status: 401, body: { error: { code: 'TokenInvalid' } } };

async function call(authorization: string | undefined, fields: object = {}): ReturnType<BotFrameworkClient['send']> {
  const client = new BotFrameworkClient(base, connector);
  client.authorization = authorization;
  return client.send({ text: 'hej', ...fields });
}

// First, while the SDK has no keys yet.
test('where the keys cannot be read, nobody is let in, nobody is accused, and the operator is told', async () => {
  issuer.broken = true;
  expect(await call(`Bearer ${issuer.token(claims())}`)).toMatchObject({ status: 503, body: { error: { code: 'Unavailable' } } });
  issuer.broken = false;
  expect(complained).toContain('The keys of the Bot Framework could not be read.');
  expect(complained).not.toContain(issuer.token(claims()).split('.')[1]);
});

describe('a token of the issuer', () => {
  test('is answered, and what the bot sends carries a token of its own', async () => {
    const client = new BotFrameworkClient(base, connector);
    client.authorization = `Bearer ${issuer.token(claims())}`;
    const said = await client.says('jeg har glemt min adgangskode til MitID');
    expect(said.at(-1)?.text).toContain('Trin 1 af');
    expect(connector.taken.filter(({ activity }) => activity.conversation.id === client.conversationId).map(({ headers }) => headers.authorization)).toEqual(said.map(() => `Bearer token-of-${appId}`));
  });

  test('is valid for messages that are proactive, too', async () => {
    const client = new BotFrameworkClient(base, connector);
    client.authorization = `Bearer ${issuer.token(claims())}`;
    connector.failures.push({ status: 500 });
    await client.accepted({ text: 'hej' });
    await client.sees('Hvad kan jeg hjælpe dig med?');
    expect(connector.taken.at(-1)?.headers.authorization).toBe(`Bearer token-of-${appId}`);
    complained = '';
  });
});

describe('refused, and nothing printed', () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const wrong: [string, () => string | undefined][] = [
    ['no token', () => undefined],
    ['an empty header', () => ''],
    ['a token that is none', () => 'Bearer abc'],
    ['three parts of nothing', () => 'Bearer a.b.c'],
    ['another scheme', () => `Basic ${issuer.token(claims())}`],
    ['a wrong signature', () => `Bearer ${issuer.token(claims(), { key: stranger })}`],
    ['a changed content', () => `Bearer ${issuer.token(claims()).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify(claims({ aud: appId, extra: 1 }))).toString('base64url')}.`)}`],
    ['no signature', () => `Bearer ${issuer.token(claims(), { head: { alg: 'none' } }).replace(/[^.]+$/, '')}`],
    ['a signature by a shared secret', () => `Bearer ${issuer.token(claims(), { head: { alg: 'HS256' } })}`],
    ['an unknown key', () => `Bearer ${issuer.token(claims(), { head: { kid: 'another' } })}`],
    ['another audience', () => `Bearer ${issuer.token(claims({ aud: 'another-bot' }))}`],
    ['no audience', () => `Bearer ${issuer.token(claims({ aud: undefined }))}`],
    ['another issuer', () => `Bearer ${issuer.token(claims({ iss: 'https://api.botframework.com' }))}`],
    ['an emulator\'s issuer', () => `Bearer ${issuer.token(claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: appId }))}`],
    ['a tenant that names itself', () => `Bearer ${issuer.token(claims({ iss: 'https://sts.windows.net/anyone/', tid: 'anyone', ver: '2.0', azp: appId }))}`],
    ['an expired token', () => `Bearer ${issuer.token(claims({ exp: now() - 3600 }))}`],
    ['a token from the future', () => `Bearer ${issuer.token(claims({ nbf: now() + 3600 }))}`],
    ['another service address', () => `Bearer ${issuer.token(claims({ serviceurl: 'https://elsewhere.example' }))}`],
    ['no service address', () => `Bearer ${issuer.token(claims({ serviceurl: undefined }))}`],
  ];
  test.each(wrong)('%s', async (_name, authorization) => {
    const before = connector.taken.length;
    expect(await call(authorization())).toMatchObject(refused);
    expect(connector.taken).toHaveLength(before);
  });

  test('a channel that the key is not endorsed for', async () => {
    expect(await call(`Bearer ${issuer.token(claims())}`, { channelId: 'another' })).toMatchObject(refused);
  });

  test('nothing was printed all the while', async () => {
    await call(`Bearer ${issuer.token(claims())}`);
    expect(complained).toBe('');
    expect(printed).toMatch(/^\d+\n$/);
  });
});
