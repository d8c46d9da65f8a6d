import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings } from './accessibility.ts';

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 700 }, hasTouch: true, isMobile: true };

/** A page that notes what it does wrong: errors, and calls to any other host. */
export type WatchedPage = Page & { wrong: string[] };

/** Opens the chat in a context of its own; `prepare` runs before anything is loaded. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}, prepare: (page: Page) => Promise<void> = async () => undefined): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce', ...options });
  const page = Object.assign(await context.newPage(), { wrong: [] as string[] });
  page.on('pageerror', (error) => page.wrong.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource|WebSocket/.test(message.text())) page.wrong.push(message.text()); });
  page.on('request', (request) => { if (!request.url().startsWith('data:') && new URL(request.url()).hostname !== '127.0.0.1') page.wrong.push(request.url()); });
  await prepare(page);
  await page.goto(url);
  return page;
}

export const greeted = (page: Page): Promise<unknown> => page.waitForSelector('.message.bot');

export async function say(page: Page, text: string): Promise<void> {
  await page.fill('#input', text);
  await page.press('#input', 'Enter');
}

export const said = (page: Page): Promise<string[]> => page.$$eval('.message .body', (bodies) => bodies.map((body) => (body as HTMLElement).innerText));

/** Waits for so many answers, and until nothing is on its way. */
export const answers = (page: Page, count: number): Promise<unknown> => page.waitForFunction((wanted) => document.querySelectorAll('.message.bot, .message.librarian').length >= wanted && document.querySelector('.unsent') === null, count);

/** axe finds nothing, nothing needs sideways scrolling, and what can be pressed is large enough. */
export async function assertUsable(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const small = await page.$$eval('button, header a, .reach, .link, textarea', (targets) => targets.map((target) => ({ text: target.textContent, ...target.getBoundingClientRect().toJSON() as DOMRect })).filter(({ width, height }) => width > 0 && (height < 43.9 || width < 43.9)).map(({ text }) => text));
  expect(small).toEqual([]);
}
