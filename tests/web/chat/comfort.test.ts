import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { StaffMember } from '../../../common/desk-api.ts';
import { plainComfort, readComfort } from '../../../web/chat/comfort.ts';
import { spoken } from '../../../web/chat/speech.ts';
import { axeFindings } from '../../support/accessibility.ts';
import { saveAccount } from '../../../identity/account.ts';
import { launch, shoot } from '../../support/browser.ts';
import { say } from '../../support/chat-page.ts';
import { startTestService, type RunningService } from '../../support/service.ts';

const anna: StaffMember = { id: 's1', email: 'anna@example.dk', firstName: 'Anna', role: 'librarian', libraryId: 'ringsted' };
let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  service = await startTestService();
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

async function open(path: string, script?: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' })).newPage();
  if (script !== undefined) await page.addInitScript(script);
  await page.goto(service.base + path);
  await page.waitForSelector('.message.bot');
  return page;
}

describe('what was kept', () => {
  test.each([[null], ['{'], ['7'], ['null'], ['{"size":9,"contrast":"yes"}']])('%s: as usual', (stored) => expect(readComfort(stored)).toEqual(plainComfort));
  test('is read again', () => expect(readComfort('{"size":2,"contrast":true,"sound":true}')).toEqual({ size: 2, contrast: true, sound: true }));
});

describe('text size and contrast', () => {
  test('are chosen by keyboard, hold after a reload, and leave everything usable', async () => {
    const page = await open('/chat?library=ringsted');
    const letters = (): Promise<number> => page.$eval('.body p', (line) => Number.parseFloat(getComputedStyle(line).fontSize));
    const usual = await letters();
    const button = page.getByRole('button', { name: 'Tekststørrelse, kontrast og lyd' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Meget stor' }).check();
    expect(await letters()).toBeGreaterThan(usual * 1.4);
    await page.getByRole('checkbox', { name: 'Høj kontrast' }).check();
    expect(await page.$eval('.top', (bar) => getComputedStyle(bar).backgroundColor)).toBe('rgb(0, 0, 0)');
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'chat-comfort');
    await page.reload();
    await page.waitForSelector('.message.bot');
    expect(await letters()).toBeGreaterThan(usual * 1.4);
    await say(page, 'guide mitid-kodeviser');
    await page.waitForSelector('.place');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'chat-comfort-step');
    await page.context().close();
  });

  test('on a public computer the next person finds it as usual', async () => {
    const page = await open('/chat?library=ringsted&kiosk=1');
    await page.getByRole('button', { name: 'Tekststørrelse, kontrast og lyd' }).click();
    await page.getByRole('radio', { name: 'Stor', exact: true }).check();
    await page.reload();
    await page.waitForSelector('.message.bot');
    expect(await page.evaluate(() => document.documentElement.dataset['size'])).toBe('0');
    await page.context().close();
  });
});

/** A browser with these voices; what it is asked to say is noted in `window.said`. */
const voices = (...list: { lang: string; localService: boolean }[]): string => `
  window.said = [];
  class Utterance { constructor(text) { this.text = text; } }
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => ${JSON.stringify(list)},
    speak(utterance) { window.said.push(utterance.text); window.last = utterance; },
    cancel() { window.said.push(null); },
  }) });`;
const heard = (page: Page): Promise<(string | null)[]> => page.evaluate(() => (globalThis as unknown as { said: (string | null)[] }).said);

