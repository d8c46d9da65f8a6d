import { expect, test } from '@jest/globals';
import { axeFindings } from '../support/accessibility.ts';
import { shoot } from '../support/browser.ts';
import { greeted, openPage, phone, say } from '../support/chat-page.ts';
import { DeskTest, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';

const at = new DeskTest(['Anna']);

test('a librarian sends a step; the citizen sees it as a step, and goes on from it when the robot is back', async () => {
  const citizen = await openPage(at.browser, `${at.service.base}/chat`, phone);
  await greeted(citizen);
  await say(citizen, 'jeg har glemt min adgangskode til MitID');
  await citizen.waitForSelector('.place');
  await say(citizen, 'jeg vil tale med et menneske');
  const anna = await openDesk(at.browser, at.service.base, 'Anna', { viewport: { width: 1280, height: 900 } });
  await anna.locator('.queue-item').first().click();
  await anna.getByRole('button', { name: 'Tag samtalen' }).click();

  // The guide in which the citizen got stuck is there at once.
  await anna.getByRole('button', { name: 'Send et trin fra en guide' }).click();
  await anna.getByRole('heading', { name: 'Glemt MitID-adgangskode' }).last().waitFor();
  await shoot(anna, 'desk-steps');
  expect(await axeFindings(anna)).toEqual([]);
  const before = await citizen.locator('.place').count();
  await anna.getByRole('button', { name: 'Send trin 3' }).click();
  await citizen.waitForFunction((count) => document.querySelectorAll('.place').length > count, before);
  const shown = await citizen.locator('.message.librarian').last().textContent();
  expect(shown).toContain('Find feltet med adgangskode på din profil');
  expect(await citizen.locator('.choices button').count()).toBe(0);
  await shoot(citizen, 'chat-librarian-step-phone');

  // A ready-made reply is found by typing, and stands in the answer to be read over.
  await anna.getByRole('button', { name: 'Luk' }).click();
  await anna.getByRole('button', { name: 'Færdige svar' }).click();
  await anna.getByLabel('Find et svar').fill('står der på');
  await shoot(anna, 'desk-replies');
  expect(await axeFindings(anna)).toEqual([]);
  await anna.getByRole('button', { name: /Hvad står der på skærmen/ }).click();
  expect(await anna.getByLabel('Dit svar').inputValue()).toContain('uden CPR-nummer og koder');
  await anna.keyboard.press('Enter');
  await citizen.getByText('uden CPR-nummer og koder').waitFor();
  await anna.getByRole('button', { name: 'Send et trin fra en guide' }).click();

  // Another guide is found by typing.
  await anna.getByRole('button', { name: 'En anden guide' }).click();
  await anna.getByLabel('Find en guide').fill('nemkonto');
  await anna.getByRole('button', { name: 'Vælg eller skift NemKonto' }).click();
  await anna.getByRole('heading', { name: 'Vælg eller skift NemKonto' }).waitFor();
  await anna.getByRole('button', { name: 'Luk' }).click();

  await anna.getByRole('button', { name: 'Giv tilbage til robotten' }).click();
  await anna.getByLabel('Løst', { exact: true }).check();
  await anna.getByRole('button', { name: 'Ja, giv tilbage' }).click();
  await citizen.waitForFunction(() => [...document.querySelectorAll('.message.bot')].at(-1)?.textContent?.includes('Find feltet med adgangskode på din profil'));
  await citizen.getByRole('button', { name: 'Næste' }).click();
  await citizen.waitForFunction(() => [...document.querySelectorAll('.message.bot')].at(-1)?.textContent?.includes('Bed om adgang til at ændre adgangskoden'));
  expect(citizen.wrong).toEqual([]);
  await citizen.context().close();
  await anna.context().close();
});

test('a step is sent once, of a guide that there is, by whoever has the conversation', async () => {
  const { desk, store } = at.service.house;
  const staff = { id: 'anna-2', email: 'a2@example.dk', firstName: 'Anna', role: 'librarian', libraryId: 'slagelse' } as const;
  const citizen = await DirectLineClient.start(at.service.base);
  await citizen.says('jeg vil tale med et menneske');
  const id = (await desk.queue(staff)).find(({ conversationId }) => conversationId === citizen.conversationId)?.id ?? '';
  const step = { id: 'step-0001', guideId: 'nemkonto', stepId: 'open-bank' };
  await expect(desk.sendStep(id, staff, step)).rejects.toMatchObject({ code: 'NotYours' });
  await desk.claim(id, staff);
  await expect(desk.sendStep(id, staff, { ...step, guideId: 'ingen' })).rejects.toMatchObject({ code: 'GuideNotFound' });
  await expect(desk.sendStep(id, staff, { ...step, stepId: 'ingen' })).rejects.toMatchObject({ code: 'GuideNotFound' });
  const [first, second] = [await desk.sendStep(id, staff, step), await desk.sendStep(id, staff, step)];
  expect(second.id).toBe(first.id);
  expect((await citizen.read()).filter(({ channelData }) => channelData?.step !== undefined)).toHaveLength(1);
  expect((await store.load(citizen.conversationId))?.state.stack.at(-1)).toMatchObject({ dialog: 'guide', guideId: 'nemkonto', stepId: 'open-bank' });
  const { replies } = await desk.replies(id, staff);
  expect(replies[0]).toMatchObject({ id: 'despair', text: expect.stringMatching(/Livslinien|112/) });
  expect(replies.find((reply) => reply.id === 'goodbye')?.text).toContain('Anna, Slagelse Biblioteker');
  expect(JSON.stringify(replies)).not.toMatch(/\{\w+\}/);
  expect((await desk.guides(id, staff)).guides.map(({ id: guideId }) => guideId)).not.toContain('digital-hotline');
});
