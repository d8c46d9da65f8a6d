import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launch } from '../../tests/support/browser.ts';

interface Seen {
  shell: number;
  greeting: number;
  answer: number;
}

/**
 * `npm run bench -- chat [--slowdown 4] [--visits 10]`: what a citizen with a slow telephone waits for, in ms:
 * from the address to the page's frame and to the painted greeting, and from Enter to the
 * painted first answer. Each visit is a new browser profile with nothing kept.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { slowdown: { type: 'string', default: '4' }, visits: { type: 'string', default: '10' } } });
  const dataDir = mkdtempSync(join(tmpdir(), 'selvhjulpen-bench-'));
  const service = spawn(process.execPath, [join(import.meta.dirname, '../turns/selvhjulpen.ts')], { env: { ...process.env, PORT: '0', DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) => service.stdout.once('data', (data: Buffer) => resolve(String(data).trim())));
  const browser = await launch();
  const seen: Seen[] = [];
  for (let visit = 0; visit < Number(values.visits); visit += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: Number(values.slowdown) });
    seen.push(await visitOf(page, `http://127.0.0.1:${port}/chat`));
    await context.close();
  }
  process.stdout.write(`${values.visits} visits, processor slowed down ${values.slowdown} times, ms\n`);
  for (const name of ['shell', 'greeting', 'answer'] as const) {
    const sorted = seen.map((each) => each[name]).toSorted((one, two) => one - two);
    process.stdout.write(`  ${name.padEnd(9)} median ${String(sorted[sorted.length >> 1]).padStart(5)}   worst ${String(sorted.at(-1)).padStart(5)}\n`);
  }
  await browser.close();
  service.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
}

async function visitOf(page: Page, address: string): Promise<Seen> {
  await page.addInitScript(() => {
    const marks: Record<string, number> = {};
    Object.assign(window, { marks });
    // The second frame after a change is the first in which it certainly has been painted.
    const painted = (name: string): void => { requestAnimationFrame(() => requestAnimationFrame(() => { marks[name] = performance.now(); })); };
    const wanted: [string, string][] = [['shell', '.chat'], ['greeting', '.message.bot'], ['answer', '.place']];
    new MutationObserver(() => {
      for (const [name, selector] of wanted) {
        if (marks[name] === undefined && document.querySelector(selector) !== null) {
          marks[name] = Number.NaN;
          painted(name);
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });
  const mark = (name: string): Promise<number> => page.waitForFunction((wanted) => (window as unknown as { marks: Record<string, number> }).marks[wanted] || null, name).then((handle) => handle.jsonValue() as Promise<number>);
  await page.goto(address);
  const greeting = await mark('greeting');
  await page.fill('#input', 'jeg har glemt min pinkode til mitid');
  const sent = await page.evaluate(() => performance.now());
  await page.press('#input', 'Enter');
  return { shell: Math.round(await mark('shell')), greeting: Math.round(greeting), answer: Math.round((await mark('answer')) - sent) };
}
