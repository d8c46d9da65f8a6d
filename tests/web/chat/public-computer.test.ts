import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch, shoot } from '../../support/browser.ts';
import { answers, assertUsable, greeted, openPage, phone, said, say } from '../../support/chat-page.ts';
import { startTestService, type RunningService } from '../../support/service.ts';

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

const open = (path: string, options: BrowserContextOptions = {}, prepare?: (page: Page) => Promise<void>): Promise<Page> => openPage(browser, service.base + path, options, prepare);

describe('a public computer', () => {
  test('keeps nothing, and clears the screen', async () => {
    const page = await open('/chat?library=odense&kiosk=1');
    await greeted(page);
    await say(page, 'hej');
    await answers(page, 2);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
    await page.getByRole('button', { name: 'Jeg er færdig: slet samtalen på denne skærm' }).click();
    expect(await page.textContent('body')).not.toContain('hej');
    await assertUsable(page);
    await page.getByRole('button', { name: 'Begynd en ny samtale' }).click();
    await greeted(page);
    expect(await said(page)).toHaveLength(1);
    await page.context().close();
  });

  const kiosk = (): Promise<Page> => open('/chat?library=odense&kiosk=1', phone, (page) => page.clock.install());
  /** What was drawn last has set its timers before the clock jumps. */
  const silence = async (page: Page, time: string): Promise<void> => {
    await page.clock.runFor(1_000);
    await page.clock.fastForward(time);
  };
  const asked = (page: Page) => page.getByRole('alertdialog', { name: 'Er du her stadig?' });

  test('asks after ten minutes, stays for a "yes", and forgets without an answer', async () => {
    const page = await kiosk();
    await greeted(page);
    await say(page, 'hej');
    await answers(page, 2);
    await silence(page, '09:30');
    expect(await asked(page).count()).toBe(0);
    await silence(page, '00:40');
    await asked(page).waitFor();
    await assertUsable(page);
    await shoot(page, 'chat-still-here');
    await page.getByRole('button', { name: 'Ja, jeg er her' }).click();
    expect(await asked(page).count()).toBe(0);
    await silence(page, '10:10');
    await asked(page).waitFor();
    await page.clock.runFor('01:10');
    await page.getByText('Husk at logge af MitID og borger.dk.').waitFor();
    expect(await page.textContent('body')).not.toContain('hej');
    await shoot(page, 'chat-forgotten');
    await page.context().close();
  });

  test('is not asked while waiting for a person', async () => {
    const page = await kiosk();
    await greeted(page);
    await say(page, 'menneske');
    await page.getByText('Du venter på en bibliotekar.').waitFor();
    await silence(page, '30:00');
    expect(await asked(page).count()).toBe(0);
    await page.context().close();
  });

  test('can be chosen in the chat: what was kept is wiped', async () => {
    const page = await open('/chat?library=odense');
    await greeted(page);
    await page.getByRole('button', { name: 'Tekststørrelse, kontrast og lyd' }).click();
    await page.getByRole('button', { name: 'Det her er en fælles computer' }).click();
    await page.getByRole('button', { name: 'Jeg er færdig' }).waitFor();
    expect(page.url()).toContain('kiosk=1');
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':resume') || key.endsWith(':unsent')))).toEqual([]);
    await page.context().close();
  });
});
