import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch, serve, shoot } from '../../support/browser.ts';
import { answers, assertUsable, greeted, openPage, phone, said, say, type WatchedPage } from '../../support/chat-page.ts';
import { newDataDir, startTestService, type RunningService } from '../../support/service.ts';
import { done, librarian } from '../../support/staff.ts';
import { until } from '../../support/until.ts';

const anna = librarian('Anna', { libraryId: 'odense' });
const dataDir = newDataDir();

let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  service = await startTestService({ DATA_DIR: dataDir });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const open = (path: string, options: BrowserContextOptions = {}, prepare?: (page: Page) => Promise<void>): Promise<WatchedPage> => openPage(browser, service.base + path, options, prepare);

async function withAnna(page: Page, what: 'claim' | 'bot' | 'end' | string): Promise<void> {
  const request = (await service.house.desk.queue(anna)).at(-1);
  if (request === undefined) throw new Error('Nobody waits.');
  if (what === 'claim') await service.house.desk.claim(request.id, anna);
  else if (what === 'bot' || what === 'end') await service.house.desk.close(request.id, anna, done(what));
  else await service.house.desk.answer(request.id, anna, { id: `answer-${Date.now()}`, text: what });
}

describe.each([['da', 'page'], ['en', 'page'], ['da', 'phone'], ['en', 'phone']] as const)('in %s on a %s', (language, device) => {
  const words = {
    da: { question: 'jeg har glemt min adgangskode til MitID', person: 'jeg vil tale med et menneske', robot: 'Du skriver med en robot.', waiting: 'Du venter på en bibliotekar. Ingen sidder klar lige nu. Du kan skrive videre med robotten imens. Du er den næste i køen.', anna: 'Du taler med Anna. Robotten er stille.', step: /^Trin 1 af \d+$/, over: 'Samtalen er slut.', choices: 'Vælg et svar', comfort: 'Tekststørrelse, kontrast og lyd', heading: 'Digital hjælp', log: 'Samtalen', input: 'Skriv din besked', you: 'Dig', bot: 'Robotten', librarian: 'Anna, bibliotekar', start: 'Begynd en ny samtale' },
    en: { question: 'I forgot my MitID password', person: 'I want to talk to a person', robot: 'You are writing with a robot.', waiting: 'You are waiting for a librarian. Nobody is at the desk right now. You can go on with the robot meanwhile. You are next in the queue.', anna: 'You are talking with Anna. The robot is silent.', step: /^Step 1 of \d+$/, over: 'The conversation is over.', choices: 'Choose an answer', comfort: 'Text size, contrast and sound', heading: 'Digital help', log: 'The conversation', input: 'Write your message', you: 'You', bot: 'The robot', librarian: 'Anna, librarian', start: 'Start a new conversation' },
  }[language];

  test('a whole conversation, usable in each of its states', async () => {
    const page = await open(`/chat?library=odense&lang=${language}`, device === 'phone' ? phone : {});
    const name = (state: string): string => `chat-${language}-${device}-${state}`;
    const status = (text: string): Promise<unknown> => page.waitForFunction((wanted) => document.querySelector('[role=status]')?.textContent === wanted, text);
    /** What a screen reader is given: always the same frame, and within the log these lines. */
    const look = async (state: string, ...lines: RegExp[]): Promise<void> => {
      await assertUsable(page);
      const tree = await page.locator('.chat').ariaSnapshot();
      const frame = [`heading "${words.heading}" \\[level=1\\]`, `button "${words.comfort}"`, 'status: ', `region "${words.log}"`, `log "${words.log}"`, 'list:', `textbox "${words.input}`];
      for (const line of [...frame.map((each) => new RegExp(`- ${each}`)), ...lines]) expect(tree).toMatch(line);
      await shoot(page, name(state));
    };
    await greeted(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await status(words.robot);
    await look('greeting', new RegExp(`listitem:\\s+- paragraph: ${words.bot}`));
    await page.getByRole('button', { name: words.comfort }).click();
    await look('settings', new RegExp(`button "${words.comfort}" \\[expanded\\]`), /- group [^\n]+:\s+[^\n]*\n?[\s\S]*- radio [^\n]+ \[checked\]/, /- checkbox /);
    await page.getByRole('button', { name: words.comfort }).click();

    await say(page, words.question);
    await page.waitForSelector('.place');
    expect(await page.textContent('.place')).toMatch(words.step);
    const group = page.getByRole('group', { name: words.choices });
    expect(await group.getByRole('button').count()).toBeGreaterThan(1);
    await look('step', new RegExp(`paragraph: ${words.you}\\s+- paragraph: ${words.question}`), new RegExp(`paragraph: ${words.step.source.slice(1, -1)}`), new RegExp(`group "${words.choices}":\\s+- button `));

    const first = group.getByRole('button').first();
    const chosen = (await first.textContent()) ?? '';
    const steps = await page.locator('.place').count();
    await first.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.querySelectorAll('.place').length > before, steps);
    expect((await said(page)).filter((text) => text === chosen)).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('group');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('choice');

    await say(page, 'cpr 060175-1234');
    await page.waitForSelector('.citizen .aside:not(.slow)');
    expect(await page.textContent('main')).not.toContain('060175');
    await answers(page, 4);
    await look('masked', /••••••/);

    await say(page, words.person);
    await status(words.waiting);
    await look('waiting', new RegExp(`status: ${words.waiting}`));
    await withAnna(page, 'claim');
    await status(words.anna);
    expect(await page.locator('.choice').count()).toBe(0);
    await withAnna(page, 'Hej. Se https://www.mitid.dk/hjaelp');
    await page.waitForSelector('.librarian a');
    await look('librarian', new RegExp(`status: ${words.anna}`), new RegExp(`paragraph: ${words.librarian}`), /- link .mitid\.dk/);
    await withAnna(page, 'bot');
    await status(words.robot);

    await say(page, words.person);
    await status(words.waiting);
    await withAnna(page, 'claim');
    await status(words.anna);
    await withAnna(page, 'end');
    await page.waitForTimeout(300);
    if (await page.locator('.ended').count() === 0) await say(page, 'hallo');
    await status(words.over);
    await look('over', new RegExp(`status: ${words.over}`), new RegExp(`button "${words.start}"`));
    await page.getByRole('button', { name: words.start }).click();
    await page.waitForFunction(() => document.querySelectorAll('.message').length === 1);
    await status(words.robot);
    expect(page.wrong).toEqual([]);
    await page.context().close();
  });
});

