import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { StaffRole } from '../../common/desk-api.ts';
import { saveAccount } from '../../identity/account.ts';
import type { Surroundings } from '../../house.ts';
import { launch } from './browser.ts';
import { startTestService, type RunningService } from './service.ts';

/** A librarian's way into the desk: the same password for all of a test's librarians. */
const password = randomBytes(12).toString('hex');

/** Staff of the default library, by first name; librarians, unless another role is said last. */
export async function hire({ house }: RunningService, ...wanted: (string | { role: StaffRole })[]): Promise<void> {
  const role = wanted.find((each) => typeof each !== 'string')?.role ?? 'librarian';
  for (const firstName of wanted.filter((each) => typeof each === 'string')) {
    await saveAccount(
      { email: `${firstName.toLowerCase()}@example.dk`, firstName, role, libraryId: 'slagelse', password },
      { store: house.store, now: () => new Date(), newId: house.world.newId, randomBytes },
    );
  }
}

/** The desk of somebody who has just signed in; `prepare` runs before anything is loaded, `until` is the heading that is waited for. */
export async function openDesk(browser: Browser, base: string, firstName: string, { viewport = { width: 1280, height: 800 }, prepare = async () => undefined, until }: { viewport?: { width: number; height: number }; prepare?: (page: Page) => Promise<unknown>; until?: string } = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'da-DK', reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(15_000);
  await prepare(page);
  await page.goto(`${base}/desk`);
  await page.getByLabel('E-mail').fill(`${firstName.toLowerCase()}@example.dk`);
  await page.getByLabel('Adgangskode').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: until ?? /Venter/ }).waitFor();
  return page;
}

/** The service and a browser of one test file, with these librarians; they begin before its tests and end after them. */
export class DeskTest {
  #service: RunningService | undefined;
  #browser: Browser | undefined;

  constructor(firstNames: readonly string[], surroundings: Surroundings = {}) {
    beforeAll(async () => {
      this.#service = await startTestService({}, surroundings);
      await hire(this.#service, ...firstNames);
      this.#browser = await launch();
    });
    afterAll(async () => {
      await this.#browser?.close();
      await this.#service?.stop();
    });
  }

  get service(): RunningService {
    if (this.#service === undefined) throw new Error('The service has not begun yet.');
    return this.#service;
  }

  get browser(): Browser {
    if (this.#browser === undefined) throw new Error('The browser has not begun yet.');
    return this.#browser;
  }
}
