import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { QuestionGroups } from '../../common/editing-api.ts';
import { danishTime, daysLater } from '../../common/local-time.ts';
import { axeFindings } from '../support/accessibility.ts';
import { launch, shoot } from '../support/browser.ts';
import { hire, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { EditorClient } from '../support/editor.ts';
import { startTestService, type RunningService } from '../support/service.ts';
import { until } from '../support/until.ts';

let service: RunningService;
let browser: Browser;
/** Reads what the pages have done, beside them. */
let client: EditorClient;
beforeAll(async () => {
  service = await startTestService();
  browser = await launch();
  await hire(service, 'Ella', { role: 'editor' });
  client = await EditorClient.hire(service, 'Else');
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const headings = { '#sporgsmaal': 'Spørgsmål, robotten ikke kunne hjælpe med', '#hvorfor': 'Hvorfor svarede den sådan?', '#indblik': 'Indblik' } as const;
type Address = keyof typeof headings;

/** Ella at one of the pages. */
const open = (address: Address, { viewport = { width: 1280, height: 900 }, media = {} }: { viewport?: { width: number; height: number }; media?: Parameters<Page['emulateMedia']>[0] } = {}): Promise<Page> =>
  openDesk(browser, service.base, 'Ella', {
    viewport, until: headings[address],
    prepare: async (page) => {
      await page.emulateMedia(media);
      await page.addInitScript((hash) => { if (location.hash === '') history.replaceState(null, '', hash); }, address);
    },
  });

async function asked(...texts: string[]): Promise<void> {
  for (const text of texts) await (await DirectLineClient.start(service.base)).says(text);
}

const listed = async (text: string): Promise<boolean> => (await client.ask<QuestionGroups>('GET', 'editing/questions')).groups.some(({ questions }) => questions.some((question) => question.text === text));
const card = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
const told = (page: Page, text: string | RegExp): Promise<void> => page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('questions', () => {
  test('become a sentence of a guide: it is tried first, then it stands in the guide’s draft, and the list stays where it is', async () => {
    await asked('kan I reparere mit armbåndsur', 'reparerer I armbåndsure', 'hvor kan jeg slibe min havesaks');
    const ella = await open('#sporgsmaal');
    await ella.getByText('De bliver slettet efter 90 dage').waitFor();
    const group = card(ella, 'armbåndsur');
    expect(await group.getByRole('listitem').count()).toBe(2);
    await group.getByText('Robotten svarede, at den ikke forstod.').first().waitFor();
    await group.getByRole('button', { name: 'Føj til en vejledning' }).click();
    const form = ella.getByRole('form', { name: 'Føj til en vejledning' });
    await form.getByRole('combobox', { name: /Find en/ }).pressSequentially('print');
    await form.getByRole('option').first().click();
    const chosen = (await form.getByText('Valgt:').textContent() ?? '').replace('Valgt: ', '');
    await form.getByLabel('Sætningen, robotten skal lære').fill('ring på 20 30 40 50 om mit ur');
    await form.getByText('Det ligner noget personligt').waitFor();
    await form.getByLabel('Sætningen, robotten skal lære').fill('hvem kan lave mit armbåndsur');
    await form.getByRole('button', { name: 'Prøv sætningen først' }).click();
    await form.getByText('Robotten øver sig').waitFor();
    await form.getByRole('heading', { name: 'Det sker der, hvis du føjer den til' }).waitFor({ timeout: 60_000 });
    await form.getByRole('button', { name: /^Føj til kladden/ }).click();
    await told(ella, `»hvem kan lave mit armbåndsur« står nu i kladden til »${chosen}«`);
    const link = ella.getByRole('link', { name: `Åbn »${chosen}«, og udgiv` });
    await link.waitFor();
    expect(await focused(ella)).toBe(`Åbn »${chosen}«, og udgiv`);
    const id = decodeURIComponent((await link.getAttribute('href') ?? '').replace('#guides/', ''));
    const { guide, line } = await client.guide(id);
    expect([guide.phrases['da']?.includes('hvem kan lave mit armbåndsur'), line.draft?.by.firstName, line.title.da]).toEqual([true, 'Ella', chosen]);
    expect([await listed('kan I reparere mit armbåndsur'), await listed('reparerer I armbåndsure'), await listed('hvor kan jeg slibe min havesaks')]).toEqual([false, false, true]);
    await card(ella, 'havesaks').waitFor();
    await ella.reload();
    await card(ella, 'havesaks').waitFor();
    expect(await ella.getByText('armbåndsur').count()).toBe(0);
    await ella.context().close();
  }, 120_000);

  test('that another guide has word for word can’t be added', async () => {
    await asked('klaver');
    const shared = (await client.guide('mitid-spaerret')).guide.phrases['da']?.[0] ?? '';
    const ella = await open('#sporgsmaal');
    await card(ella, 'klaver').getByRole('button', { name: 'Føj til en vejledning' }).click();
    const form = ella.getByRole('form', { name: 'Føj til en vejledning' });
    await form.getByRole('combobox', { name: /Find en/ }).pressSequentially('Skift læge');
    await form.getByRole('option', { name: 'Skift læge' }).click();
    await form.getByLabel('Sætningen, robotten skal lære').fill(shared);
    await form.getByRole('button', { name: 'Prøv sætningen først' }).click();
    await form.getByText('Sætningen står allerede i »MitID er spærret«').waitFor({ timeout: 60_000 });
    expect(await form.getByRole('button', { name: /^Føj til kladden/ }).count()).toBe(0);
    await form.getByRole('button', { name: 'Fortryd' }).click();
    expect(await focused(ella)).toBe('Føj til en vejledning');
    await ella.context().close();
  }, 120_000);

  test('that are not for the library leave the list, unless that is undone; at once where the page is left or closed', async () => {
    const [first, second, third] = ['sælger I levende ænder', 'hvad spiser et pindsvin', 'kan man fange gedder i søen'] as const;
    await asked(first, second, third);
    const ella = await open('#sporgsmaal');
    const aside = (text: string): Promise<void> => card(ella, text).getByRole('button', { name: 'Ikke noget for os' }).click();
    await aside(first);
    await told(ella, 'Lagt til side. Du kan fortryde i 8 sekunder.');
    expect(await focused(ella)).toBe('Fortryd');
    await ella.keyboard.press('Enter');
    await told(ella, 'Spørgsmålet er tilbage på listen.');
    expect(await focused(ella)).toBe('Ikke noget for os');
    await aside(first);
    await ella.getByRole('button', { name: 'Fortryd' }).waitFor({ state: 'detached', timeout: 20_000 });
    await ella.getByText(`Lagt til side: »${first}«`).waitFor();
    await until(async () => !(await listed(first)));

    await aside(second);
    expect(await listed(second)).toBe(true);
    await ella.evaluate(() => { location.hash = '#hvorfor'; });
    await ella.getByRole('heading', { name: headings['#hvorfor'] }).waitFor();
    await until(async () => !(await listed(second)));

    await ella.evaluate(() => { location.hash = '#sporgsmaal'; });
    await aside(third);
    expect(await listed(third)).toBe(true);
    await ella.goto('about:blank');
    await until(async () => !(await listed(third)));
    await ella.context().close();
  }, 60_000);

  test('stay where they could not leave, and say why', async () => {
    await asked('har I et telt');
    const ella = await open('#sporgsmaal');
    await ella.route('**/questions/dismiss', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":{"code":"Internal"}}' }));
    await card(ella, 'telt').getByRole('button', { name: 'Ikke noget for os' }).click();
    await ella.getByRole('alert').filter({ hasText: 'Det blev ikke lagt til side.' }).waitFor({ timeout: 20_000 });
    await card(ella, 'telt').getByRole('button', { name: 'Ikke noget for os' }).waitFor();
    expect(await listed('har I et telt')).toBe(true);
    await ella.context().close();
  }, 60_000);

  test('become a guide of the library’s own, which opens', async () => {
    await asked('udlejer I jeres festlokale til fødselsdage');
    const ella = await open('#sporgsmaal');
    await card(ella, 'festlokale').getByRole('button', { name: 'Ny vejledning herfra' }).click();
    await ella.keyboard.press('Enter');
    await ella.getByText('Giv vejledningen en titel.').waitFor();
    await ella.keyboard.type('Lej festlokalet');
    await ella.keyboard.press('Enter');
    await ella.waitForURL(/#guides\/slagelse-lej-festlokalet$/);
    const { guide } = await client.guide('slagelse-lej-festlokalet');
    expect([guide.languages['da']?.title, guide.category]).toEqual(['Lej festlokalet', 'bibliotek']);
    expect(await listed('udlejer I jeres festlokale til fødselsdage')).toBe(false);
    await ella.context().close();
  });

  test('are shown by why, by keyboard alone', async () => {
    const citizen = await DirectLineClient.start(service.base);
    await citizen.says('jeg har glemt min adgangskode til mitid');
    await citizen.says('stop');
    await asked('har I opskriften på rugbrød');
    const ella = await open('#sporgsmaal');
    await card(ella, 'rugbrød').waitFor();
    const filter = ella.getByRole('group', { name: 'Vis' }).getByRole('button', { name: /^Gav op/ });
    await filter.focus();
    await ella.keyboard.press('Space');
    expect(await filter.getAttribute('aria-pressed')).toBe('true');
    await card(ella, 'glemt min adgangskode').getByText(/Borgeren gav op på trin 1 i »Glemt MitID-adgangskode«/).waitFor();
    expect(await card(ella, 'rugbrød').count()).toBe(0);
    await told(ella, '1 slags spørgsmål vises.');
    await ella.keyboard.press('Tab');
    expect(await focused(ella)).toBe('Føj til en vejledning');
    await ella.keyboard.press('Enter');
    // The likeliest guide has the focus at once; Escape goes back.
    expect(await focused(ella)).toMatch(/^Glemt MitID-adgangskode/);
    await ella.keyboard.press('Escape');
    expect(await focused(ella)).toBe('Føj til en vejledning');
    await ella.context().close();
  });

  test('that could not be loaded are loaded again', async () => {
    const ella = await open('#hvorfor');
    let fail = true;
    await ella.route('**/editing/questions', (route) => (fail ? route.abort() : route.continue()));
    await ella.evaluate(() => { location.hash = '#sporgsmaal'; });
    await ella.getByRole('alert').filter({ hasText: 'Det kunne ikke hentes. Der er ingen forbindelse.' }).waitFor();
    fail = false;
    await ella.getByRole('button', { name: 'Prøv igen' }).click();
    await ella.getByRole('article').first().waitFor();
    await ella.context().close();
  });
});

test('why the robot answers as it does is shown while one types: the answer, the guides, the words, the phrases', async () => {
  const ella = await open('#hvorfor');
  const question = ella.getByLabel('Borgerens spørgsmål');
  await question.pressSequentially('jeg har glemmt min adgangskode til mitid');
  await told(ella, 'Robotten viser vejledningen »Glemt MitID-adgangskode«.');
  expect(await ella.getByRole('link', { name: 'Glemt MitID-adgangskode', exact: true }).getAttribute('href')).toBe('#guides/mitid-glemt-adgangskode');
  await ella.getByRole('listitem').filter({ hasText: 'Glemt MitID-adgangskode' }).getByText(/^\d+ %$/).waitFor();
  const word = ella.getByRole('listitem').filter({ hasText: /^adgangskode/ });
  expect(await word.textContent()).toMatch(/^adgangskode\+\d+,\d$/);
  await ella.getByText('læst som »glemt«').waitFor();
  await ella.getByText(/^\d+ % ens$/).first().waitFor();

  // An older answer that comes late changes nothing.
  let late = (): void => undefined;
  await ella.route('**/editing/explain', async (route) => {
    if (route.request().postData()?.includes('langsom') === true) await new Promise<void>((resolve) => { late = resolve; });
    await route.continue().catch(() => undefined);
  });
  const slow = ella.waitForRequest((request) => request.postData()?.includes('langsom') === true);
  await question.fill('min computer er langsom');
  await slow;
  await question.fill('jeg vil tale med et menneske');
  await told(ella, 'Robotten tilbyder at hente en bibliotekar.');
  late();
  await ella.waitForTimeout(500);
  expect(await ella.getByRole('region', { name: 'Det ser borgeren' }).textContent()).toContain('Robotten tilbyder at hente en bibliotekar.');
  await question.fill('');
  await ella.getByText('Svaret viser sig her, mens du skriver.').waitFor();
  await ella.context().close();
}, 60_000);

describe('insights', () => {
  const today = danishTime(new Date()).date;
  /** Four weeks in which nothing else was counted: what is too few would hide its neighbours. */
  const [from, to] = [daysLater(today, -89), daysLater(today, -62)];
  beforeAll(async () => {
    const citizen = await DirectLineClient.start(service.base);
    const conversation = await service.house.store.load(citizen.conversationId);
    if (conversation === undefined) throw new Error('There is no conversation.');
    const steps = (await client.guide('pas-forny')).guide.steps.map(({ id }) => id);
    const count = (event: 'guide-started' | 'guide-worked' | 'guide-failed' | 'alone-yes' | 'alone-no', times: number, stepId = '') => Array.from({ length: times }, () => ({ day: daysLater(to, -3), libraryId: 'slagelse', event, guideId: 'pas-forny', stepId }));
    await service.house.store.commit({ conversation, activities: [], requests: [], counts: [...count('guide-started', 40), ...count('guide-worked', 21), ...count('guide-failed', 9, steps[1]), ...count('alone-yes', 3)] });
  });

  async function choose(page: Page, first: string, last: string): Promise<void> {
    await page.getByRole('button', { name: 'Fra – til' }).click();
    await page.getByLabel('Fra', { exact: true }).fill(first);
    await page.getByLabel('Til', { exact: true }).fill(last);
    await page.getByRole('button', { name: 'Vis', exact: true }).click();
  }

  test('are drawn, in words, as a table and as a file; what is too few to show is told so', async () => {
    const ella = await open('#indblik');
    await choose(ella, from, to);
    const days = ella.getByRole('region', { name: 'Dag for dag' });
    await days.getByText(/De klarede det selv 21 gange/).waitFor();
    await days.getByText('Vis som tabel').click();
    expect(await days.getByRole('row').nth(-4).getByRole('cell').allTextContents()).toEqual(['40', '21', '0', '9', '0']);
    expect(await days.getByRole('row').count()).toBe(29);
    const alone = ella.getByRole('region', { name: 'Kan de selv næste gang?' });
    await alone.getByText('Der er for få svar til at sige noget sikkert.').waitFor();
    await alone.getByText('Vis som tabel').click();
    await alone.getByRole('cell', { name: 'skjult' }).waitFor();
    const passport = ella.getByRole('region', { name: 'Vejledningerne' }).getByRole('listitem').filter({ hasText: 'Forny eller bestil pas' }).first();
    await passport.getByText('Hvor stopper de?').click();
    await passport.getByRole('row', { name: /^Trin 2:.* 9$/ }).waitFor();
    const download = ella.waitForEvent('download');
    await days.getByRole('link', { name: /^Hent som CSV/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^days-.*\.csv$/);
    await ella.context().close();
  });

  test('are of the period that is chosen', async () => {
    const ella = await open('#indblik');
    const asks: string[] = [];
    ella.on('request', (request) => { if (request.url().includes('/api/desk/insights?')) asks.push(new URL(request.url()).search); });
    await ella.getByRole('button', { name: 'Sidste år' }).click();
    await until(() => Promise.resolve(asks.length === 1));
    await choose(ella, today, '2020-01-01');
    await ella.getByText('»Fra« skal ligge før »Til«.').waitFor();
    await choose(ella, today, today);
    await until(() => Promise.resolve(asks.length === 2));
    expect(asks[1]).toBe(`?from=${today}&to=${today}`);
    await choose(ella, '2020-01-01', '2020-01-31');
    await ella.getByText('Ingen har brugt robotten i den periode.').waitFor();
    await ella.context().close();
  });
});

test.each([
  ['light', {}, { width: 1280, height: 900 }],
  ['dark', { colorScheme: 'dark' }, { width: 1280, height: 900 }],
  ['high contrast', { forcedColors: 'active' }, { width: 1280, height: 900 }],
  ['at 200 % zoom', {}, { width: 640, height: 450 }],
  ['on a narrow telephone', {}, { width: 360, height: 740 }],
] as const)('axe finds nothing, and nothing is too wide: %s', async (name, media, viewport) => {
  await asked('jeg mangler en symaskine med lang nål', 'har I en symaskine', 'findes der symaskiner hos jer', 'symaskine tak');
  const ella = await open('#sporgsmaal', { viewport, media });
  const look = async (view: string): Promise<void> => {
    await shoot(ella, `editing-${view}-${name.replaceAll(/[ %]+/g, '-')}`);
    expect({ view, findings: await axeFindings(ella), tooWide: await overflow(ella) }).toEqual({ view, findings: [], tooWide: 0 });
  };
  await card(ella, 'symaskine').first().waitFor();
  await look('questions');
  await card(ella, 'symaskine').first().getByRole('button', { name: 'Føj til en vejledning' }).click();
  await ella.getByRole('combobox', { name: /Find en/ }).pressSequentially('m');
  await look('phrase');
  await ella.keyboard.press('Escape');
  await card(ella, 'symaskine').first().getByRole('button', { name: 'Ny vejledning herfra' }).click();
  await look('new-guide');
  await ella.evaluate(() => { location.hash = '#hvorfor'; });
  await ella.getByLabel('Borgerens spørgsmål').fill('kan ik komm ind på borgerdk');
  await ella.getByRole('region', { name: 'Ordene, der talte' }).waitFor();
  await look('why');
  await ella.evaluate(() => { location.hash = '#indblik'; });
  await ella.getByRole('region', { name: 'Dag for dag' }).waitFor();
  await look('insights');
  for (const summary of await ella.locator('main summary').all()) await summary.click();
  await ella.getByRole('button', { name: 'Fra – til' }).click();
  await look('insights-tables');
  await ella.context().close();
}, 120_000);
