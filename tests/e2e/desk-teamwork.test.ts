import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { saveAccount } from '../../identity/account.ts';
import { axeFindings } from '../support/accessibility.ts';
import { shoot } from '../support/browser.ts';
import { DeskTest, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';

const at = new DeskTest(['Anna', 'Bo'], { undoFor: 60_000 });

const desk = (firstName: string): Promise<Page> => openDesk(at.browser, at.service.base, firstName);
const presses = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).last().click();
const sees = (page: Page, text: string): Promise<void> => page.getByText(text).last().waitFor();
const offer = 'Vil du tage samtalen?';

test('an offer that one librarian leaves goes to the next; notes, a colleague and an undone end: the citizen sees none of it', async () => {
  const anna = await desk('Anna');
  const citizen = await DirectLineClient.start(at.service.base);
  await citizen.says('jeg vil tale med et menneske');
  await anna.getByRole('heading', { name: offer }).waitFor();
  await shoot(anna, 'desk-offer');
  expect(await axeFindings(anna)).toEqual([]);
  await presses(anna, 'Ikke nu');
  await anna.getByRole('heading', { name: offer }).waitFor({ state: 'detached' });

  const bo = await desk('Bo');
  await bo.getByRole('heading', { name: offer }).waitFor();
  await sees(anna, 'Tilbudt til Bo');
  await presses(bo, 'Tag samtalen');
  await bo.getByLabel('Dit svar').fill('Hej, nu ser vi på det');
  await sees(anna, 'Bo har samtalen');

  // What is begun is there again after the page is loaded anew, each in its own place.
  await bo.getByRole('tab', { name: 'Intern note' }).click();
  await bo.getByLabel('Intern note. Borgeren kan ikke se den.').fill('Hun hører dårligt');
  await shoot(bo, 'desk-note');
  expect(await axeFindings(bo)).toEqual([]);
  await bo.reload();
  await bo.locator('.queue-item').first().click();
  expect(await bo.getByLabel('Dit svar').inputValue()).toBe('Hej, nu ser vi på det');
  await bo.getByRole('tab', { name: 'Intern note (begyndt)' }).click();
  await presses(bo, 'Gem noten');
  await bo.locator('.line.note', { hasText: 'Hun hører dårligt' }).waitFor();
  await anna.locator('.queue-item').first().click();
  await anna.locator('.line.note', { hasText: 'Hun hører dårligt' }).waitFor();

  await presses(bo, 'Giv videre');
  await bo.getByRole('radio', { name: 'Anna' }).check();
  await bo.getByLabel('Intern note til den, der tager over').fill('Jeg skal til frokost');
  await shoot(bo, 'desk-transfer');
  expect(await axeFindings(bo)).toEqual([]);
  await presses(bo, 'Ja, giv videre');
  await sees(anna, 'Bo vil gerne give dig samtalen.');
  await presses(anna, 'Tag samtalen');
  await anna.locator('.line.note', { hasText: 'Jeg skal til frokost' }).waitFor();

  await presses(anna, 'Afslut samtalen');
  await anna.getByLabel('Løst', { exact: true }).check();
  await shoot(anna, 'desk-close');
  expect(await axeFindings(anna)).toEqual([]);
  await presses(anna, 'Ja, afslut');
  await anna.getByRole('button', { name: 'Fortryd' }).waitFor();
  expect(await anna.evaluate(() => document.activeElement?.textContent)).toBe('Fortryd');
  await anna.keyboard.press('Enter');

  // A slash in an empty answer finds a ready-made reply.
  await anna.getByLabel('Dit svar').press('/');
  await anna.getByLabel('Find et svar').fill('står der på');
  await anna.getByRole('button', { name: /Hvad står der på skærmen/ }).waitFor();
  await anna.keyboard.press('Enter');
  await anna.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value.includes('uden CPR-nummer og koder'));
  await anna.keyboard.press('Enter');
  await anna.locator('.line.librarian', { hasText: 'uden CPR-nummer og koder' }).waitFor();
  const seen = JSON.stringify(await citizen.read());
  expect(seen).toContain('uden CPR-nummer og koder');
  expect(seen).not.toMatch(/hører dårligt|frokost/);
  for (const page of [anna, bo]) await page.context().close();
});

