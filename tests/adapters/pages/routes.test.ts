import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { pageHeaders } from '../../../adapters/pages/headers.ts';
import { pageRoutes } from '../../../adapters/pages/routes.ts';
import type { Call } from '../../../adapters/route.ts';
import { createServer } from '../../../adapters/server.ts';
import { librariesOf } from '../../../libraries/library.ts';
import { testLibrary } from '../../support/library.ts';

const dist = mkdtempSync(join(tmpdir(), 'selvhjulpen-pages-'));
const put = (path: string, content: string): void => {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), content);
};
put('chat/.vite/manifest.json', JSON.stringify({ 'main.tsx': { file: 'assets/chat-AbCd1234.js', css: ['assets/chat-AbCd1234.css'] }, 'styles/page.css': { file: 'assets/page-AbCd1234.css' } }));
put('chat/assets/chat-AbCd1234.js', 'console.log(1);\n'.repeat(100));
put('chat/widget.js', 'console.log(2);\n'.repeat(100));
put('chat/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
put('desk/index.html', '<!doctype html><title>Desk</title>');
put('desk/assets/desk-AbCd1234.js', 'desk');
put('secret.txt', 'no');

const libraries = librariesOf([testLibrary('a'), testLibrary('b', { name: 'Bog & "Bibliotek" <b>', phone: null }), testLibrary('c', { helpPhone: { number: '58 57 00 00', hours: [{ days: [1, 2, 3, 4], from: '09:00', to: '15:30' }] } })], 'a');
const server = createServer({ routes: pageRoutes({ distFolder: dist, guide: () => undefined, draft: async () => undefined, libraries, publicUrl: 'https://hjaelp.example.dk' }), sockets: [], trustedProxies: [], log: () => undefined });
const port = await server.listen(0, '127.0.0.1');
const base = `http://127.0.0.1:${port}`;
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(base + path, { headers: { 'Accept-Encoding': 'identity', ...headers }, redirect: 'manual' });

afterAll(async () => {
  await server.close();
  rmSync(dist, { recursive: true });
});

const call: Call = { method: 'GET', path: '/chat', params: {}, query: new URLSearchParams(), headers: {}, cookies: {}, ip: '', body: Buffer.alloc(0) };
const policyOf = (response: Response): string => response.headers.get('Content-Security-Policy') ?? '';

describe('pages', () => {
  test('the chat carries the library, and nothing inline runs', async () => {
    const response = await get('/chat');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('data-library="a" data-name="Bibliotek a" data-phone="66 13 13 72" data-website="https://a.example.dk" data-language="da"');
    expect(html).toContain('<script type="module" src="/chat/assets/chat-AbCd1234.js"></script>');
    expect(html).not.toMatch(/<script(?![^>]*src=)/);
    expect(html).not.toMatch(/\son\w+=|style="/);
    expect(policyOf(response)).toMatch(/script-src 'self';/);
    expect(policyOf(response)).toContain('wss://hjaelp.example.dk');
    expect(policyOf(response)).not.toContain('unsafe');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  test('a library’s name is text, whatever is in it', async () => {
    const html = await (await get('/?library=b')).text();
    expect(html).toContain('Bog &amp; &quot;Bibliotek&quot; &lt;b&gt;');
    expect(html).not.toContain('tel:');
  });

  test('the front page has the number to ring, and when somebody answers', async () => {
    const told = await (await get('/?library=c')).text();
    expect(told).toContain('<a href="tel:+4558570000" aria-label="Ring til biblioteket på 58 57 00 00">58 57 00 00</a>');
    expect(told).toContain('<span class="hours">man–tors 9–15.30</span>');
    const bare = await (await get('/')).text();
    expect(bare).toContain('<a href="tel:+4566131372" aria-label=');
    expect(bare).not.toContain('class="hours"');
  });

  test('only the widget’s page may stand in a frame', async () => {
    for (const path of ['/', '/chat', '/chat?embed=0', '/desk', '/?embed=1']) {
      const response = await get(path);
      expect(policyOf(response)).toContain("frame-ancestors 'none'");
      expect(response.headers.get('X-Frame-Options')).toBe('DENY');
    }
    const framed = await get('/chat?embed=1');
    expect(policyOf(framed)).toContain('frame-ancestors *');
    expect(framed.headers.get('X-Frame-Options')).toBeNull();
  });

  test('English is served when asked for, Danish for anything else', async () => {
    expect(await (await get('/?lang=en')).text()).toContain('<html lang="en">');
    expect(await (await get('/?lang=xx')).text()).toContain('<html lang="da">');
  });

  test('an unknown library is said so on a page', async () => {
    const response = await get('/chat?library=%3Cscript%3E');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Det bibliotek kender vi ikke her');
  });

  test('a host that is none does not reach the policy', () => {
    const { 'Content-Security-Policy': policy } = pageHeaders({ ...call, headers: { host: 'x; script-src *' } }, null, {});
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('script-src *');
  });

  test('every place within the desk is the desk’s page', async () => {
    for (const path of ['/desk', '/desk/', '/desk/requests/7', '/desk/index.html']) expect(await (await get(path)).text()).toContain('<title>Desk</title>');
    expect(policyOf(await get('/desk'))).toContain("style-src 'self' 'unsafe-inline'");
  });
});

describe('files', () => {
  test('hashed files are kept for ever, others are asked for again', async () => {
    expect((await get('/chat/assets/chat-AbCd1234.js')).headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/desk/assets/desk-AbCd1234.js')).headers.get('Cache-Control')).toContain('immutable');
    expect((await get('/widget.js')).headers.get('Cache-Control')).toBe('public, max-age=3600');
    expect((await get('/chat')).headers.get('Cache-Control')).toBe('no-cache');
  });

  test('who has it already gets 304', async () => {
    for (const path of ['/widget.js', '/chat', '/chat/assets/chat-AbCd1234.js']) {
      const etag = (await get(path)).headers.get('ETag') ?? '';
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect((await get(path, { 'If-None-Match': etag })).status).toBe(304);
      expect((await get(path, { 'If-None-Match': `"x", W/${etag}` })).status).toBe(304);
      expect((await get(path, { 'If-None-Match': '"x"' })).status).toBe(200);
    }
  });

  test.each([['br', brotliDecompressSync], ['gzip', gunzipSync]] as const)('%s, and the same bytes inside', async (encoding, unpack) => {
    const { request } = await import('node:http');
    const [headers, body] = await new Promise<[Record<string, unknown>, Buffer]>((resolve) => {
      request(`${base}/chat/assets/chat-AbCd1234.js`, { headers: { 'Accept-Encoding': `deflate, ${encoding}` } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve([response.headers, Buffer.concat(chunks)]));
      }).end();
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toBe('Accept-Encoding');
    expect(headers['etag']).toContain(`-${encoding}"`);
    expect(unpack(body).toString()).toBe('console.log(1);\n'.repeat(100));
  });

  test('any website may load the widget', async () => {
    const { headers } = await get('/widget.js');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  });

  test.each(['/chat/.vite/manifest.json', '/chat/%2e%2e/secret.txt', '/chat/..%2fsecret.txt', '/chat/nothing.js', '/chat/%', '/chat/assets', '/desk/nothing.js', '/secret.txt'])('%s is not there', async (path) => {
    const response = await get(path);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('main.tsx');
  });
});

test('front-ends that were never built are missed by name, when they are asked for', async () => {
  const empty = pageRoutes({ distFolder: join(dist, 'nothing'), libraries, guide: () => undefined, draft: async () => undefined, publicUrl: null });
  const chat = empty.find(({ path }) => path === '/chat');
  await expect(async () => chat?.handle(call)).rejects.toThrow('npm start');
});

test('pages say the same in both languages', async () => {
  const [da, en] = await Promise.all(['da', 'en'].map(async (language) => Object.keys((await import(`../../../adapters/pages/messages/${language}.json`, { with: { type: 'json' } }) as { default: object }).default)));
  expect(en).toEqual(da);
});
