import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/accessibility.ts';
import { shoot } from '../support/browser.ts';
import { DeskTest, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';

const at = new DeskTest(['Anna']);

/** What the page has sounded and shown, noted in the page itself; a test may hide it. */
interface Noted { chimes: number; shown: string[]; hidden: boolean }

const annasDesk = (): Promise<Page> => openDesk(at.browser, at.service.base, 'Anna', { prepare: async (page) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const noted: Noted = { chimes: 0, shown: [], hidden: false };
    Object.assign(window, { noted });
    class Silent { currentTime = 0; destination = {}; createOscillator() { noted.chimes += 1; throw new Error('No sound here.'); } createGain() { return {}; } }
    Object.assign(window, { AudioContext: Silent });
    Object.assign(window, { Notification: Object.assign(class { constructor(_: string, { body }: { body: string }) { noted.shown.push(body); } close(): void { /* nothing to close */ } }, { permission: 'granted', requestPermission: () => Promise.resolve('granted') }) });
    Object.defineProperty(document, 'visibilityState', { get: () => (noted.hidden ? 'hidden' : 'visible') });
  });
} });

const noted = (page: Page): Promise<Noted> => page.evaluate(() => (window as unknown as { noted: Noted }).noted);
const hide = (page: Page, hidden: boolean): Promise<void> => page.evaluate((value) => { (window as unknown as { noted: Noted }).noted.hidden = value; }, hidden);

async function waits(words: string): Promise<DirectLineClient> {
  const citizen = await DirectLineClient.start(at.service.base);
  await citizen.says(words);
  return citizen;
}

test('new citizens and answers are heard, counted in the title and marked; what a notice says names nobody', async () => {
  const anna = await annasDesk();
  const first = await waits('kan jeg tale med en bibliotekar');
  await anna.locator('.queue-item').first().waitFor();
  expect(await noted(anna)).toMatchObject({ chimes: 1, shown: [] });
  await anna.waitForFunction(() => document.title === '(1) Skranken');
  await anna.locator('.queue-item', { hasText: 'bibliotekar' }).click();
  await anna.getByRole('button', { name: 'Tag samtalen' }).click();
  await anna.getByLabel('Dit svar').waitFor();

  await hide(anna, true);
  await waits('jeg vil tale med et menneske');
  await anna.locator('.queue-item', { hasText: 'menneske' }).click();
  expect(await noted(anna)).toMatchObject({ chimes: 2, shown: ['En borger venter.'] });
  await first.says('er du der, mit navn er Karen');
  await anna.getByText('1 ulæst').waitFor();
  await anna.waitForFunction(() => document.title === '(1 nye) (1) Skranken');
  expect(await noted(anna)).toMatchObject({ chimes: 3, shown: ['En borger venter.', 'En borger har svaret dig.'] });
  await shoot(anna, 'desk-unread');
  expect(await axeFindings(anna)).toEqual([]);
  await anna.locator('.queue-item', { hasText: 'bibliotekar' }).click();
  await anna.waitForFunction(() => document.title === '(1) Skranken');
  expect(await anna.getByText('ulæst').count()).toBe(0);

  // Whoever has waited for three minutes is told of again each minute.
  await anna.clock.runFor(5 * 60_000);
  const later = await noted(anna);
  expect(later.chimes).toBeGreaterThanOrEqual(4);
  expect(later.shown).toContain('En borger har ventet længe.');

  await anna.getByRole('button', { name: 'Lyd er til' }).click();
  const { chimes } = await noted(anna);
  await first.says('hallo');
  await anna.getByText('hallo').last().waitFor();
  expect((await noted(anna)).chimes).toBe(chimes);
  await anna.context().close();
});