test('with a librarian, each sees what the other has read, and a page that nobody looks at has read nothing', async () => {
  const page = await open('/chat?library=odense');
  const lookAway = (state: string): Promise<void> => page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
  await greeted(page);
  await say(page, 'jeg vil tale med et menneske');
  await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.startsWith('Du venter'));
  const request = (await service.house.desk.queue(anna)).at(-1);
  const { id = '', conversationId = '' } = request ?? {};
  const { store, desk } = service.house;
  await withAnna(page, 'claim');
  await say(page, 'kan du se det?');
  await page.waitForSelector('.citizen:not(.unsent) >> text=kan du se det?');
  expect(await page.locator('.citizen .aside').count()).toBe(0);
  await desk.markRead(id, anna, { watermark: (await store.load(conversationId))?.watermark ?? 0 });
  await page.waitForSelector('.citizen:last-child >> text=Læst');
  await assertUsable(page);
  await shoot(page, 'chat-read');

  await lookAway('hidden');
  await withAnna(page, 'Ja, nu kan jeg');
  await page.waitForSelector('.librarian');
  expect(await page.locator('.citizen .aside').count()).toBe(0);
  await page.waitForTimeout(1_000);
  const place = (await store.load(conversationId))?.watermark ?? 0;
  expect((await store.marksOf(conversationId)).citizen).toBeLessThan(place);
  await lookAway('visible');
  await until(async () => (await store.marksOf(conversationId)).citizen === place);
  await page.context().close();
});

test('a screen reader hears who says what, and what can be chosen', async () => {
  const page = await open('/chat?library=odense');
  await greeted(page);
  await say(page, 'jeg har glemt min adgangskode til MitID');
  await page.waitForSelector('.place');
  const tree = await page.locator('.chat').ariaSnapshot();
  for (const line of [
    /- heading "Digital hjælp" \[level=1\]/, /- button "Show this page in English"/, /- status: Du skriver med en robot\./, /- link "Ring til biblioteket på 66 13 13 72"/,
    /- region "Samtalen"/, /- log "Samtalen"/, /- listitem:\s+- paragraph: Robotten/, /- paragraph: Dig\s+- paragraph: jeg har glemt min adgangskode til MitID/,
    /- paragraph: Trin 1 af \d/, /- paragraph: "?Du kan vælge: /, /- group "Vælg et svar"/, /- textbox "Skriv din besked"/, /- button "Send"/,
  ]) expect(tree).toMatch(line);
  expect(await page.getAttribute('[role=log]', 'aria-live')).toMatch(/polite|off/);
  await page.waitForSelector('[role=log][aria-live=polite]');
  await page.context().close();
});

