import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/accessibility.ts';
import { shoot } from '../support/browser.ts';
import { greeted, openPage, phone, say, type WatchedPage } from '../support/chat-page.ts';
import { DeskTest, openDesk } from '../support/desk-page.ts';

const at = new DeskTest(['Anna', 'Bo', 'Cilla'], { undoFor: 1_000 });

const wishes = { Anna: 'min printer driller', Bo: 'jeg kan ikke komme ind i e-Boks', Cilla: 'hvordan skifter jeg læge' };
type Name = keyof typeof wishes;
const names: Name[] = ['Anna', 'Bo', 'Cilla'];

async function waits(words: string): Promise<WatchedPage> {
  const citizen = await openPage(at.browser, `${at.service.base}/chat`, phone);
  await greeted(citizen);
  await citizen.getByRole('button', { name: 'Tal med en bibliotekar' }).last().click();
  await citizen.getByText('Jeg henter en bibliotekar').waitFor();
  await say(citizen, words);
  return citizen;
}

const openItem = (desk: Page, words: string): Promise<void> => desk.locator('.queue-item', { hasText: words }).first().click();
const answers = async (desk: Page, text: string): Promise<void> => {
  await desk.getByLabel('Dit svar').fill(text);
  await desk.keyboard.press('Enter');
};

test('three citizens and three librarians at once: each is with one, nobody hears another\'s words, and all see who has whom', async () => {
  const [desks, citizens] = [new Map<Name, Page>(), new Map<Name, WatchedPage>()];
  for (const name of names) desks.set(name, await openDesk(at.browser, at.service.base, name));
  for (const name of names) citizens.set(name, await waits(wishes[name]));
  const desk = (name: Name): Page => desks.get(name) as Page;
  const citizen = (name: Name): WatchedPage => citizens.get(name) as WatchedPage;

  // All three reach for the first one at once; one has it, and each then takes one of their own.
  for (const name of names) await openItem(desk(name), wishes.Anna);
  await Promise.all(names.map((name) => desk(name).locator('#conversation').getByRole('button', { name: 'Tag samtalen' }).click({ noWaitAfter: true }).catch(() => undefined)));
  const owners = await Promise.all(names.map(async (name) => {
    await desk(name).getByText(/Din samtale|har samtalen/).first().waitFor();
    return (await desk(name).getByLabel('Dit svar').count()) === 1 ? [name] : [];
  }));
  const [owner] = owners.flat();
  expect(owners.flat()).toHaveLength(1);
  const order: Name[] = [owner as Name, ...names.filter((name) => name !== owner)];
  const helps = new Map<Name, Name>([[order[0] as Name, 'Anna'], [order[1] as Name, 'Bo'], [order[2] as Name, 'Cilla']]);
  for (const name of order.slice(1)) {
    await openItem(desk(name), wishes[helps.get(name) as Name]);
    await desk(name).locator('#conversation').getByRole('button', { name: 'Tag samtalen' }).click();
    await desk(name).getByLabel('Dit svar').waitFor();
  }

  // They all write at once.
  await Promise.all(names.map(async (name) => {
    const whom = helps.get(name) as Name;
    await answers(desk(name), `Hej, her er ${name}. Lad os se på det.`);
    await citizen(whom).getByText(`Hej, her er ${name}.`).waitFor();
    await say(citizen(whom), `tak ${name}, det er ${whom}s borger`);
    await desk(name).locator('.said', { hasText: `tak ${name}, det er ${whom}s borger` }).waitFor();
  }));
  for (const name of names) {
    const whom = helps.get(name) as Name;
    const shown = (await citizen(whom).locator('body').textContent()) ?? '';
    for (const other of names.filter((each) => each !== name)) expect(shown).not.toContain(`her er ${other}`);
    for (const other of names.filter((each) => each !== name)) await desk(name).getByText(`${other} har samtalen`, { exact: false }).first().waitFor();
  }
  await citizen('Anna').getByText('Læst', { exact: true }).waitFor();
  await shoot(desk('Bo'), 'desk-three');
  expect(await axeFindings(desk('Bo'))).toEqual([]);

  // One ends, one is given back to the robot, one goes to a colleague who now has two.
  const [first, second, third] = order as [Name, Name, Name];
  for (const [name, choice] of [[first, 'end'], [second, 'bot']] as const) {
    await desk(name).getByRole('button', { name: choice === 'end' ? 'Afslut samtalen' : 'Giv tilbage til robotten' }).click();
    await desk(name).getByRole('radio', { name: 'Løst', exact: true }).check();
    await desk(name).getByRole('button', { name: choice === 'end' ? 'Ja, afslut' : 'Ja, giv tilbage' }).click();
  }
  await citizen(helps.get(first) as Name).getByText('har afsluttet samtalen').waitFor();
  await citizen(helps.get(second) as Name).getByText('tilbage til robotten').first().waitFor();
  await desk(third).getByRole('button', { name: 'Giv videre' }).click();
  await desk(third).getByRole('radio', { name: first, exact: true }).check();
  await desk(third).getByRole('button', { name: 'Ja, giv videre' }).click();
  await citizen(helps.get(third) as Name).getByText(`${third} sender dig videre til ${first}`).waitFor();
  await desk(first).getByText(`${third} vil gerne give dig samtalen.`).first().waitFor();
  await desk(first).getByRole('button', { name: 'Tag samtalen' }).first().click();
  await citizen(helps.get(third) as Name).getByText(`du taler nu med ${first}`).waitFor();

  const requests = (await Promise.all((await at.service.house.store.requestsBetween('slagelse', '2000', '9999')).map(({ conversationId }) => at.service.house.store.requestsOf(conversationId)))).flat();
  expect(requests.map(({ state }) => state).sort()).toEqual(['claimed', 'resolved', 'resolved']);
  for (const page of citizens.values()) expect(page.wrong).toEqual([]);
  for (const page of [...desks.values(), ...citizens.values()]) await page.context().close();
}, 180_000);
