import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { StaffRole } from '../../common/desk-api.ts';
import { axeFindings } from '../support/accessibility.ts';
import { shoot } from '../support/browser.ts';
import { DeskTest, hire, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { EditorClient } from '../support/editor.ts';

const at = new DeskTest([]);
const staff: Record<StaffRole, string> = { editor: 'Ella', admin: 'Adam', teamlead: 'Tove', librarian: 'Lise' };
beforeAll(async () => {
  for (const [role, firstName] of Object.entries(staff)) await hire(at.service, firstName, { role: role as StaffRole });
});

/** The desk of somebody with this role, at an address of it. */
async function desk(role: StaffRole, { hash = '', ...how }: { hash?: string } & Parameters<typeof openDesk>[3] = {}): Promise<Page> {
  const page = await openDesk(at.browser, at.service.base, staff[role], { until: role === 'editor' ? 'Opgaver' : 'Venter', ...how });
  if (hash !== '') await go(page, hash);
  return page;
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForFunction(() => document.querySelector('main .page-wait') === null && document.querySelector('main h2') !== null);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
const tabs = (page: Page): Promise<string[]> => page.getByRole('navigation', { name: 'Sidens dele' }).getByRole('link').allTextContents();
const rows = (page: Page): Promise<string[]> => page.locator('.guide-table tbody th').allTextContents();
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the ways through the room', () => {
  test('an editor begins with what there is to do; links, back and forward lead on, title and focus follow', async () => {
    const ella = await desk('editor');
    await heading(ella, 'Se på det her først').waitFor();
    expect(await ella.title()).toBe('Opgaver – Skranken');
    expect(await ella.getByRole('navigation', { name: 'Sidens dele' }).count()).toBe(0);
    const pages = [['Vejledninger', '#guides'], ['Spørgsmål', '#sporgsmaal'], ['Fakta', '#fakta'], ['Driftsmeddelelser', '#drift'], ['Indblik', '#indblik'], ['Hvorfor?', '#hvorfor'], ['Deling', '#deling']] as const;
    for (const [name, hash] of pages) {
      await link(ella, name).click();
      await ella.waitForFunction((wanted) => document.title === wanted, `${name} – Skranken`);
      await ella.waitForFunction(() => document.activeElement?.tagName === 'H2');
      expect(new URL(ella.url()).hash).toBe(hash);
      expect(await link(ella, name).getAttribute('aria-current')).toBe('page');
    }
    await ella.goBack();
    await ella.waitForFunction(() => document.title.startsWith('Hvorfor?'));
    await ella.goBack();
    await ella.waitForFunction(() => document.title.startsWith('Indblik'));
    await ella.goForward();
    await ella.waitForFunction(() => document.title.startsWith('Hvorfor?'));
    await ella.reload();
    await heading(ella, 'Hvorfor svarede den sådan?').waitFor();
    await ella.context().close();
  }, 60_000);

  test('an admin has desk and room as tabs, and the desk stays live meanwhile', async () => {
    const adam = await desk('admin');
    expect(await tabs(adam)).toEqual(['Samtaler', 'Overblik', 'Redaktørrummet']);
    await link(adam, 'Redaktørrummet').click();
    await heading(adam, 'Opgaver').waitFor();
    const citizen = await DirectLineClient.start(at.service.base);
    await citizen.says('jeg vil tale med et menneske');
    await link(adam, 'Samtaler (1 venter)').waitFor();
    expect(await adam.title()).toBe('(1) Opgaver – Skranken');
    await link(adam, 'Samtaler (1 venter)').click();
    await button(adam, 'Tag samtalen').first().waitFor();
    await adam.waitForFunction(() => document.activeElement?.closest('.queue') !== null);
    await citizen.presses('Jeg vil ikke vente');
    await adam.context().close();
  }, 60_000);

  test('a team lead has the counts, a librarian the notices; neither finds a page that is not theirs, and the queue loads nothing of the room', async () => {
    const tove = await desk('teamlead');
    expect(await tabs(tove)).toEqual(['Samtaler', 'Overblik', 'Driftsmeddelelser', 'Indblik']);
    await link(tove, 'Indblik').click();
    await heading(tove, 'Indblik').waitFor();
    expect(await tove.getByRole('navigation', { name: 'Rummets sider' }).count()).toBe(0);
    await tove.context().close();
    const asked: string[] = [];
    const lise = await desk('librarian', { prepare: async (page) => { page.on('request', (request) => asked.push(request.url())); } });
    expect(await tabs(lise)).toEqual(['Samtaler', 'Driftsmeddelelser']);
    expect(asked.filter((url) => /EditorsRoom|InsightsPage|GuidePage/.test(url))).toEqual([]);
    await lise.evaluate(() => { location.hash = '#guides'; });
    await heading(lise, 'Venter 0').waitFor();
    await link(lise, 'Driftsmeddelelser').click();
    await heading(lise, 'Driftsmeddelelser').waitFor();
    expect(asked.some((url) => url.includes('EditorsRoom'))).toBe(true);
    await lise.context().close();
  }, 60_000);

  test('whoever is signed out elsewhere comes to the sign-in, and then to where they were going', async () => {
    const ella = await desk('editor');
    await ella.context().clearCookies();
    await link(ella, 'Deling').click();
    await ella.getByLabel('E-mail').waitFor();
    expect(new URL(ella.url()).hash).toBe('#deling');
    await ella.context().close();
  }, 30_000);
});

