import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { saveAccount } from '../../identity/account.ts';
import type { RunningService } from './service.ts';

/** A librarian's way into the desk: the same password for all of a test's librarians. */
const password = randomBytes(12).toString('hex');

/** Librarians of the default library, by first name. */
export async function hire({ house }: RunningService, ...firstNames: string[]): Promise<void> {
  for (const firstName of firstNames) {
    await saveAccount(
      { email: `${firstName.toLowerCase()}@example.dk`, firstName, role: 'librarian', libraryId: 'slagelse', password },
      { store: house.store, now: () => new Date(), newId: house.world.newId, randomBytes },
    );
  }
}

/** The desk of a librarian who has just signed in; `prepare` runs before anything is loaded. */
export async function openDesk(browser: Browser, base: string, firstName: string, { viewport = { width: 1280, height: 800 }, prepare = async () => undefined }: { viewport?: { width: number; height: number }; prepare?: (page: Page) => Promise<unknown> } = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'da-DK', reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(15_000);
  await prepare(page);
  await page.goto(`${base}/desk`);
  await page.getByLabel('E-mail').fill(`${firstName.toLowerCase()}@example.dk`);
  await page.getByLabel('Adgangskode').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Venter/ }).waitFor();
  return page;
}
