import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from '../support/accessibility.ts';
import { launch, shoot } from '../support/browser.ts';
import { hire, openDesk } from '../support/desk-page.ts';
import { startTestService, type RunningService } from '../support/service.ts';

/** The whole way: a citizen asks what nobody has an answer for, an editor writes it, and the next citizen is answered. */
let service: RunningService;
let browser: Browser;
beforeAll(async () => {
  service = await startTestService();
  browser = await launch();
  await hire(service, 'Ella', { role: 'editor' });
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const question = 'hvor kan jeg slibe min havesaks';

async function citizen(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 760 }, locale: 'da-DK' })).newPage();
  await page.goto(`${service.base}/chat?library=slagelse`);
  await page.getByLabel('Skriv din besked').fill(question);
  await page.keyboard.press('Enter');
  return page;
}

test('an editor turns an unanswered question into a published guide, and the citizen’s next try is answered', async () => {
  const first = await citizen();
  await first.getByText('Robotten').nth(1).waitFor();
  const ella = await openDesk(browser, service.base, 'Ella', { until: 'Opgaver', viewport: { width: 1280, height: 900 } });
  await ella.goto(`${service.base}/desk#sporgsmaal`);
  const card = ella.getByRole('article').filter({ hasText: 'havesaks' });
  await card.getByRole('button', { name: 'Ny vejledning herfra' }).click();
  const form = ella.getByRole('form', { name: 'Ny vejledning herfra' });
  await form.getByRole('textbox').first().fill('Slib din havesaks');
  await form.getByRole('button', { name: /Begynd/ }).click();

  await ella.getByRole('heading', { name: 'Slib din havesaks' }).waitFor();
  const danish = ella.getByRole('group', { name: 'Dansk' });
  const english = ella.getByRole('group', { name: 'Engelsk' });
  await danish.first().getByLabel('Borgerens behov som et spørgsmål').fill('Vil du slibe noget?');
  await danish.first().getByLabel('Svaret i én sætning').fill('Du kan låne en slibesten på biblioteket i en time.');
  await danish.first().getByLabel('Hjælp, når man sidder fast').fill('Spørg ved skranken.');
  await english.first().getByLabel('Titel').fill('Sharpen your garden shears');
  await english.first().getByLabel('Borgerens behov som et spørgsmål').fill('Would you like to sharpen something?');
  await english.first().getByLabel('Svaret i én sætning').fill('You can borrow a whetstone at the library for an hour.');
  await english.first().getByLabel('Hjælp, når man sidder fast').fill('Ask at the counter.');
  const step = ella.getByRole('group', { name: 'Trin 1', exact: true });
  await step.getByRole('group', { name: 'Dansk' }).getByLabel('Hvad skal man gøre?').fill('Gå hen til skranken, og spørg efter slibestenen.');
  await step.getByRole('group', { name: 'Engelsk' }).getByLabel('Hvad skal man gøre?').fill('Go to the counter and ask for the whetstone.');
  await ella.getByRole('button', { name: 'Tilføj et trin' }).click();
  const second = ella.getByRole('group', { name: 'Trin 2', exact: true });
  await second.getByRole('group', { name: 'Dansk' }).getByLabel('Hvad skal man gøre?').fill('Slib æggen forsigtigt.');
  await second.getByRole('group', { name: 'Engelsk' }).getByLabel('Hvad skal man gøre?').fill('Sharpen the edge carefully.');
  await second.getByRole('button', { name: 'Flyt trin 2 op' }).click();
  await ella.getByText('Trinnet er nu nummer 1.').waitFor({ state: 'attached' });
  await ella.keyboard.press('Alt+ArrowDown');
  await ella.getByText('Trinnet er nu nummer 2.').waitFor({ state: 'attached' });
  await ella.getByLabel('Søg', { exact: true }).fill('pas');
  await ella.getByText(/^\{fact:.*\}$/).first().waitFor();
  await second.getByLabel('Hvor går man hen bagefter?').selectOption({ label: 'Slut' });
  await ella.getByLabel('Den officielle side').fill('https://www.slagelsebib.dk');
  await ella.getByLabel('Hvem ejer vejledningen?').fill('Slagelse Bibliotek');
  await ella.getByLabel('Biblioteket (Dansk)').fill('Biblioteket viser dig slibestenen.');
  await ella.getByLabel('Biblioteket (Engelsk)').fill('The library shows you the whetstone.');
  await ella.getByLabel('Kilder').fill('https://www.slagelsebib.dk 2026-11-20');
  await ella.getByLabel(/Det skriver borgerne, på dansk/).fill(`${question}\nhar I en slibesten man kan låne\nmin saks er blevet sløv`);
  await ella.getByText(/Gemt kl\./).waitFor();
  await shoot(ella, 'editing-guide');
  expect(await axeFindings(ella)).toEqual([]);

  await ella.getByRole('button', { name: 'Udgiv', exact: true }).click();
  await ella.getByText(/gemte spørgsmål bliver besvaret lige så godt|der blev besvaret rigtigt/).first().waitFor({ timeout: 60_000 });
  await shoot(ella, 'editing-publish');
  expect(await axeFindings(ella)).toEqual([]);
  await ella.getByRole('button', { name: 'Udgiv nu' }).click();
  await ella.getByText('Borgerne kan se den.').waitFor();
  await service.house.learner.settled();

  const next = await citizen();
  await next.getByText('Du kan låne en slibesten på biblioteket i en time.').waitFor();
  await next.getByText('Gå hen til skranken, og spørg efter slibestenen.').waitFor();
});