describe('guides', () => {
  test('are found by typing, sifted and sorted; what was chosen is there again on the way back', async () => {
    const ella = await desk('editor', { hash: '#guides' });
    await ella.getByText('90 af 90 vejledninger.').first().waitFor();
    expect(await rows(ella)).toHaveLength(90);
    await ella.getByRole('searchbox', { name: 'Søg' }).fill('laaner');
    await ella.waitForFunction(() => document.querySelectorAll('.guide-table tbody tr').length < 90);
    expect(await rows(ella)).toEqual(['Bliv låner på biblioteket']);
    await ella.getByRole('status').filter({ hasText: '1 af 90 vejledninger.' }).waitFor({ state: 'attached' });
    await ella.getByRole('searchbox', { name: 'Søg' }).fill('');
    await ella.getByLabel('Emne').selectOption({ label: 'Familie' });
    await ella.waitForFunction(() => document.querySelectorAll('.guide-table tbody tr').length === 3);
    const up = await rows(ella);
    await button(ella, 'Titel').click();
    await ella.waitForFunction(() => document.querySelector('[aria-sort=descending]') !== null);
    expect(await rows(ella)).toEqual([...up].reverse());
    await ella.getByRole('link', { name: up[0] ?? '' }).click();
    await ella.waitForFunction(() => /^#guides\/./.test(location.hash));
    await ella.goBack();
    await ella.locator('.guide-table').waitFor();
    expect(await rows(ella)).toEqual([...up].reverse());
    await ella.getByRole('searchbox', { name: 'Søg' }).fill('findes slet ikke');
    await button(ella, 'Vis alle').click();
    await ella.getByText('90 af 90 vejledninger.').first().waitFor();
    await ella.context().close();
  }, 60_000);

  test('a new one asks for title and subject, begins as a draft, and is told of in the list; who is at one is named', async () => {
    const bo = await EditorClient.hire(at.service, 'Bo');
    const ella = await desk('editor', { hash: '#guides' });
    await button(ella, 'Ny vejledning').click();
    await button(ella, 'Begynd vejledningen').click();
    await ella.getByText('Giv vejledningen en titel.').waitFor();
    await ella.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    const form = ella.getByRole('form', { name: 'Ny vejledning' });
    await form.getByLabel('Hvad skal vejledningen hedde?').fill('Scan med din telefon');
    await form.getByLabel('Emne').selectOption('bibliotek');
    await button(ella, 'Begynd vejledningen').click();
    await ella.waitForFunction(() => location.hash.startsWith('#guides/slagelse-'));
    const id = decodeURIComponent(new URL(ella.url()).hash.replace('#guides/', ''));
    expect((await bo.guide(id)).line).toMatchObject({ source: 'own', shown: 'unpublished', draft: { by: { firstName: 'Ella' } } });
    await bo.ask('POST', `editing/guides/${id}/present`);
    await go(ella, '#guides');
    await ella.getByLabel('Tilstand').selectOption('own');
    const row = ella.getByRole('row', { name: /Scan med din telefon/ });
    await row.getByText('Jeres egen').waitFor();
    for (const words of ['Ikke udgivet endnu', 'Bo har den åben lige nu', 'Kladde af Ella']) expect(await row.textContent()).toContain(words);
    await ella.context().close();
  }, 60_000);
});

describe('facts', () => {
  test('one is confirmed by a person with a name and a day, and another corrected for all guides of the library', async () => {
    const bo = await EditorClient.hire(at.service, 'Birk');
    const factOf = async (id: string) => (await bo.ask<{ facts: { id: string; value: string; da: string; corrected: boolean; confirmation: unknown; status: string; guides: { id: string }[] }[] }>('GET', 'editing/facts')).facts.find((each) => each.id === id);
    const ella = await desk('editor', { hash: '#fakta' });
    const first = ella.locator('.fact-table tbody tr').first();
    expect(await first.textContent()).toContain('Kilderne er uenige');
    await first.getByRole('link').click();
    const id = decodeURIComponent(await ella.evaluate(() => location.hash.replace('#fakta/', '')));
    await button(ella, 'Bekræft').click();
    await button(ella, 'Ja, det er rigtigt').click();
    await ella.getByText('Sæt kryds, når du har sammenlignet.').waitFor();
    expect(await factOf(id)).toMatchObject({ confirmation: null });
    await ella.getByRole('checkbox').check();
    await ella.getByLabel('Dit navn').fill('Ella Holm');
    await button(ella, 'Ja, det er rigtigt').click();
    await ella.getByText('Tak. Det er bekræftet.').waitFor();
    await ella.waitForFunction(() => document.activeElement?.textContent === 'Tak. Det er bekræftet.');
    expect(await factOf(id)).toMatchObject({ confirmation: { by: 'Ella Holm' }, corrected: false });

    await button(ella, 'Ret').click();
    await ella.getByLabel('Det rigtige').fill('9-12 dage');
    await ella.getByLabel('Sætningen på dansk').fill('Det tager 9-12 dage hos os.');
    await ella.getByLabel('Hvor står det?').fill('http://odense.dk/kort');
    await button(ella, 'Gem rettelsen').click();
    await ella.getByText('Skriv hele adressen. Den skal begynde med https://').waitFor();
    await ella.getByLabel('Hvor står det?').fill('https://odense.dk/kort');
    await button(ella, 'Gem rettelsen').click();
    await ella.getByText('Tak. Rettelsen gælder nu i alle jeres vejledninger.').waitFor();
    await heading(ella, 'Det tager 9-12 dage hos os.').waitFor();
    const corrected = await factOf(id);
    expect(corrected).toMatchObject({ value: '9-12 dage', corrected: true, confirmation: { by: 'Ella Holm' } });
    const guide = corrected?.guides[0]?.id ?? '';
    await ella.goto(`${at.service.base}/guides/${guide}?library=slagelse`);
    await ella.getByText('Det tager 9-12 dage hos os.').first().waitFor();
    await ella.context().close();
  }, 60_000);
});

describe('notices that a service is down', () => {
  test('a librarian by keyboard alone sets one for 24 hours at most, citizens read what the preview said, and it is ended again', async () => {
    const lise = await desk('librarian', { hash: '#drift' });
    await lise.getByText('Ingen driftsmeddelelser.', { exact: false }).waitFor();
    const press = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        await lise.keyboard.press('Tab');
        if (name.test(await focused(lise))) return lise.keyboard.press('Enter');
      }
      throw new Error(`No way by keyboard to ${name}.`);
    };
    await press(/^Ny driftsmeddelelse$/);
    // The first field has the focus at once; a letter chooses in it.
    await lise.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
    await lise.keyboard.press('M');
    await lise.getByText('Du kan slå den til i højst 24 timer.', { exact: false }).waitFor();
    expect(await lise.getByLabel('Hvor længe?').locator('option').allTextContents()).toEqual(['I 2 timer', 'I 4 timer', 'Resten af dagen', 'I 24 timer', 'Til et bestemt tidspunkt']);
    const preview = lise.getByRole('region', { name: 'Det kommer borgerne til at læse' });
    const [danish] = await preview.locator('dd').allTextContents();
    expect(danish).toMatch(/^MitID har problemer lige nu.* kl\. \d\d\.\d\d\.$/);
    await press(/^Slå til nu$/);
    await lise.waitForFunction(() => document.activeElement?.textContent === 'MitID: Meddelelsen er slået til. Borgerne læser den nu.');
    expect(await lise.getByRole('article', { name: 'MitID' }).locator('dd').first().textContent()).toBe(danish);
    await expectGreeting(true);
    await press(/^Slå fra$/);
    await lise.waitForFunction(() => document.activeElement?.textContent === 'Ja, slå fra nu');
    await lise.keyboard.press('Escape');
    await lise.waitForFunction(() => document.activeElement?.textContent === 'Slå fra');
    await lise.keyboard.press('Enter');
    await lise.waitForFunction(() => document.activeElement?.textContent === 'Ja, slå fra nu');
    await lise.keyboard.press('Enter');
    await lise.getByText('MitID: Meddelelsen er slået fra.', { exact: false }).waitFor();
    await lise.getByText('Ingen driftsmeddelelser.', { exact: false }).waitFor();
    await expectGreeting(false);
    await lise.context().close();
  }, 90_000);

  test('an editor writes own words for as long as it takes; a time that has passed is refused at the field; one for all libraries stays', async () => {
    await at.service.house.store.setOutage({ id: 'for-all', service: 'skat', libraryId: null, from: new Date(Date.now() - 60_000).toISOString(), until: null, words: null });
    const ella = await desk('editor', { hash: '#drift' });
    const all = ella.getByRole('article', { name: 'Skats selvbetjening' });
    await all.getByText('Den gælder alle biblioteker. Den kan ikke slås fra her.').waitFor();
    expect(await all.getByRole('button').count()).toBe(0);
    await button(ella, 'Ny driftsmeddelelse').click();
    await button(ella, 'Slå til nu').click();
    await ella.getByText('Vælg, hvad der ikke virker.').waitFor();
    await ella.getByLabel('Hvad virker ikke?').selectOption('library-login');
    await ella.getByLabel('Hvor længe?').selectOption('chosen');
    await ella.getByLabel('Til hvornår?').fill('2026-01-01T10:00');
    await ella.getByText('Det tidspunkt er allerede gået.').waitFor();
    await ella.getByLabel('Hvor længe?').selectOption('open');
    await ella.getByLabel('Mine egne ord').check();
    await ella.getByLabel('Teksten på dansk').fill('Vi skifter lånersystem.');
    await button(ella, 'Slå til nu').click();
    await ella.getByText('Skriv, hvad borgerne skal læse.').waitFor();
    await ella.getByLabel('Teksten på engelsk').fill('We are changing systems.');
    await button(ella, 'Slå til nu').click();
    const notice = ella.getByRole('article', { name: 'Bibliotekets login' });
    await notice.getByText('Vi skifter lånersystem.').waitFor();
    await notice.getByText('Gælder, til nogen slår den fra.', { exact: false }).waitFor();
    const outages = await at.service.house.store.outages(new Date().toISOString());
    expect(outages.find(({ service }) => service === 'library-login')).toMatchObject({ libraryId: 'slagelse', until: null, words: { da: 'Vi skifter lånersystem.', en: 'We are changing systems.' } });
    for (const outage of outages) await at.service.house.store.setOutage({ ...outage, until: new Date().toISOString() });
    await ella.context().close();
  }, 60_000);

  /** A citizen who says hello reads of MitID, or does not, as soon as every instance knows. */
  async function expectGreeting(told: boolean): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      const citizen = await DirectLineClient.start(at.service.base);
      await citizen.says('hej');
      const text = citizen.activities.map((each) => each.text ?? '').join('\n');
      if (text.includes('MitID har problemer') === told) return;
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
    throw new Error(`Citizens ${told ? 'do not read' : 'still read'} of it.`);
  }
});

