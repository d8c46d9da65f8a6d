import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/accessibility.ts';
import { shoot } from '../support/browser.ts';
import { DeskTest, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';

const at = new DeskTest(['Anna', 'Bo'], { undoFor: 60_000 });

async function waits(): Promise<DirectLineClient> {
  const citizen = await DirectLineClient.start(at.service.base);
  await citizen.says('jeg har glemt min adgangskode til mitid');
  await citizen.says('jeg vil tale med et menneske');
  return citizen;
}

/** Goes on with Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement: at } = document;
      const labels = at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((label) => label.textContent) : [];
      return [at?.getAttribute('aria-label'), ...labels, at?.textContent].filter(Boolean).join(' ');
    });
    if (name.test(focused)) return;
  }
  throw new Error(`No way by keyboard to ${name}.`);
}

/** Nothing is wider than the page. */
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('by keyboard alone: an offer is taken, answered, noted, and the conversation ended; a screen reader is told of the citizen and the message', async () => {
  const anna = await openDesk(at.browser, at.service.base, 'Anna');
  const citizen = await waits();
  await anna.getByRole('status').filter({ hasText: /venter|tage samtalen/ }).first().waitFor({ state: 'attached' });
  await tabTo(anna, /Tag samtalen/);
  await anna.keyboard.press('Enter');
  await anna.getByLabel('Dit svar').waitFor();
  await anna.getByLabel('Dit svar').focus();
  await anna.keyboard.type('Hej, jeg er her');
  await anna.keyboard.press('Enter');
  await anna.getByText('Hej, jeg er her').waitFor();
  await citizen.says('tak, jeg er lettet');
  await anna.getByRole('status').filter({ hasText: 'tak, jeg er lettet' }).first().waitFor({ state: 'attached' });
  await tabTo(anna, /^Afslut samtalen/);
  await anna.keyboard.press('Enter');
  // The first answer has the focus at once, and so has the way back.
  await anna.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'radio');
  await anna.keyboard.press('Space');
  await tabTo(anna, /Ja, afslut/);
  await anna.keyboard.press('Enter');
  await anna.waitForFunction(() => document.activeElement?.textContent === 'Fortryd');
  await anna.keyboard.press('Enter');
  await anna.getByText(/Samtalen slutter om \d/).waitFor({ state: 'detached' });
  expect(await anna.getByLabel('Dit svar').count()).toBe(1);
  await anna.context().close();
});

test.each([
  ['light', { colorScheme: 'light' }, { width: 1280, height: 800 }],
  ['dark', { colorScheme: 'dark' }, { width: 1280, height: 800 }],
  ['high contrast', { forcedColors: 'active' }, { width: 1280, height: 800 }],
  ['at 200 % zoom', {}, { width: 640, height: 400 }],
  ['on a telephone', {}, { width: 390, height: 844 }],
] as const)('axe finds nothing, and nothing is too wide, in every view: %s', async (name, media, viewport) => {
  const citizen = await waits();
  const bo = await openDesk(at.browser, at.service.base, 'Bo', { viewport, prepare: (page) => page.emulateMedia(media) });
  const look = async (view: string): Promise<void> => {
    await shoot(bo, `desk-${view}-${name.replaceAll(/[ %]+/g, '-')}`);
    expect({ view, findings: await axeFindings(bo), tooWide: await overflow(bo) }).toEqual({ view, findings: [], tooWide: 0 });
  };
  await look('queue');
  await bo.getByRole('button', { name: 'Tag samtalen' }).first().click();
  await bo.getByLabel('Dit svar').waitFor();
  await citizen.says('min adgangskode til mitid virker ikke');
  await bo.getByText('min adgangskode til mitid virker ikke').first().waitFor();
  await bo.getByRole('group', { name: 'Måske hjælper' }).getByRole('button', { name: 'Glemt MitID-adgangskode' }).waitFor();
  await look('conversation');
  await bo.getByRole('tab', { name: /Intern note/ }).click();
  await look('note');
  await bo.getByRole('tab', { name: /Svar/ }).click();
  for (const [view, button] of [['care', 'Hjælp til en, der har det svært'], ['replies', 'Færdige svar'], ['steps', 'Send et trin fra en guide'], ['pass-on', 'Giv videre'], ['close', 'Afslut samtalen']] as const) {
    await bo.getByRole('button', { name: button, exact: true }).first().click();
    await bo.waitForTimeout(300);
    await look(view);
    await bo.getByRole('button', { name: /^(Luk|Fortryd|Annuller|Nej, bliv her)$/ }).last().click().catch(() => undefined);
  }
  const id = (await at.service.house.store.requestsOf(citizen.conversationId))[0]?.id ?? '';
  const { store } = at.service.house;
  const conversation = await store.load(citizen.conversationId);
  const request = await store.request(id);
  if (conversation !== undefined && request !== undefined) await store.commit({ conversation, activities: [], requests: [{ ...request, state: 'cancelled' }], counts: [] });
  await bo.context().close();
}, 120_000);
