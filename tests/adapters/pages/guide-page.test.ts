import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { guideRoutes } from '../../../adapters/pages/guide-page.ts';
import { createServer } from '../../../adapters/server.ts';
import { Fact } from '../../../knowledge/fact.ts';
import type { Outage } from '../../../knowledge/outage.ts';
import { Guide } from '../../../knowledge/guide.ts';
import { librariesOf } from '../../../libraries/library.ts';
import { testLibrary } from '../../support/library.ts';
import { readLists } from '../../../storage/documents.ts';
import { axeFindings } from '../../support/accessibility.ts';
import { launch, shoot } from '../../support/browser.ts';

const knowledge = join(import.meta.dirname, '../../../knowledge');
const read = (path: string): unknown => JSON.parse(readFileSync(join(knowledge, path), 'utf8'));
const shipped = readdirSync(join(knowledge, 'guides')).map((name) => Guide.parse(read(`guides/${name}`)));
const facts = new Map(readLists(Fact, join(knowledge, 'facts')).map((fact) => [fact.id, fact]));

const pin = shipped.find(({ id }) => id === 'mitid-glemt-pinkode');
if (pin === undefined) throw new Error('The guide about a forgotten PIN is gone.');
const danish = pin.languages['da'];
if (danish === undefined) throw new Error('It has no Danish.');
/** A library's own guide: in Danish alone, approved, with markup in its words, a picture and every kind of way. */
const own: Guide = {
  ...pin, id: 'eget', related: ['mitid-chip', 'nothing'], approval: { by: 'Anna <b>', on: '2026-11-01' }, facts: ['mitid-chip-price'],
  steps: [
    { id: 'one', link: 'https://www.mitid.dk/side', picture: 'swipe-approve.svg', choices: [{ id: 'on', to: 'two' }, { id: 'far', to: 'three' }, { id: 'person', to: 'person' }, { id: 'other', to: 'guide:mitid-chip' }, { id: 'missing', to: 'guide:nothing' }, { id: 'done', to: 'done' }] },
    { id: 'two', next: 'one' }, { id: 'three' },
  ],
  languages: { da: { ...danish, title: 'Eget <i>kort</i>', answer: 'Sådan & "sådan".', steps: {
    one: { text: '<script>alert(1)</script> Ring {library:phone}.', link: 'Gå til siden', alt: 'En hånd', tip: '{fact:mitid-chip-price}', choices: { on: 'Ja', far: 'Nej', person: 'Ved ikke', other: 'Chip', missing: 'Pas', done: 'Intet' } },
    two: { text: 'To.', stuck: 'Prøv igen.' }, three: { text: 'Tre.' },
  } } },
};
const english = pin.languages['en'];
if (english === undefined) throw new Error('It has no English.');
/** Stands for a translation; the words are English but for the title. */
const translated: Guide = { ...pin, id: 'oversat', languages: { ...pin.languages, ar: { ...english, title: 'رمز' } } };
const all = [...shipped, own, translated, { ...own, id: 'uden', services: [] }];

let down: Outage[] = [];
/** What a telephone reads from the QR code's drawing: each dark module is a path of its own. */
const scanned = (svg: string): string => {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 8;
  const pixels = new Uint8Array(size * size * scale * scale * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, command, first, second] of svg.matchAll(/(M|m)(-?\d+)[ ,]?(-?\d+)/g)) {
    [x, y] = command === 'M' ? [Number(first), Number(second)] : [x + Number(first), y + Number(second)];
    for (let row = 0; row < scale; row += 1) for (let column = 0; column < scale; column += 1) pixels.fill(0, ((y * scale + row) * size * scale + x * scale + column) * 4, ((y * scale + row) * size * scale + x * scale + column) * 4 + 3);
  }
  return decodeQR({ width: size * scale, height: size * scale, data: pixels });
};

