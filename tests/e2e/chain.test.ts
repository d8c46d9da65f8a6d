import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { danishTime } from '../../common/local-time.ts';
import { axeFindings } from '../support/accessibility.ts';
import { shoot } from '../support/browser.ts';
import { DeskTest, openDesk } from '../support/desk-page.ts';

const at = new DeskTest(['Anna', 'Bo']);

const phone = { width: 390, height: 844 };

async function newPage(viewport: { width: number; height: number }): Promise<Page> {
  const page = await (await at.browser.newContext({ viewport, locale: 'da-DK', reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

async function newCitizen(): Promise<Page> {
  const page = await newPage(phone);
  await page.goto(`${at.service.base}/chat`);
  await page.getByText('en robot', { exact: false }).first().waitFor();
  return page;
}

const newLibrarian = (firstName: string): Promise<Page> => openDesk(at.browser, at.service.base, firstName);

const says = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
};
const presses = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).last().click();
const sees = (page: Page, text: string): Promise<void> => page.getByText(text, { exact: false }).last().waitFor();

describe('a citizen is guided, a librarian takes over', () => {
  test('from a question in own words to a person and back, with two screens', async () => {
    const citizen = await newCitizen();
    await shoot(citizen, 'chat-start-phone');
    expect(await axeFindings(citizen)).toEqual([]);

    await says(citizen, 'hej jeg har glemt adgangskoden til mit mitid');
    await sees(citizen, 'Trin 1 af');
    expect(await axeFindings(citizen)).toEqual([]);
    await shoot(citizen, 'chat-guide-phone');
    await presses(citizen, 'Jeg sidder fast');
    await sees(citizen, 'Kom du videre?');
    await presses(citizen, 'Det virkede ikke');
    await sees(citizen, 'Jeg henter en bibliotekar');
    expect(await axeFindings(citizen)).toEqual([]);

    const anna = await newLibrarian('Anna');
    expect(await axeFindings(anna)).toEqual([]);
    await anna.locator('.queue-item', { hasText: 'Gik i stå i' }).first().click();
    await sees(anna, 'Gik i stå her: Trin 1');
    await sees(anna, 'Kom du videre?');
    await presses(anna, 'Tag samtalen');
    await sees(citizen, 'du taler nu med Anna fra biblioteket');
    await anna.getByLabel('Dit svar').fill('Hej, det finder vi ud af. Har du dit pas?');
    await sees(citizen, 'Anna');
    await anna.keyboard.press('Enter');
    await sees(citizen, 'Har du dit pas?');
    expect(await axeFindings(citizen)).toEqual([]);

    await says(citizen, 'ja mit cpr er 010180-1234');
    await sees(citizen, 'ligner et CPR-nummer');
    await sees(anna, 'ja mit cpr er ••••••');
    await shoot(anna, 'desk-conversation');
    await shoot(citizen, 'chat-librarian-phone');
    expect(await anna.content()).not.toContain('010180');
    expect(await axeFindings(anna)).toEqual([]);

    await presses(anna, 'Giv tilbage til robotten');
    await anna.getByLabel('Delvist løst').check();
    expect(await axeFindings(anna)).toEqual([]);
    await presses(anna, 'Ja, giv tilbage');
    await sees(citizen, 'tilbage til robotten');
    await sees(citizen, 'Trin 1 af');
    await sees(anna, 'Samtalen er slut.');
    await presses(citizen, 'Jeg sidder fast');
    await sees(citizen, 'Kom du videre?');
    await citizen.context().close();
    await anna.context().close();
  });

  test('a message of the citizen and its CPR number leave the browser masked', async () => {
    const citizen = await newCitizen();
    const sent: string[] = [];
    citizen.on('request', (request) => { if (request.method() === 'POST') sent.push(request.postData() ?? ''); });
    await says(citizen, 'mit cpr er 010180-1234, hvad nu');
    await sees(citizen, 'ligner et CPR-nummer');
    for (let wait = 0; wait < 100 && !sent.some((body) => body.includes('••••••')); wait += 1) await citizen.waitForTimeout(50);
    expect(sent.some((body) => body.includes('••••••'))).toBe(true);
    expect(sent.join()).not.toContain('010180');
    await citizen.context().close();
  });

  test('of two librarians who press at once one gets it, and the other is told kindly', async () => {
    const citizen = await newCitizen();
    await says(citizen, 'jeg vil tale med et menneske');
    await sees(citizen, 'Jeg henter en bibliotekar');
    const desks = await Promise.all(['Anna', 'Bo'].map(newLibrarian));
    await Promise.all(desks.map(async (desk) => {
      await desk.locator('.queue-item', { hasText: 'jeg vil tale med et menneske' }).first().click();
      await desk.getByRole('button', { name: 'Tag samtalen' }).waitFor();
    }));
    await Promise.all(desks.map((desk) => desk.getByRole('button', { name: 'Tag samtalen' }).click({ noWaitAfter: true }).catch(() => undefined)));
    await desks[0]?.waitForTimeout(1000);
    const answering = await Promise.all(desks.map((desk) => desk.getByLabel('Dit svar').count()));
    expect(answering.toSorted()).toEqual([0, 1]);
    const [loser] = desks.filter((_, place) => answering[place] === 0);
    if (loser === undefined) throw new Error('Nobody lost.');
    await loser.getByText('har taget samtalen').first().waitFor();
    for (const page of [citizen, ...desks]) await page.context().close();
  });

  test('closed by the librarian, the chat says so and offers a new start', async () => {
    const citizen = await newCitizen();
    await says(citizen, 'kan jeg tale med en bibliotekar');
    await sees(citizen, 'Jeg henter en bibliotekar');
    const anna = await newLibrarian('Anna');
    await anna.locator('.queue-item', { hasText: 'kan jeg tale med en bibliotekar' }).first().click();
    await presses(anna, 'Tag samtalen');
    await presses(anna, 'Afslut samtalen');
    await presses(anna, 'Ja, afslut');
    await sees(anna, 'Vælg, hvordan det gik.');
    await anna.getByLabel('Løst', { exact: true }).check();
    await presses(anna, 'Ja, afslut');
    await sees(citizen, 'har afsluttet samtalen');
    await citizen.getByRole('button', { name: /[Nn]y samtale/ }).first().waitFor();
    await shoot(citizen, 'chat-over-phone');
    expect(await axeFindings(citizen)).toEqual([]);

    await citizen.getByRole('group', { name: 'Fik du den hjælp, du havde brug for?' }).getByRole('button', { name: 'Delvist' }).click();
    await citizen.getByLabel('Vil du skrive, hvad der var godt eller skidt?').fill('Anna var sød, men mit nummer 060175-1234 virkede ikke');
    await shoot(citizen, 'chat-rating-phone');
    expect(await axeFindings(citizen)).toEqual([]);
    await citizen.getByRole('button', { name: 'Send' }).first().click();
    await sees(citizen, 'Tak for dine ord.');
    const { date } = danishTime(new Date());
    const { store } = at.service.house;
    expect((await store.totals('slagelse', date, date)).filter(({ stepId }) => stepId === 'librarian')).toEqual([expect.objectContaining({ event: 'rating-partly', total: 1 })]);
    expect(await store.comments('slagelse', date, date)).toEqual([expect.objectContaining({ about: 'librarian', rating: 'partly', text: expect.stringMatching(/^Anna var sød, men mit nummer (?!.*1234).* virkede ikke$/) })]);
    await citizen.context().close();
    await anna.context().close();
  });
});

describe('leaving and coming back', () => {
  test('a reload continues the conversation where it was', async () => {
    const citizen = await newCitizen();
    await says(citizen, 'jeg har glemt adgangskoden til mit mitid');
    await sees(citizen, 'Trin 1 af');
    await citizen.reload();
    await sees(citizen, 'Trin 1 af');
    expect(await citizen.getByText('jeg har glemt adgangskoden til mit mitid').count()).toBe(1);
    await presses(citizen, 'Jeg sidder fast');
    await sees(citizen, 'Kom du videre?');
    await citizen.context().close();
  });

  test('the address of a printed guide continues it in the chat, once, in a conversation that is there already', async () => {
    const citizen = await newCitizen();
    await citizen.goto(`${at.service.base}/g/8`);
    await sees(citizen, 'Trin 1 af');
    expect(new URL(citizen.url()).search).toBe('?lang=da');
    expect(await citizen.locator('.message.citizen, [data-from="citizen"]').count()).toBeLessThanOrEqual(1);
    await citizen.reload();
    await sees(citizen, 'Trin 1 af');
    expect(await citizen.getByText('Vi er i gang med').count()).toBe(0);
    await citizen.context().close();
  });

  test('a guide is pictured, with words for those who do not see it', async () => {
    const citizen = await newCitizen();
    await says(citizen, 'guide mitid-kodeviser');
    await sees(citizen, 'Trin 1 af');
    const picture = citizen.locator('img.picture').first();
    for (let step = 0; step < 12 && (await picture.count()) === 0; step += 1) {
      const next = citizen.getByRole('button', { name: 'Næste', exact: true });
      await ((await next.count()) > 0 ? next.last() : citizen.locator('.choices button').first()).click();
      await citizen.waitForTimeout(300);
    }
    expect(await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(320);
    expect(await picture.getAttribute('alt')).toMatch(/\w+ \w+/);
    await shoot(citizen, 'chat-picture');
    await citizen.context().close();
  });

  test('another question in the middle of a guide, and back to the step', async () => {
    const citizen = await newCitizen();
    await says(citizen, 'jeg har glemt adgangskoden til mit mitid');
    await sees(citizen, 'Trin 1 af');
    await says(citizen, 'hvordan får jeg en kodeviser');
    await sees(citizen, 'Vi gemmer din plads');
    await says(citizen, 'stop');
    await sees(citizen, 'Skal vi gå videre med');
    await presses(citizen, 'Ja, gå videre');
    await citizen.getByText('adgangskode', { exact: false }).last().waitFor();
    await sees(citizen, 'Trin 1 af');
    await citizen.context().close();
  });
});

test('the library\'s page shows the chat', async () => {
  const page = await newPage({ width: 1280, height: 800 });
  await page.goto(`${at.service.base}/`);
  await page.locator('button', { hasText: 'Digital hjælp' }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByText('en robot', { exact: false }).first().waitFor();
  await shoot(page, 'library-page');
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

test('the desk without its line says so, and loads what it missed', async () => {
  const anna = await newLibrarian('Anna');
  await anna.context().setOffline(true);
  const citizen = await newCitizen();
  await says(citizen, 'kan jeg få en medarbejder i røret');
  await sees(citizen, 'Jeg henter en bibliotekar');
  await anna.context().setOffline(false);
  await anna.locator('.queue-item', { hasText: 'kan jeg få en medarbejder i røret' }).first().waitFor();
  await citizen.context().close();
  await anna.context().close();
});
