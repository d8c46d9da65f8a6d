import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from '../../adapters/server.ts';

let server: Server;
let port: number;
const logged: string[] = [];
beforeAll(async () => {
  server = createServer({
    routes: [
      { method: 'GET', path: '/fails', handle: () => { throw new Error('the cause'); } },
      { method: 'GET', path: '/ok', handle: ({ ip }) => ({ status: 200, body: { ip } }) },
      { method: 'POST', path: '/small', bodyLimit: 10, handle: () => ({ status: 200, body: {} }) },
    ],
    sockets: [],
    trustedProxies: ['10.0.0.9'],
    log: (message, error) => logged.push(`${message} ${String(error)}`),
  });
  port = await server.listen(0, '127.0.0.1');
});
afterAll(() => server.close());

/** Sends bytes as they are and gives back what came until the connection ended, or half a second passed. */
const raw = (bytes: string): Promise<string> => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
  let answer = '';
  socket.on('data', (data) => { answer += String(data); });
  socket.on('error', () => resolve(answer));
  socket.on('close', () => resolve(answer));
  setTimeout(() => socket.destroy(), 500);
});
const alive = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/ok`)).status;

describe('nothing that comes in stops the service', () => {
  test.each([
    ['a host that is none', 'GET /ok HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['a target that is no path', 'GET http://[/ HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['two slashes and a bracket', 'GET //[ HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['an upgrade to nonsense', 'GET //[ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'],
    ['an upgrade to an address without sockets', 'GET /ok HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'],
    ['no HTTP at all', 'hej med dig\r\n\r\n'],
    ['a percent sign that encodes nothing', 'GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a body that was promised too long', 'POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\nhej'],
    ['a body without a length that goes on', `POST /small HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n${'x'.repeat(64)}\r\n`],
  ])('%s', async (_, bytes) => {
    expect(await raw(bytes)).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(await alive()).toBe(200);
  });

  test('a caller who leaves in the middle of a body', async () => {
    const socket = connect(port, '127.0.0.1', () => socket.write('POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhej'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect(await alive()).toBe(200);
  });
});

test('a failure is logged with its cause and answered without it', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/fails`);
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ error: { code: 'Internal' } });
  expect(logged.join()).toContain('the cause');
});

test('a forwarded address counts only from a proxy that is trusted', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/ok`, { headers: { 'X-Forwarded-For': '1.2.3.4' } });
  expect(await answer.json()).toEqual({ ip: '127.0.0.1' });
});