const serve = async (publicUrl: string | null) => {
  const routes = guideRoutes({ guides: { all: () => all, get: (_, id) => all.find((guide) => guide.id === id), fact: (_, id) => facts.get(id) }, draft: async () => ({ libraryId: 'a', guide: undefined }), picture: async () => undefined, outages: () => down, libraries: librariesOf([testLibrary('a'), testLibrary('b', { phone: null, accent: '#7a1f3d' }), testLibrary('c', { hotline: true }), testLibrary('d', { helpPhone: { number: '58 57 00 00', hours: [{ days: [1, 2, 3, 4], from: '09:00', to: '15:30' }] } })], 'a'), publicUrl });
  const server = createServer({ routes, sockets: [], trustedProxies: [], log: () => undefined });
  const port = await server.listen(0, '127.0.0.1');
  return { base: `http://127.0.0.1:${port}`, close: server.close };
};
const { base, close } = await serve('https://hjaelp.example.dk');
afterAll(() => close());

const get = async (path: string): Promise<{ status: number; headers: Headers; html: string }> => {
  const response = await fetch(base + path);
  return { status: response.status, headers: response.headers, html: await response.text() };
};

describe('a guide', () => {
  test('every step, its words and its branches', async () => {
    const { status, html } = await get('/guides/eget');
    expect(status).toBe(200);
    for (const part of [
      '<h3>Trin 1</h3>', '<h3>Trin 3</h3>', '<b>Ja:</b> <a href="#trin-2">gå videre til trin 2</a>', '<b>Nej:</b> <a href="#trin-3">gå til trin 3</a>', '<b>Ved ikke:</b> <a href="/chat?library=a&amp;lang=da">tal med en bibliotekar</a>',
      '<b>Chip:</b> <a href="/guides/mitid-chip">gå til guiden »', '<b>Intet:</b> så er du færdig',
      '<a href="#trin-1">Gå så til trin 1.</a>', 'Så er du færdig.', '<summary>Sidder du fast her?</summary><p>Prøv igen.</p>', '<img src="/pictures/swipe-approve.svg" alt="En hånd">',
      '<a class="out" href="https://www.mitid.dk/side">Gå til siden</a> <span class="where">mitid.dk/side</span>', 'Ring 66 13 13 72.', 'Når du sidder fast', 'Hvem må hjælpe dig', '<dt>Biblioteket</dt>',
    ]) expect(html).toContain(part);
    expect(html.match(/<li id="trin-/g)).toHaveLength(3);
    // A way that leads nowhere is not offered.
    expect(html).not.toContain('Pas:');
  });

  test('nothing that was written becomes markup or runs', async () => {
    const { html, headers } = await get('/guides/eget');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|<style|style="|\son\w+=|<i>kort/);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('sha256');
  });

  test('says whether it is approved, and by whom', async () => {
    expect((await get('/guides/eget')).html).toContain('Godkendt af Anna &lt;b&gt; den 1. november 2026.');
    expect((await get('/guides/mitid-chip')).html).toContain('Ikke fagligt godkendt endnu.');
    expect((await get('/guides/mitid-chip?lang=en')).html).toContain('Not yet approved by a specialist.');
  });

  test('a certain number comes with its date, an uncertain one is a link', async () => {
    expect((await get('/guides/mitid-glemt-pinkode')).html).toMatch(/MitID Support har telefon 33 98 00 10\. \(Tjekket \d+\. \S+ \d{4}\.\)/);
    const { html } = await get('/guides/eget');
    expect(html).not.toContain('143,60');
    expect(html).toContain('Se, hvad der gælder nu, på <a class="bare" href="https://www.mitid.dk">www.mitid.dk</a>.');
  });

  test('titles, language tags and canonical addresses', async () => {
    const { html, headers } = await get('/guides/mitid-glemt-pinkode?lang=en&library=b');
    expect(headers.get('Content-Language')).toBe('en');
    for (const part of [
      '<html lang="en" dir="ltr">', '<title>Forgotten PIN for the MitID app · Bibliotek b</title>', '<meta name="description" content="You make a new PIN yourself',
      '<link rel="canonical" href="https://hjaelp.example.dk/guides/mitid-glemt-pinkode?lang=en">',
      '<link rel="alternate" hreflang="da" href="https://hjaelp.example.dk/guides/mitid-glemt-pinkode">', '<link rel="alternate" hreflang="en" href="https://hjaelp.example.dk/guides/mitid-glemt-pinkode?lang=en">', 'hreflang="x-default"',
      '<a href="/guides/mitid-glemt-pinkode?library=b" lang="da" hreflang="da" dir="ltr">Dansk</a>', '<a href="/guides?library=b&amp;lang=en">',
    ]) expect(html).toContain(part);
  });

  test('in a language it does not have it is Danish, and says so to machines', async () => {
    const { html } = await get('/guides/eget?lang=en');
    expect(html).toContain('<article lang="da" dir="ltr">');
    expect(html).toContain('<link rel="canonical" href="https://hjaelp.example.dk/guides/eget">');
    expect(html).not.toContain('hreflang="en"');
  });

  test('in a further language: its words and direction, and the page’s own words marked as what they are', async () => {
    const { html, headers } = await get('/guides/oversat?lang=ar&library=b');
    expect(headers.get('Content-Language')).toBe('ar');
    for (const part of [
      '<html lang="en" dir="ltr">', '<article lang="ar" dir="rtl">', '<title>رمز', '<h3 lang="en" dir="ltr">Step 1</h3>', '<span lang="en" dir="ltr"><a href="#trin-2">',
      '<link rel="canonical" href="https://hjaelp.example.dk/guides/oversat?lang=ar">', 'hreflang="ar" href="https://hjaelp.example.dk/guides/oversat?lang=ar"', '<a href="/guides/oversat?library=b" lang="da" hreflang="da" dir="ltr">Dansk</a>',
    ]) expect(html).toContain(part);
    expect((await get('/guides/oversat')).html).toContain('<a href="/guides/oversat?lang=ar" lang="ar" hreflang="ar" dir="rtl">العربية</a>');
    expect((await get('/guides/mitid-chip?lang=ar')).html).toContain('<article lang="en" dir="ltr">');
    expect((await get('/guides/mitid-chip?lang=xx')).html).toContain('<html lang="da" dir="ltr">');
  });

  test('a QR code, and beside it the same address to type, the code to write and a link', async () => {
    const { html } = await get('/guides/mitid-glemt-pinkode?library=b');
    const svg = /<span class="qr"[^>]*>(<svg.*?<\/svg>)/s.exec(html)?.[1] ?? '';
    expect(scanned(svg)).toBe('https://hjaelp.example.dk/g/8?library=b');
    expect(html).toContain('<b>hjaelp.example.dk/g/8?library=b</b>');
    expect(html).toContain('<a class="start" href="/g/8?library=b">');
    expect(html).toContain('skriv: guide 8');
    for (const [path, to] of [['/g/8?library=b', '/chat?library=b&lang=da&guide=mitid-glemt-pinkode'], ['/g/8?lang=en', '/chat?lang=en&guide=mitid-glemt-pinkode'], ['/g/EGET', '/chat?lang=da&guide=eget'], ['/g/9999', '/chat?lang=da']] as const) {
      const response = await fetch(base + path, { redirect: 'manual' });
      expect([response.status, response.headers.get('Location')]).toEqual([302, to]);
    }
  });

  test('pictures come from here, and run nothing', async () => {
    const response = await fetch(`${base}/pictures/swipe-approve.svg`);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'image/svg+xml']);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect((await fetch(`${base}/pictures/nothing.svg`)).status).toBe(404);
    expect((await fetch(`${base}/pictures/..%2Ffacts%2Fshared.json`)).status).toBe(404);
  });

  test('a notice that a service is down stands on every guide that needs it, and on the list, until it is lifted', async () => {
    down = [{ id: 'one', service: 'mitid', libraryId: null, from: '2026-11-23T08:00:00.000Z', until: '2026-11-23T11:00:00.000Z', words: null }];
    const notice = 'MitID har problemer lige nu, så det virker måske ikke at logge på. Det er ikke din fejl. Vent lidt, og prøv igen senere. Vi regner med, at det virker igen 23. november kl. 12.00.';
    for (const path of ['/guides/mitid-glemt-pinkode', '/guides']) expect((await get(path)).html).toContain(notice);
    expect((await get('/guides/mitid-glemt-pinkode?lang=en')).html).toContain('We expect it to work again on 23 November at 12:00.');
    expect((await get('/guides/uden')).html).not.toContain('problemer');
    down = [];
    expect((await get('/guides/mitid-glemt-pinkode')).html).not.toContain('problemer');
  });

  test('a library without a telephone, and its colour', async () => {
    expect((await get('/guides/eget?library=b')).html).toContain('Ring bibliotekets telefon (se <a class="bare" href="https://b.example.dk">b.example.dk</a>).');
    expect((await get('/guides.css?library=b')).html).toMatch(/^:root \{ --accent: #7a1f3d; \}/);
    expect((await get('/guides.css?library=}x')).html).toMatch(/^:root \{ --accent: #1f5a7a; \}/);
  });

  test('the help telephone stands on every page, with its hours where they are known', async () => {
    for (const path of ['/guides', '/guides?q=mitid', '/guides/eget', '/guides/nothing']) {
      const at = (library: string, language: string): Promise<string> => get(`${path}${path.includes('?') ? '&' : '?'}library=${library}&lang=${language}`).then(({ html }) => html);
      expect(await at('d', 'da')).toContain('Ring til Bibliotek d på <a href="tel:+4558570000">58 57 00 00</a> (man–tors 9–15.30).');
      expect(await at('d', 'en')).toContain('<a href="tel:+4558570000">58 57 00 00</a> (Mon–Thu 09:00–15:30).');
      expect(await at('a', 'da')).toContain('Ring til Bibliotek a på <a href="tel:+4566131372">66 13 13 72</a>.');
      expect(await at('b', 'da')).not.toContain('href="tel:');
    }
  });

  test.each(['/guides/nothing', '/guides/%3Cscript%3E', '/guides/eget?library=nothing', '/guides?library=nothing'])('%s: 404, in words, not for search engines', async (path) => {
    const { status, html } = await get(path);
    expect(status).toBe(404);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('<a href="/guides">Alle guider</a>');
    expect(html).not.toContain('<script>');
  });

  test('all shipped guides, in both languages, without a hole', async () => {
    for (const { id } of shipped) for (const language of ['da', 'en']) {
      const { status, html } = await get(`/guides/${id}?lang=${language}&library=c`);
      expect([id, status, /undefined|\[object|\{(fact|library)[:}]/.exec(html)?.[0]]).toEqual([id, 200, undefined]);
      expect([id, /#trin-0/.test(html)]).toEqual([id, false]);
    }
  });

  test('Den Digitale Hotline is named only to citizens of a library whose municipality takes part', async () => {
    expect((await get('/guides/digital-hotline')).status).toBe(404);
    expect((await get('/guides?q=hotline')).html).not.toContain('Digitale Hotline');
    expect((await get('/guides?q=hotline&library=c')).html).toContain('Ring til Den Digitale Hotline');
    for (const { id } of shipped.filter((guide) => guide.only === undefined)) for (const language of ['da', 'en']) {
      expect([id, /(Digitale Hotline|70 20 00 00)/.exec((await get(`/guides/${id}?lang=${language}`)).html)?.[0]]).toEqual([id, undefined]);
    }
    expect((await get('/guides/borger-dk?library=c')).html).toContain('Digitale Hotline');
  });

  test('without a public address the one that was called is canonical', async () => {
    const other = await serve(null);
    const html = await (await fetch(`${other.base}/guides/eget`)).text();
    expect(html).toContain(`<link rel="canonical" href="${other.base}/guides/eget">`);
    await other.close();
  });
});

describe('the list', () => {
  test('all guides by category, a search form, and nothing that needs a program', async () => {
    const { html } = await get('/guides');
    expect(html).toContain('<h2>MitID</h2>');
    for (const { id } of all.filter(({ only }) => only === undefined)) expect(html).toContain(`<a href="/guides/${id}">`);
    expect(html).toContain('<form class="search" action="/guides" role="search">');
    expect(html).toContain('<link rel="canonical" href="https://hjaelp.example.dk/guides">');
  });

  test('a search keeps language and library, and is not for search engines', async () => {
    const { html } = await get('/guides?q=passport&lang=en&library=b');
    expect(html).toContain('Guides that match “passport”');
    expect(html).toContain('<input type="hidden" name="lang" value="en"><input type="hidden" name="library" value="b">');
    expect(html).toContain('noindex');
    expect(html).toContain('<a href="/guides/mitid-faa-med-pas?library=b&amp;lang=en">');
  });

  test('nothing found, and what was asked for stays text', async () => {
    const { html } = await get(`/guides?q=${encodeURIComponent('"><script>x')}zzzz`);
    expect(html).toContain('Vi fandt ingen guide til »&quot;&gt;&lt;script&gt;xzzzz«.');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;xzzzz"');
  });
});

describe('in a browser without JavaScript', () => {
  let browser: Browser;
  beforeAll(async () => { browser = await launch(); });
  afterAll(() => browser.close());

  const open = async (path: string, width: number, javaScriptEnabled = false): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled })).newPage();
    await page.goto(base + path);
    return page;
  };

  test.each([['phone', 360], ['page', 1280]])('reads on a %s', async (name, width) => {
    const guide = await open('/guides/mitid-glemt-pinkode', width, true);
    expect(await guide.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await shoot(guide, `guide-${name}`);
    await guide.goto(`${base}/guides`);
    expect(await guide.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await shoot(guide, `guides-${name}`);
    await guide.close();
  });

  test('searching, opening a guide, and following a branch', async () => {
    const page = await open('/guides', 400);
    await page.getByLabel('Hvad vil du have hjælp til?').fill('glemt pinkode');
    await page.getByRole('button', { name: 'Søg' }).click();
    await page.getByRole('link', { name: 'Glemt pinkode til MitID-appen' }).first().click();
    await page.getByRole('link', { name: 'gå til trin 14' }).click();
    expect(page.url()).toMatch(/#trin-14$/);
    await page.close();
  });

  test('axe finds nothing', async () => {
    for (const path of ['/guides/mitid-glemt-pinkode', '/guides/mitid-glemt-pinkode?lang=en', '/guides', '/guides?q=zzzz']) {
      const page = await open(path, 400, true);
      expect([path, await axeFindings(page)]).toEqual([path, []]);
      await page.close();
    }
  });

  test('prints in large type on two sheets at most, with every branch and every address', async () => {
    const page = await open('/guides/mitid-udland', 800, true);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length).toBeLessThanOrEqual(4);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => ({ text: document.body.innerText, size: parseFloat(getComputedStyle(document.querySelector('.do') ?? document.body).fontSize) }));
    expect(shown.size).toBeGreaterThanOrEqual(16);
    expect(shown.text).toContain('gå til trin 17');
    expect(shown.text).toContain('mitid.dk');
    expect(shown.text).not.toContain('Sidder du fast her?');
    await shoot(page, 'guide-print');
    await page.close();
  });

  test('every shipped guide prints on two sheets at most', async () => {
    const page = await open('/guides', 800, true);
    const long: string[] = [];
    for (const { id } of shipped) {
      await page.goto(`${base}/guides/${id}`);
      const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      if (pages.length > 4) long.push(`${id}: ${pages.length}`);
    }
    expect(long).toEqual([]);
    await page.close();
  }, 240_000);
});