test('guides go out as a zip and come in from one, and what was refused is said with its reason', async () => {
  const ella = await desk('editor', { hash: '#deling' });
  const [download] = await Promise.all([ella.waitForEvent('download'), link(ella, 'Hent alle').click()]);
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
  expect(Object.keys(files).length).toBeGreaterThanOrEqual(90);
  const passport = Object.entries(files).find(([name]) => name.endsWith('pas-forny.json'))?.[1];
  if (passport === undefined) throw new Error('The guide to a new passport is not in the zip.');
  const brought = join(at.service.dataDir, 'brought.zip');
  writeFileSync(brought, zipSync({ 'pas-forny.json': passport, 'broken.json': strToU8('{'), 'no-guide.json': strToU8('{"id":"no-guide"}'), 'LÆS MIG.txt': strToU8('Hej') }));
  await button(ella, 'Hent ind').click();
  await ella.getByText('Vælg en zip-fil først.').waitFor();
  await ella.getByLabel('Vælg en zip-fil').setInputFiles(brought);
  await ella.getByText('Valgt: brought.zip').waitFor();
  await button(ella, 'Hent ind').click();
  await heading(ella, '1 vejledning er nu en kladde').waitFor();
  await ella.waitForFunction(() => document.activeElement?.tagName === 'H4');
  const said = (await ella.getByRole('region', { name: '1 vejledning er nu en kladde' }).textContent()) ?? '';
  for (const words of ['broken.json: Den kan ikke læses.', 'no-guide.json: Det er ikke en vejledning.']) expect(said).toContain(words);
  expect(await ella.locator('.brought a').getAttribute('href')).toBe('#guides/pas-forny');
  const bo = await EditorClient.hire(at.service, 'Bente');
  expect((await bo.guide('pas-forny')).line.draft).toMatchObject({ by: { firstName: 'Ella' } });
  await ella.getByLabel('Vælg en zip-fil').setInputFiles({ name: 'billede.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip at all') });
  await button(ella, 'Hent ind').click();
  await ella.getByText('Filen er ikke en zip-fil, der kan åbnes.', { exact: false }).waitFor();
  await ella.context().close();
}, 60_000);

