import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { HandoffRequest } from '../../handoff/request.ts';
import { axeFindings } from '../support/accessibility.ts';
import { shoot } from '../support/browser.ts';
import { greeted, openPage, phone, say } from '../support/chat-page.ts';
import { DeskTest, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';

const at = new DeskTest(['Anna', 'Bo'], { undoFor: 60_000 });

const desk = (firstName: string): Promise<Page> => openDesk(at.browser, at.service.base, firstName);
const presses = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).last().click();

async function waits(reason: string): Promise<{ citizen: DirectLineClient; id: string }> {
  const citizen = await DirectLineClient.start(at.service.base);
  await citizen.says('Tal med en bibliotekar', { choice: 'person' });
  await citizen.says(reason);
  const [request] = await at.service.house.store.requestsOf(citizen.conversationId);
  return { citizen, id: request?.id ?? '' };
}

/** Changes a request as the house's clock would. */
async function change(id: string, part: Partial<HandoffRequest>): Promise<void> {
  const { store } = at.service.house;
  const request = await store.request(id);
  const conversation = request === undefined ? undefined : await store.load(request.conversationId);
  if (request === undefined || conversation === undefined) throw new Error(`There is no request ${id}.`);
  await store.commit({ conversation, activities: [], requests: [{ ...request, ...part }], counts: [] });
}

async function look(page: Page, view: string): Promise<void> {
  await shoot(page, `desk-${view}`);
  expect({ view, findings: await axeFindings(page) }).toEqual({ view, findings: [] });
}

test('a call stands on the list with its number and its tries; the citizen goes on with the robot until the librarian writes', async () => {
  const citizen = await openPage(at.browser, `${at.service.base}/chat`, phone);
  await greeted(citizen);
  for (const words of ['ring mig op', 'noget med min pension', '20 30 40 50']) await say(citizen, words);
  const anna = await desk('Anna');
  await anna.locator('.queue-item', { hasText: 'noget med min pension' }).click();
  await anna.locator('#conversation').getByRole('button', { name: 'Tag samtalen' }).click();
  await anna.getByText('20 30 40 50').waitFor();
  await anna.getByText('Har du prøvet at få fat i borgeren?').waitFor();
  await look(anna, 'call');
  await citizen.getByText('Anna fra biblioteket har taget din henvendelse').waitFor();
  await say(citizen, 'jeg har glemt min adgangskode til mitid');
  await citizen.getByText('Trin 1 af').first().waitFor();
  await presses(anna, 'Ingen svar');
  await anna.locator('.queue-item', { hasText: 'noget med min pension' }).getByText('Forsøgt 1 gang').waitFor();
  await look(anna, 'work-list');
  await citizen.getByText('har prøvet at ringe til dig').waitFor();

  await anna.locator('#conversation').getByRole('button', { name: 'Tag samtalen' }).click();
  await anna.getByLabel('Dit svar').fill('Hvornår må jeg ringe?');
  await anna.keyboard.press('Enter');
  await citizen.getByText('Du taler med Anna. Robotten er stille.').waitFor();
  await say(citizen, 'efter klokken 14');
  await anna.locator('.line.citizen', { hasText: 'efter klokken 14' }).waitFor();
  expect(await citizen.locator('.message').last().textContent()).toContain('efter klokken 14');
  expect(citizen.wrong).toEqual([]);
  for (const page of [anna, citizen]) await page.context().close();
}, 120_000);

test('a reply of one\'s own is kept, found by "/" and typing, filled, and deleted', async () => {
  const { id } = await waits('hjælp til en printer');
  const anna = await desk('Anna');
  await anna.locator('.queue-item', { hasText: 'printer' }).click();
  await anna.locator('#conversation').getByRole('button', { name: 'Tag samtalen' }).click();
  await anna.getByLabel('Dit svar').fill('Kærlig hilsen {librarian}');
  await presses(anna, 'Færdige svar');
  await presses(anna, 'Gem dit svar som færdigt svar');
  await anna.getByLabel('Hvad skal svaret hedde?').fill('Min hilsen');
  await presses(anna, 'Gem');
  await anna.getByText('Svaret er gemt.').waitFor();
  await anna.getByLabel('Dit svar').fill('');
  await anna.getByLabel('Dit svar').focus();
  await anna.keyboard.type('/min hil');
  await anna.getByRole('button', { name: /Min hilsen.*Kærlig hilsen Anna/ }).waitFor();
  await look(anna, 'own-reply');
  await anna.getByRole('button', { name: /Min hilsen.*Kærlig hilsen Anna/ }).click();
  expect(await anna.getByLabel('Dit svar').inputValue()).toBe('Kærlig hilsen Anna');
  await presses(anna, 'Færdige svar');
  await presses(anna, 'Slet »Min hilsen«');
  await presses(anna, 'Ja, slet »Min hilsen«');
  await anna.getByRole('button', { name: /Min hilsen/ }).first().waitFor({ state: 'detached' });
  await change(id, { state: 'cancelled' });
  await anna.context().close();
}, 120_000);