test('a team lead switches the robot off with a reason that everybody reads, and on again', async () => {
  await saveAccount({ email: 'tove@example.dk', firstName: 'Tove', role: 'teamlead', libraryId: 'slagelse', password: 'et-langt-kodeord-1' }, { store: at.service.house.store, now: () => new Date(), newId: at.service.house.world.newId, randomBytes });
  const anna = await desk('Anna');
  const tove = await (await at.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'da-DK', reducedMotion: 'reduce' })).newPage();
  tove.setDefaultTimeout(15_000);
  await tove.goto(`${at.service.base}/desk#overblik`);
  await tove.getByLabel('E-mail').fill('tove@example.dk');
  await tove.getByLabel('Adgangskode').fill('et-langt-kodeord-1');
  await tove.keyboard.press('Enter');
  await presses(tove, 'Slå robotten fra');
  await tove.getByLabel('Grunden på dansk').fill('MitID er nede.');
  await presses(tove, 'Slå robotten fra');
  await sees(tove, 'Skriv grunden. Borgerne læser den.');
  await tove.getByLabel('Grunden på engelsk').fill('MitID is down.');
  await presses(tove, 'Slå robotten fra');
  await sees(anna, 'Robotten er slået fra af Tove: »MitID er nede.«');
  await shoot(tove, 'desk-overview');
  expect(await axeFindings(tove)).toEqual([]);
  await presses(tove, 'Slå robotten til');
  await anna.getByText('Robotten er slået fra').waitFor({ state: 'detached' });
  expect(await anna.getByRole('link', { name: 'Overblik' }).count()).toBe(0);
  for (const page of [anna, tove]) await page.context().close();
});

test('whoever is at the counter is not offered anything, and says when they are back', async () => {
  const bo = await desk('Bo');
  await bo.getByRole('radio', { name: 'Ved skranken' }).check();
  const anna = await desk('Anna');
  await anna.getByText('1 kollega er her').click();
  await sees(anna, 'Bo: Ved skranken');
  const citizen = await DirectLineClient.start(at.service.base);
  await citizen.says('jeg vil tale med et menneske');
  await anna.getByRole('heading', { name: offer }).waitFor();
  await presses(anna, 'Ikke nu');
  await anna.getByRole('heading', { name: offer }).waitFor({ state: 'detached' });
  expect(await bo.getByRole('heading', { name: offer }).count()).toBe(0);
  await bo.getByRole('radio', { name: 'Klar' }).check();
  await bo.getByRole('heading', { name: offer }).waitFor();
  for (const page of [anna, bo]) await page.context().close();
});

test('a desk whose line breaks reads on where it was, and loses nothing that was begun', async () => {
  const lines: string[] = [];
  const anna = await openDesk(at.browser, at.service.base, 'Anna', { prepare: async (page) => page.on('websocket', (socket) => lines.push(socket.url())) });
  const citizen = await DirectLineClient.start(at.service.base);
  await citizen.says('hvem kan hjælpe mig, jeg vil tale med et menneske om et pas');
  await anna.locator('.queue-item', { hasText: 'pas' }).click();
  await presses(anna, 'Tag samtalen');
  await anna.getByLabel('Dit svar').fill('Jeg er i gang med at');
  await anna.context().setOffline(true);
  await sees(anna, 'Forbindelsen er væk. Vi prøver igen.');
  await citizen.says('er du der endnu');
  await anna.context().setOffline(false);
  await anna.locator('.line.citizen', { hasText: 'er du der endnu' }).waitFor();
  expect(lines.at(-1)).toMatch(/\?after=\d+$/);
  expect(await anna.getByLabel('Dit svar').inputValue()).toBe('Jeg er i gang med at');
  await anna.context().close();
});