test('two editors at one guide see each other, and what both have written', async () => {
  await hire(service, 'Emil', { role: 'editor' });
  const at = (name: string): Promise<Page> => openDesk(browser, service.base, name, { until: 'Forny eller bestil pas', prepare: (page) => page.addInitScript(() => { if (location.hash === '') history.replaceState(null, '', '#guides/pas-forny'); }) });
  const [ella, emil] = [await at('Ella'), await at('Emil')];
  await emil.getByText('Ella har også vejledningen åben.').waitFor({ timeout: 20_000 });
  const title = (page: Page) => page.getByRole('group', { name: 'Dansk' }).first().getByLabel('Titel');
  const answer = (page: Page) => page.getByRole('group', { name: 'Dansk' }).first().getByLabel('Svaret i én sætning');
  await title(ella).fill('Ellas titel');
  await ella.getByText(/Gemt kl\./).waitFor();
  await answer(emil).fill('Emils svar.');
  const conflict = emil.getByRole('alert').filter({ hasText: 'Ella har også skrevet her' });
  await conflict.waitFor();
  expect(await conflict.innerText()).toContain('Ellas titel');
  expect(await conflict.innerText()).toContain('Emils svar.');
  await shoot(emil, 'editing-conflict');
  expect(await axeFindings(emil)).toEqual([]);
  await conflict.getByRole('button', { name: 'Behold min' }).click();
  await conflict.waitFor({ state: 'detached' });
  await emil.getByText(/Gemt kl\./).waitFor();
  expect(await title(emil).inputValue()).toBe('Ellas titel');
  expect(await answer(emil).inputValue()).toBe('Emils svar.');
});

test('what was written while the network was away is there after a reload, and is kept once it is back', async () => {
  const ella = await openDesk(browser, service.base, 'Ella', { until: 'Bestil nyt sundhedskort', prepare: (page) => page.addInitScript(() => { if (location.hash === '') history.replaceState(null, '', '#guides/sundhedskort-nyt'); }) });
  const tip = ella.getByRole('group', { name: 'Trin 1', exact: true }).getByRole('group', { name: 'Dansk' }).getByLabel('Godt at vide');
  await ella.context().setOffline(true);
  await tip.fill('Skrevet uden net.');
  await ella.getByText('Forbindelsen er væk.', { exact: false }).waitFor();
  await ella.context().setOffline(false);
  ella.once('dialog', (dialog) => void dialog.accept());
  await ella.reload();
  await tip.waitFor();
  expect(await tip.inputValue()).toBe('Skrevet uden net.');
});

const ways = {
  'on a telephone': { viewport: { width: 390, height: 760 }, media: {} }, 'at 200 zoom': { viewport: { width: 640, height: 450 }, media: {} },
  dark: { viewport: { width: 1280, height: 900 }, media: { colorScheme: 'dark' } }, 'high contrast': { viewport: { width: 1280, height: 900 }, media: { forcedColors: 'active' } },
} as const;
test.each(Object.entries(ways))('the form of a guide %s', async (name, { viewport, media }) => {
  const ella = await openDesk(browser, service.base, 'Ella', { viewport, until: 'Bestil nyt sundhedskort', prepare: async (page) => {
    await page.emulateMedia(media);
    await page.addInitScript(() => { if (location.hash === '') history.replaceState(null, '', '#guides/sundhedskort-nyt'); });
  } });
  await ella.getByRole('button', { name: 'Historik' }).click();
  await ella.getByRole('button', { name: 'Godkend fagligt' }).click();
  await ella.getByRole('button', { name: 'Se kladden' }).click();
  await ella.getByRole('link', { name: 'i chatten' }).waitFor();
  await shoot(ella, `editing-form-${name.replaceAll(' ', '-')}`);
  expect(await ella.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await axeFindings(ella)).toEqual([]);
  await ella.context().close();
});