describe('read aloud', () => {
  test('one press reads the message, the next one stops, and its end frees the button', async () => {
    const page = await open('/chat?library=ringsted', voices({ lang: 'da-DK', localService: true }));
    const button = page.getByRole('button', { name: 'Læs højt' });
    await button.first().click();
    expect((await heard(page)).at(-1)).toMatch(/^Hej\. Jeg er bibliotekets digitale hjælper/);
    await page.getByRole('button', { name: 'Stop oplæsning' }).click();
    expect((await heard(page)).at(-1)).toBeNull();
    await button.first().click();
    await page.evaluate(() => (globalThis as unknown as { last: { onend(): void } }).last.onend());
    await button.first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  test.each([['a voice from the network', [{ lang: 'da-DK', localService: false }]], ['a voice for another language', [{ lang: 'fr-FR', localService: true }]], ['no voice', []]])('%s: no button', async (_, list) => {
    const page = await open('/chat?library=ringsted', voices(...list));
    expect(await page.getByRole('button', { name: 'Læs højt' }).count()).toBe(0);
    await page.context().close();
  });

  test('addresses, dashes and quotation marks are not read', () => expect(spoken('– Gå til https://www.borger.dk/pas?x=1, og tryk »Start«')).toBe('Gå til borger.dk og tryk Start'.replace('borger.dk', 'borger.dk')));
});

describe('an answer while the page is out of sight', () => {
  const hide = `
    window.tones = 0;
    window.AudioContext = class { constructor() { window.tones += 1; this.currentTime = 0; this.destination = {}; }
      createOscillator() { return { frequency: {}, connect: (next) => next, start() {}, stop() {} }; }
      createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (next) => next }; }
      close() { return Promise.resolve(); } };
    let state = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => state });
    window.look = (next) => { state = next; document.dispatchEvent(new Event('visibilitychange')); };`;
  const look = (page: Page, state: string): Promise<void> => page.evaluate((next) => (globalThis as unknown as { look(state: string): void }).look(next), state);
  const tones = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as { tones: number }).tones);

  test.each([[true, /^\(\d\) Nyt svar – Digital hjælp/, 1], [false, /^Digital hjælp/, 0]] as const)('with the wish %s: title and tone', async (wanted, title, least) => {
    const page = await open('/chat?library=ringsted', hide);
    if (wanted) {
      await page.getByRole('button', { name: 'Tekststørrelse, kontrast og lyd' }).click();
      await page.getByRole('checkbox', { name: 'Giv lyd, når der kommer svar' }).check();
    }
    await look(page, 'hidden');
    await say(page, 'tak');
    await page.waitForFunction(() => document.querySelectorAll('.message.bot').length > 1);
    await page.waitForTimeout(100);
    expect(await page.title()).toMatch(title);
    expect(await tones(page)).toBeGreaterThanOrEqual(least);
    if (!wanted) expect(await tones(page)).toBe(0);
    await look(page, 'visible');
    await page.waitForFunction(() => document.title.startsWith('Digital hjælp'));
    await page.context().close();
  });
});

test('the first step leads to the whole guide on paper, in the same language', async () => {
  const page = await open('/chat?library=ringsted&lang=en');
  await say(page, 'guide mitid-kodeviser');
  const link = page.getByRole('link', { name: /^The whole guide to print/ });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe('/guides/mitid-kodeviser?lang=en');
  expect((await fetch(service.base + await link.getAttribute('href'))).status).toBe(200);
  await page.context().close();
});

test('whoever waits sees the place in the queue, and sees it change', async () => {
  const pages: Page[] = [];
  for (const text of ['jeg vil tale med et menneske', 'giv mig en bibliotekar', 'kan jeg få et menneske']) {
    const page = await open('/chat?library=ringsted');
    await say(page, text);
    await page.waitForFunction(() => /venter/.test(document.querySelector('[role=status]')?.textContent ?? ''));
    pages.push(page);
  }
  const status = (index: number, text: string): Promise<unknown> | undefined => pages[index]?.waitForFunction((wanted) => document.querySelector('[role=status]')?.textContent?.endsWith(wanted), text);
  await status(0, 'Du er den næste i køen.');
  await status(1, 'Der er én før dig i køen.');
  await status(2, 'Der er 2 før dig i køen.');
  const [first] = await service.house.desk.queue(anna);
  await service.house.desk.claim(first?.id ?? '', anna);
  await status(1, 'Du er den næste i køen.');
  await status(2, 'Der er én før dig i køen.');
  const { store, world } = service.house;
  const [, second] = await Promise.all([['a', 5_000], ['b', 50_000], ['gone', 90_000]].map(async ([name, since]) => {
    const { staff } = await saveAccount({ email: `${name}@example.dk`, firstName: String(name), role: 'librarian', libraryId: 'ringsted', password: 'en lang nok adgangskode' }, { store, now: world.now, newId: world.newId, randomBytes });
    await store.seenAtDesk(staff.id, 'ringsted', new Date(Date.now() - Number(since)).toISOString(), '');
    return staff;
  }));
  await pages[2]?.reload();
  await status(2, '2 bibliotekarer er på vagt. Der er én før dig i køen.');
  await store.leftDesk(second?.id ?? '');
  await pages[2]?.reload();
  await status(2, 'Én bibliotekar er på vagt. Der er én før dig i køen.');
  if (pages[2] !== undefined) await shoot(pages[2], 'chat-queue');
  expect(await pages[2]?.locator('.message').count()).toBeGreaterThan(2);
  for (const page of pages) await page.context().close();
});