describe('the line', () => {
  test('reload, back and a second tab continue the conversation', async () => {
    const page = await open('/chat?library=odense');
    await greeted(page);
    await say(page, 'hej');
    await answers(page, 2);
    const before = await said(page);
    await page.reload();
    await answers(page, 2);
    expect(await said(page)).toEqual(before);
    await page.goto(`${service.base}/?library=odense`);
    await page.goBack();
    await answers(page, 2);
    expect(await said(page)).toEqual(before);
    const second = await page.context().newPage();
    await second.goto(`${service.base}/chat?library=odense`);
    await answers(second, 2);
    await say(second, 'fra den anden fane');
    await answers(page, 3);
    expect(await said(page)).toEqual(await said(second));
    await page.context().close();
  });

  test('two tabs that open at once share one conversation', async () => {
    const context = await browser.newContext();
    const tabs = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all(tabs.map((tab) => tab.goto(`${service.base}/chat?library=odense`)));
    await Promise.all(tabs.map(greeted));
    await say(tabs[0] as Page, 'kun én samtale');
    await answers(tabs[1] as Page, 2);
    expect((await said(tabs[1] as Page))[1]).toBe('kun én samtale');
    await context.close();
  });

  test.each(['da', 'en'])('messages written while the service is away wait, and arrive once each when it is back (%s)', async (language) => {
    const page = await open(`/chat?library=odense&lang=${language}`, phone);
    await greeted(page);
    await service.close();
    await page.waitForFunction(() => document.querySelector('.away') !== null);
    await say(page, 'besked et');
    await say(page, 'besked to');
    await page.waitForSelector('.unsent .aside:not(.slow)');
    await assertUsable(page);
    await shoot(page, `chat-${language}-phone-offline`);
    const [base, port] = [service.base, String(service.port)];
    service = { ...(await startTestService({ DATA_DIR: dataDir, PORT: port })), base };
    await answers(page, 3);
    expect((await said(page)).filter((text) => text.startsWith('besked'))).toEqual(['besked et', 'besked to']);
    expect(page.wrong).toEqual([]);
    await page.context().close();
  });

  test.each([['forbidden', 'throw new Error("forbidden")'], ['silent', 'return { close() {} }']])('where WebSockets are %s, polls carry the conversation', async (_, body) => {
    const page = await open('/chat?library=odense', {}, async (fresh) => { await fresh.addInitScript(`window.WebSocket = function () { ${body} }`); });
    await greeted(page);
    await say(page, 'hej');
    await answers(page, 2);
    expect(await said(page)).toHaveLength(3);
    await page.context().close();
  });
});

