import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import WebSocket from 'ws';
import type { StaffMember } from '../../common/desk-api.ts';
import { axeFindings } from '../support/accessibility.ts';
import { launch, shoot } from '../support/browser.ts';
import { assertUsable, greeted, openPage, phone, said, say } from '../support/chat-page.ts';
import { hire, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { startTestService, type RunningService } from '../support/service.ts';

let service: RunningService;
let browser: Browser;
let ahead = 0;

beforeAll(async () => {
  service = await startTestService({}, { world: { now: () => new Date(Date.now() + ahead) } });
  await hire(service, 'Anna');
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const codeOf = (client: DirectLineClient): string => client.activities.findLast(({ channelData }) => channelData?.move !== undefined)?.channelData?.move?.code ?? '';

/** A citizen in the middle of a guide, with a code to go on elsewhere. */
async function moving(): Promise<{ old: DirectLineClient; code: string }> {
  const old = await DirectLineClient.start(service.base);
  await old.says('jeg har glemt min adgangskode til mitid');
  await old.says('fortsæt på min telefon');
  return { old, code: codeOf(old) };
}

const bring = (code: string, taker = 'en telefon'): ReturnType<DirectLineClient['call']> => new DirectLineClient(service.base).call('POST', '/api/webchat/token', { continue: { code, taker } });

describe('a code', () => {
  test('has six characters that nobody confuses, and works once', async () => {
    const { old, code } = await moving();
    expect(code).toMatch(/^[CDFHJKMNPRTX34679]{3} [CDFHJKMNPRTX34679]{3}$/);
    const opened = await bring(code.toLowerCase());
    expect([opened.status, opened.body.conversationId]).toEqual([200, old.conversationId]);
    expect([(await bring(code, 'en anden')).body.error?.code, (await bring('ABC 123')).body.error?.code]).toEqual(['CodeUnknown', 'CodeUnknown']);
    // The same telephone may ask again: its answer may have been lost.
    expect((await bring(code)).body.conversationId).toBe(old.conversationId);
  });

  test('of two codes the second is worth nothing once the first has moved the conversation', async () => {
    const { old, code } = await moving();
    await old.says('fortsæt på min telefon');
    expect((await bring(codeOf(old))).status).toBe(200);
    expect((await bring(code)).body.error?.code).toBe('CodeUnknown');
  });

  test('ends after ten minutes', async () => {
    const { code } = await moving();
    ahead = 10 * 60_000 + 1;
    expect((await bring(code)).body.error?.code).toBe('CodeUnknown');
    ahead = 0;
  });

  test('is not guessed: whoever tries many has to wait', async () => {
    const narrow = await startTestService({}, { limits: { tokens: { burst: 1000, perSecond: 1000 }, activities: { burst: 9, perSecond: 9 }, codes: { burst: 10, perSecond: 0.1 } } });
    const tries = await Promise.all(Array.from({ length: 30 }, () => fetch(`${narrow.base}/api/webchat/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ continue: { code: 'CCCCCC', taker: 'en telefon' } }) })));
    expect(tries.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(20);
    await narrow.stop();
  });
});

test('the old screen may neither read nor write any more, with any of its tokens', async () => {
  const { old, code } = await moving();
  const socket = new WebSocket(old.streamUrl);
  const closed = new Promise<number>((done) => socket.on('close', done));
  await new Promise((done) => socket.on('open', done));
  expect((await bring(code)).status).toBe(200);
  expect(await closed).toBe(4001);
  const answers = await Promise.all([
    old.call('GET', `${old.path}?watermark=0`), old.post({ text: 'hej' }), old.call('POST', '/v3/directline/tokens/refresh'), old.call('POST', '/v3/directline/conversations'),
    old.call('GET', `/v3/directline/conversations/${old.conversationId}`), old.call('POST', '/api/webchat/token', { resume: old.resume }), old.call('POST', '/api/webchat/rating', { rating: 'bad' }),
  ]);
  expect(answers.map(({ status, body }) => `${status} ${body.error?.code ?? ''}`)).toEqual(Array(7).fill('403 ConversationMoved'));
});

const shown = (page: Page): Promise<string | null> => page.locator('main').textContent();

describe('in the browser', () => {
  test('a telephone scans the code on a library computer: the place comes along, and the computer forgets', async () => {
    const computer = await openPage(browser, `${service.base}/chat?kiosk=1`);
    await greeted(computer);
    await say(computer, 'jeg har glemt min adgangskode til MitID');
    await computer.waitForSelector('.place');
    const place = await computer.locator('.place').last().textContent();
    await computer.getByRole('button', { name: 'Fortsæt på din telefon' }).click();
    await computer.waitForSelector('.move img');
    await assertUsable(computer);
    await shoot(computer, 'chat-move');
    const drawing = await computer.locator('.move img').evaluate(async (image) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 360, height: 360 });
      const context = canvas.getContext('2d');
      context?.fillRect(0, 0, 0, 0);
      if (context !== null) { context.fillStyle = '#fff'; context.fillRect(0, 0, 360, 360); context.drawImage(image as HTMLImageElement, 0, 0, 360, 360); }
      return [...(context?.getImageData(0, 0, 360, 360).data ?? [])];
    });
    const address = decodeQR({ width: 360, height: 360, data: Uint8Array.from(drawing) });
    expect(address).toMatch(new RegExp(`^${service.base}/c/[A-Z0-9]{6}$`));

    const telephone = await openPage(browser, address, phone);
    await telephone.waitForSelector('.place');
    expect(await telephone.locator('.place').last().textContent()).toBe(place);
    expect(telephone.url()).not.toContain('continue');
    expect((await said(telephone)).join('\n')).toContain('Samtalen er her nu. Den anden skærm har glemt den.');
    await computer.getByRole('heading', { name: 'Samtalen er flyttet' }).waitFor();
    expect(await shown(computer)).not.toContain('MitID-adgangskode');
    expect(await computer.textContent('body')).toContain('husk også at logge ud');
    await assertUsable(computer);
    await shoot(computer, 'chat-moved');
    await shoot(telephone, 'chat-moved-phone');

    await telephone.reload();
    await telephone.waitForSelector('.place');
    expect([computer.wrong, telephone.wrong]).toEqual([[], []]);
    await computer.getByRole('button', { name: 'Begynd en ny samtale' }).click();
    await greeted(computer);
    expect(await said(computer)).toHaveLength(1);
    await computer.context().close();
    await telephone.context().close();
  });

  test('without a camera the code is typed at a short address; a wrong one is told, and a used one begins anew', async () => {
    const { code } = await moving();
    const page = await openPage(browser, `${service.base}/c`, phone);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Kode på seks tegn').fill('abc');
    await page.getByRole('button', { name: 'Fortsæt' }).click();
    await page.getByRole('alert').waitFor();
    await shoot(page, 'move-code-phone');
    await page.getByLabel('Kode på seks tegn').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Fortsæt' }).click();
    await page.waitForSelector('.place');
    const late = await openPage(browser, `${service.base}/chat?continue=${code.replace(' ', '')}`, phone);
    await late.getByText('Koden virker ikke længere').waitFor();
    await page.context().close();
    await late.context().close();
  });

  test('said at the counter, it brings everything that was said to the desk, and the computer forgets', async () => {
    const computer = await openPage(browser, `${service.base}/chat?kiosk=1`);
    await greeted(computer);
    await say(computer, 'jeg har glemt min adgangskode til MitID');
    await computer.waitForSelector('.place');
    await computer.getByRole('button', { name: 'Fortsæt på din telefon' }).click();
    const code = (await computer.locator('.move .code').textContent()) ?? '';

    const desk = await openDesk(browser, service.base, 'Anna');
    const box = desk.getByLabel('Kode fra en borger ved skranken');
    await box.fill('KKK KKK');
    await desk.keyboard.press('Enter');
    await desk.getByText('Koden findes ikke').waitFor();
    await box.fill(code);
    await desk.keyboard.press('Enter');
    await desk.getByText('jeg har glemt min adgangskode til MitID').first().waitFor();
    await shoot(desk, 'desk-code');
    expect(await axeFindings(desk)).toEqual([]);
    await computer.getByRole('heading', { name: 'Samtalen er flyttet' }).waitFor();
    await computer.context().close();
    await desk.context().close();
  });

  test('whoever has the conversation already takes it to the counter too, and nobody else does', async () => {
    const { store, desk } = service.house;
    const anna: StaffMember = { id: 'anna-1', email: 'a@example.dk', firstName: 'Anna', role: 'librarian', libraryId: 'slagelse' };
    const { old, code } = await moving();
    await old.says('jeg vil tale med et menneske');
    const id = (await desk.queue(anna)).find(({ conversationId }) => conversationId === old.conversationId)?.id ?? '';
    await desk.claim(id, anna);
    await expect(desk.takeCode(code, { ...anna, id: 'bo-1', firstName: 'Bo' })).rejects.toMatchObject({ code: 'AlreadyClaimed' });
    expect(await desk.takeCode(code, anna)).toMatchObject({ id, state: 'claimed', claimedBy: { firstName: 'Anna' } });
    expect((await store.load(old.conversationId))?.state).toMatchObject({ moves: 1, handoff: { phase: 'claimed', librarian: 'Anna' } });
    expect((await old.post({ text: 'hej' })).body.error?.code).toBe('ConversationMoved');
  });

  test('a code of another library is none of this desk\'s business', async () => {
    const { code, old } = await moving();
    const far: StaffMember = { id: 'far', email: 'far@example.dk', firstName: 'Far', role: 'librarian', libraryId: 'aarhus' };
    await expect(service.house.desk.takeCode(code, far)).rejects.toMatchObject({ code: 'CodeUnknown' });
    expect((await old.post({ text: 'hej' })).status).toBe(200);
  });
});