describe('when something fails', () => {
  test('each page says so and tries again, and the others work', async () => {
    const ella = await desk('editor');
    for (const [hash, calls, there] of [['#opgaver', 'work', 'Se på det her først'], ['#guides', 'guides', 'Ny vejledning'], ['#fakta', 'facts', 'Søg']] as const) {
      await go(ella, '#hvorfor');
      await ella.route(`**/api/desk/editing/${calls}`, (route) => route.abort());
      await go(ella, hash);
      await ella.getByText('Det kunne ikke hentes. Der er ingen forbindelse.', { exact: false }).waitFor();
      await ella.unroute(`**/api/desk/editing/${calls}`);
      await button(ella, 'Prøv igen').click();
      await ella.getByText(there).first().waitFor();
      expect(await ella.getByRole('alert').count()).toBe(0);
    }
    await ella.route('**/api/desk/outages', (route) => route.fulfill({ status: 500, json: { error: { code: 'Internal', message: '' } } }));
    await go(ella, '#drift');
    await ella.getByRole('alert').waitFor();
    await link(ella, 'Deling').click();
    await heading(ella, 'Deling').waitFor();
    await ella.context().close();
  }, 60_000);

  test('an answer as no service of ours gives it leaves the other pages', async () => {
    const ella = await desk('editor');
    await ella.route('**/api/desk/editing/guides', (route) => route.fulfill({ json: { guides: [{ id: 'x' }], secondPair: false } }));
    await link(ella, 'Vejledninger').click();
    await ella.getByText('Denne del af siden gik i stå.', { exact: false }).waitFor();
    await ella.unroute('**/api/desk/editing/guides');
    await button(ella, 'Prøv igen').click();
    await ella.locator('.guide-table').waitFor();
    await ella.context().close();
  }, 30_000);

  test('code that does not come is asked for again, and the desk is there all the while', async () => {
    const adam = await desk('admin');
    await adam.route('**/assets/EditorsRoom-*.js', (route) => route.abort());
    await link(adam, 'Redaktørrummet').click();
    await adam.getByText('Siden kunne ikke hentes. Resten virker stadig.').waitFor();
    await link(adam, 'Samtaler').click();
    await adam.getByRole('heading', { name: /Venter/ }).waitFor();
    await adam.unroute('**/assets/EditorsRoom-*.js');
    await link(adam, 'Redaktørrummet').click();
    await button(adam, 'Prøv igen').click();
    await heading(adam, 'Opgaver').waitFor();
    await adam.context().close();
  }, 30_000);
});

