import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Activity, HandoffStatus } from '../../common/activity.ts';
import { launch, serve, shoot } from '../support/browser.ts';
import { startTestService, type RunningService } from '../support/service.ts';
import { anna, done } from '../support/staff.ts';

/** Microsoft's own clients, as they come from npm, on a website that is not ours. */
const modules = join(import.meta.dirname, '../../node_modules');
const from = (name: string, path: string): { type: string; body: Buffer } => ({ type: 'text/javascript', body: readFileSync(join(modules, name, path)) });
const html = (body: string): { type: string; body: string } => ({ type: 'text/html; charset=utf-8', body: `<!doctype html><html lang="da"><meta charset="utf-8"><title>Another website</title>${body}` });

let service: RunningService;
let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  service = await startTestService();
  browser = await launch();
  site = await serve({
    '/directline.js': from('botframework-directlinejs', 'dist/directline.js'),
    '/webchat.js': from('botframework-webchat', 'dist/webchat.js'),
    '/directline': html('<script src="/directline.js"></script>'),
    '/webchat': html('<style>html,body,#chat{height:100%;margin:0}</style><div id="chat"></div><script src="/webchat.js"></script>'),
  });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await service?.stop();
});

/** What the test page keeps for the test to read. */
interface PageWindow {
  DirectLine: { DirectLine: new (options: object) => Client };
  WebChat: { createDirectLine(options: object): Client; renderWebChat(options: object, element: Element | null): void };
  client: Client;
  seen: Activity[];
  states: number[];
}
interface Client {
  activity$: { subscribe(next: (activity: Activity) => void): void };
  connectionStatus$: { subscribe(next: (status: number) => void): void };
  postActivity(activity: object): { subscribe(next: (id: string) => void, failed: (error: unknown) => void): void };
  reconnect(options: object): void;
}

test.each([['by WebSocket', true], ['by polling', false]])('botframework-directlinejs holds a whole conversation %s', async (_, webSocket) => {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/directline`);
  await page.evaluate(async ({ base, webSocket }) => {
    const self = window as unknown as PageWindow;
    const { token } = (await (await fetch(`${base}/api/webchat/token`, { method: 'POST' })).json()) as { token: string };
    self.seen = [];
    self.states = [];
    self.client = new self.DirectLine.DirectLine({ domain: `${base}/v3/directline`, token, webSocket, pollingInterval: 300 });
    self.client.connectionStatus$.subscribe((status) => self.states.push(status));
    self.client.activity$.subscribe((activity) => self.seen.push(activity));
  }, { base: service.base, webSocket });

  const seen = (): Promise<Activity[]> => page.evaluate(() => (window as unknown as PageWindow).seen);
  const says = (text: string, value?: object): Promise<string> => page.evaluate(({ text, value }) => new Promise<string>((resolve, reject) => {
    (window as unknown as PageWindow).client.postActivity({ type: 'message', from: { id: 'dl_user' }, text, value }).subscribe(resolve, reject);
  }), { text, value });
  const sees = async (condition: (activities: Activity[]) => boolean): Promise<Activity[]> => {
    for (let wait = 0; wait < 200; wait += 1) {
      const activities = await seen();
      if (condition(activities)) return activities;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`It was not seen among: ${JSON.stringify((await seen()).map(({ text, name }) => text ?? name))}`);
  };
  const press = async (label: string): Promise<string> => {
    const action = (await seen()).findLast(({ suggestedActions }) => suggestedActions !== undefined)?.suggestedActions?.actions.find(({ title }) => title === label);
    if (action === undefined) throw new Error(`No button ${label}.`);
    return says(action.text, action.value);
  };

  await sees((all) => all.some(({ text }) => text?.includes('en robot')));
  const id = await says('jeg har glemt min adgangskode til mitid');
  expect(id).not.toBe('retry');
  await sees((all) => all.some(({ channelData }) => channelData?.step !== undefined));
  await press('Jeg sidder fast');
  await sees((all) => all.some(({ text }) => text?.includes('Kom du videre?')));
  await press('Det virkede ikke');
  const waiting = await sees((all) => all.some(({ name }) => name === 'handoff.initiate'));
  const { requestId } = waiting.find(({ name }) => name === 'handoff.initiate')?.value as HandoffStatus;
  await service.house.desk.claim(requestId, anna);
  await service.house.desk.answer(requestId, anna, { id: 'answer-dl-1', text: 'Hej, jeg hjælper dig.' });
  await sees((all) => all.some(({ text }) => text === 'Hej, jeg hjælper dig.'));
  await says('tak Anna');
  await service.house.desk.close(requestId, anna, done('bot'));
  // Two polls may be under way at once, so the last two messages may come in either order.
  const all = await sees((activities) => activities.some(({ text }) => text?.includes('tilbage til robotten')) && activities.some(({ text }) => text === 'tak Anna'));
  expect(new Set(all.map((activity) => activity.id)).size).toBe(all.length);
  expect(all.filter(({ from }) => from.id === 'dl_user').map(({ text }) => text)).toEqual(['jeg har glemt min adgangskode til mitid', 'Jeg sidder fast', 'Det virkede ikke', 'tak Anna']);
  expect(await page.evaluate(() => (window as unknown as PageWindow).states.at(-1))).toBe(2);
  await page.close();
});

test('botframework-webchat shows a conversation and its buttons', async () => {
  const page = await browser.newPage({ viewport: { width: 420, height: 900 } });
  await page.goto(`${site.origin}/webchat`);
  await page.evaluate(async (base) => {
    const self = window as unknown as PageWindow;
    const { token } = (await (await fetch(`${base}/api/webchat/token`, { method: 'POST' })).json()) as { token: string };
    self.WebChat.renderWebChat({ directLine: self.WebChat.createDirectLine({ domain: `${base}/v3/directline`, token }), locale: 'da-DK' }, document.querySelector('#chat'));
  }, service.base);
  await page.getByText('en robot', { exact: false }).first().waitFor();
  await page.locator('input[data-id="webchat-sendbox-input"], textarea').first().fill('jeg har glemt min adgangskode til mitid');
  await page.keyboard.press('Enter');
  await page.getByText('Trin 1 af', { exact: false }).first().waitFor();
  await page.getByRole('toolbar').getByRole('button', { name: 'Jeg sidder fast' }).click();
  await page.getByText('Kom du videre?', { exact: false }).first().waitFor();
  expect(await page.getByRole('button', { name: 'Tal med en bibliotekar' }).count()).toBeGreaterThan(0);
  await shoot(page, 'microsoft-webchat');
  await page.close();
});