describe('sizes and wishes', () => {
  test.each([['320 pixels', { viewport: { width: 320, height: 640 } }], ['400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }], ['forced colours', { forcedColors: 'active' as const }], ['a large font', { viewport: { width: 360, height: 700 } }]])('at %s', async (name, options) => {
    const page = await open('/chat?library=slagelse', options, async (fresh) => {
      if (name === 'a large font') await fresh.addInitScript('addEventListener("DOMContentLoaded", () => { document.documentElement.style.fontSize = "200%"; })');
    });
    await greeted(page);
    await say(page, 'jeg har glemt min adgangskode til MitID');
    await page.waitForSelector('.place');
    await page.waitForTimeout(100);
    await assertUsable(page);
    await shoot(page, `chat-${name.replace(/\W+/g, '-')}`);
    // What was asked last can be reached and answered by keyboard.
    await page.locator('.choice').first().focus();
    expect(await page.locator('.choice').first().evaluate((button) => { const { top, bottom } = button.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })).toBe(true);
    await page.context().close();
  });

  test('an answer is shown from its beginning, and somebody who reads further up is left in peace', async () => {
    const page = await open('/chat?library=odense', phone);
    await greeted(page);
    for (const text of ['hej', 'tak', 'jeg har glemt min adgangskode til MitID']) await say(page, text);
    await page.waitForSelector('.place');
    await page.waitForTimeout(200);
    const top = await page.locator('[data-turn]').evaluate((turn) => turn.getBoundingClientRect().top - (turn.closest('.scroller') as HTMLElement).getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    await page.locator('.scroller').evaluate((box) => { box.scrollTop = 0; window.dispatchEvent(new Event('wheel')); });
    await say(page, 'jeg vil tale med et menneske');
    await page.waitForFunction(() => document.querySelector('.waits') !== null);
    await page.locator('.scroller').evaluate((box) => { box.scrollTop = 0; window.dispatchEvent(new Event('wheel')); });
    await withAnna(page, 'claim');
    await page.waitForSelector('.newest');
    expect(await page.locator('.scroller').evaluate((box) => box.scrollTop)).toBe(0);
    await page.click('.newest');
    expect(await page.locator('.newest').count()).toBe(0);
    await page.context().close();
  });

  test('a text that is too long is not cut off, and not sent', async () => {
    const page = await open('/chat?library=odense');
    await greeted(page);
    await say(page, 'å'.repeat(4001));
    expect(await page.textContent('.help')).toContain('4001');
    expect(await page.locator('.message').count()).toBe(1);
    expect((await page.inputValue('#input')).length).toBe(4001);
    await assertUsable(page);
    await page.fill('#input', 'en linje');
    await page.press('#input', 'Shift+Enter');
    await page.locator('#input').pressSequentially('to linjer');
    await page.press('#input', 'Enter');
    await answers(page, 2);
    expect((await said(page))[1]).toBe('en linje\n\nto linjer');
    await page.context().close();
  });

  test('the language changes the page and the robot, and is remembered', async () => {
    const page = await open('/chat?library=odense');
    await greeted(page);
    await page.getByRole('button', { name: 'Show this page in English' }).click();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.textContent('[role=status]')).toBe('You are writing with a robot.');
    expect(await page.getAttribute('.bot .body', 'lang')).toBe('da');
    await page.getByText('We continue in English.').waitFor();
    await page.reload();
    await greeted(page);
    expect(await page.textContent('[role=status]')).toBe('You are writing with a robot.');
    await page.context().close();
  });
});

describe('the widget', () => {
  test.each([['1280 pixels', {}], ['360 pixels', phone]])('opens on the library’s page at %s, closes with Escape, and gives the focus back', async (name, options) => {
    const page = await open('/?library=odense', options);
    const button = page.getByRole('button', { name: 'Få digital hjælp i en chat' });
    await button.waitFor();
    await assertUsable(page);
    await shoot(page, `page-${name.replace(' ', '-')}`);
    expect(page.frames()).toHaveLength(1);
    await button.click();
    const frame = page.frameLocator('iframe');
    await frame.locator('.message.bot').waitFor();
    await shoot(page, `widget-${name.replace(' ', '-')}`);
    await frame.locator('#input').fill('hej');
    await frame.locator('#input').press('Enter');
    await frame.locator('.message.bot').nth(1).waitFor();
    await frame.locator('#input').press('Escape');
    await page.waitForFunction(() => (document.activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.getAttribute('aria-expanded') === 'false');
    await button.click();
    expect(await frame.locator('.message').count()).toBe(3);
    await frame.getByRole('button', { name: 'Luk chatten' }).click();
    await page.waitForFunction(() => (document.activeElement?.shadowRoot?.activeElement as HTMLElement | null)?.getAttribute('aria-expanded') === 'false');
    expect(page.wrong).toEqual([]);
    await page.context().close();
  });

  test('works by one line on another website, under its policy, and leaves nothing there', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${service.base}; frame-src ${service.base}">`;
    const site = await serve({ '/': { type: 'text/html; charset=utf-8', body: `<!doctype html><html lang="da"><meta charset="utf-8">${policy}<title>Et bibliotek</title><script src="${service.base}/widget.js" data-library="slagelse" data-color="#7a1f3d" data-position="left" async></script><h1>Et bibliotek</h1>` } });
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('favicon')) wrong.push(message.text()); });
    await page.goto(site.origin);
    const names = await page.evaluate(() => Object.keys(window).length);
    const button = page.getByRole('button', { name: 'Få digital hjælp i en chat' });
    await button.waitFor();
    expect((await button.boundingBox())?.x).toBeLessThan(100);
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(122, 31, 61)');
    await button.click();
    await page.frameLocator('iframe').locator('.message.bot').waitFor();
    expect(await page.frameLocator('iframe').locator('.name p').textContent()).toBe('Slagelse Biblioteker & Borgerservice');
    expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
    // The names that a frame adds to a window are numbers.
    expect(await page.evaluate(() => Object.keys(window).filter((key) => !/^\d+$/.test(key)).length)).toBe(names);
    await shoot(page, 'widget-elsewhere');
    expect(wrong).toEqual([]);
    await page.close();
    await site.close();
  });
});