test('an empty work list is a pleasure', async () => {
  const ella = await desk('editor', { prepare: (page) => page.route('**/api/desk/editing/work', (route) => route.fulfill({ json: { items: [], linksCheckedAt: new Date().toISOString() } })) });
  await heading(ella, 'Alt er i orden').waitFor();
  await shoot(ella, 'room-work-empty');
  expect(await axeFindings(ella)).toEqual([]);
  await link(ella, 'Har du lyst til mere, så se, hvad robotten ikke kunne hjælpe med').click();
  await heading(ella, 'Spørgsmål, robotten ikke kunne hjælpe med').waitFor();
  await ella.context().close();
}, 30_000);

describe('axe finds nothing, and nothing is too wide', () => {
  const views = [
    ['light', {}, { width: 1280, height: 800 }],
    ['dark', { colorScheme: 'dark' }, { width: 1280, height: 800 }],
    ['high contrast', { forcedColors: 'active' }, { width: 1280, height: 800 }],
    ['at 200 % zoom', {}, { width: 640, height: 400 }],
    ['on a small telephone', {}, { width: 360, height: 740 }],
  ] as const;

  test.each(views)('in every page of the room: %s', async (name, media, viewport) => {
    await at.service.house.store.setOutage({ id: 'seen', service: 'digital-post', libraryId: 'slagelse', from: new Date().toISOString(), until: new Date(Date.now() + 3600_000).toISOString(), words: null });
    const ella = await desk('editor', { viewport, prepare: (page) => page.emulateMedia(media) });
    const look = async (view: string): Promise<void> => {
      await shoot(ella, `room-${view}-${name.replaceAll(/[ %]+/g, '-')}`);
      expect({ view, findings: await axeFindings(ella), tooWide: await overflow(ella) }).toEqual({ view, findings: [], tooWide: 0 });
    };
    await heading(ella, 'Se på det her først').waitFor();
    await look('work');
    if (viewport.width < 896) {
      await ella.getByRole('button', { name: 'Menu: Opgaver' }).click();
      await look('menu');
    }
    await go(ella, '#guides');
    await ella.locator('.guide-table, .room-cards').waitFor();
    await look('guides');
    await button(ella, 'Ny vejledning').click();
    await button(ella, 'Begynd vejledningen').click();
    await look('new-guide');
    await go(ella, '#fakta');
    await ella.locator('.fact-table, .room-cards').waitFor();
    await look('facts');
    await ella.locator('.fact-table tbody a, .room-cards a').first().click();
    await button(ella, 'Ret').click();
    await look('fact');
    await button(ella, 'Bekræft').click();
    await button(ella, 'Ja, det er rigtigt').click();
    await look('fact-confirm');
    await go(ella, '#drift');
    await button(ella, 'Ny driftsmeddelelse').click();
    await ella.getByLabel('Hvad virker ikke?').selectOption('skat');
    await ella.getByLabel('Mine egne ord').check();
    await look('outages');
    await go(ella, '#deling');
    await button(ella, 'Hent ind').click();
    await look('sharing');
    await button(ella, 'English').click();
    await look('english');
    for (const hash of ['#sporgsmaal', '#indblik', '#hvorfor']) {
      await go(ella, hash);
      await look(hash.slice(1));
    }
    await ella.context().close();
  }, 120_000);
});