test('who has gone, who asked before, who has whom and how it ended stand at the conversation', async () => {
  const { citizen, id } = await waits('noget om min pension');
  await citizen.presses('Jeg vil ikke vente');
  await citizen.says('Tal med en bibliotekar', { choice: 'person' });
  const again = (await at.service.house.store.requestsOf(citizen.conversationId)).at(-1)?.id ?? '';
  expect(again).not.toBe(id);
  const [anna, bo] = [await desk('Anna'), await desk('Bo')];
  await change(again, { citizenGoneAt: new Date(Date.now() - 120_000).toISOString() });
  await anna.locator('.queue-item', { hasText: 'noget om min pension' }).getByText('lukket siden', { exact: false }).waitFor();
  await anna.locator('.queue-item', { hasText: 'noget om min pension' }).click();
  await anna.getByText('Tidligere i samtalen (1)').click();
  await look(anna, 'gone-and-earlier');
  await bo.locator('.queue-item', { hasText: 'noget om min pension' }).click();
  await bo.locator('#conversation').getByRole('button', { name: 'Tag samtalen' }).click();
  await anna.getByText('Bo har taget samtalen.').last().waitFor();
  await look(anna, 'of-a-colleague');
  await presses(bo, 'Afslut samtalen');
  await bo.getByRole('radio', { name: 'Trusler eller chikane' }).check();
  await presses(bo, 'Ja, afslut');
  await bo.getByRole('button', { name: 'Fortryd' }).waitFor();
  await look(bo, 'closing');
  await change(again, { state: 'abandoned', claimedBy: null });
  await look(anna, 'abandoned');
  await presses(anna, 'English');
  await look(anna, 'english');
  await presses(anna, 'Dansk');
  for (const page of [anna, bo]) await page.context().close();
}, 120_000);

test('signing in is plain', async () => {
  const page = await (await at.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'da-DK', reducedMotion: 'reduce' })).newPage();
  await page.goto(`${at.service.base}/desk`);
  await page.getByLabel('E-mail').waitFor();
  await look(page, 'sign-in');
  await page.getByLabel('E-mail').fill('anna@example.dk');
  await page.getByLabel('Adgangskode').fill('forkert');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await look(page, 'sign-in-refused');
  await page.context().close();
}, 60_000);

test('a fault in one part leaves the others, and what was typed', async () => {
  const { id } = await waits('en fejl på siden');
  const anna = await desk('Anna');
  await anna.locator('.queue-item', { hasText: 'en fejl på siden' }).click();
  await anna.locator('#conversation').getByRole('button', { name: 'Tag samtalen' }).click();
  await anna.getByLabel('Dit svar').fill('halvt skrevet');
  // An answer as no service of ours gives it: a time that is none.
  await anna.route(`**/api/desk/requests/${id}`, async (route) => {
    const body = (await (await route.fetch()).json()) as { transcript: { timestamp: string }[] };
    await route.fulfill({ json: { ...body, transcript: body.transcript.map((each) => ({ ...each, id: `${Math.random()}`, timestamp: 'x' })) } });
  });
  await anna.locator('.queue-item', { hasText: 'en fejl på siden' }).click();
  await anna.locator('.failed-part').waitFor();
  await look(anna, 'failed-part');
  expect(await anna.getByLabel('Dit svar').inputValue()).toBe('halvt skrevet');
  await anna.getByRole('heading', { name: /Venter/ }).waitFor();
  await anna.context().close();
}, 60_000);
