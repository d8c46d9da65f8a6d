import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { newDataDir } from '../../support/service.ts';
import { anna } from '../../support/staff.ts';
import { until } from '../../support/until.ts';
import type { Adapter, Citizen, Running } from './driver.ts';

/** What every case asks for, and what its answer begins with. */
export const question = 'jeg har glemt min adgangskode til MitID';
export const firstStep = 'Trin 1 af 4';

/** One adapter, running on a data folder of its own for a group of cases. */
export class Stage {
  readonly adapter: Adapter;
  #running: Running | undefined;
  #dataDir = '';

  constructor(adapter: Adapter) {
    this.adapter = adapter;
    beforeAll(async () => {
      this.#dataDir = newDataDir();
      this.#running = await adapter.start(this.#dataDir);
    });
    afterAll(async () => {
      await this.#running?.stop();
      rmSync(this.#dataDir, { recursive: true, force: true });
    });
  }

  get running(): Running {
    if (this.#running === undefined) throw new Error('It has not started.');
    return this.#running;
  }

  async restart(): Promise<void> {
    await this.running.stop();
    this.#running = await this.adapter.start(this.#dataDir);
  }

  /** The stored transcript: who said what. */
  async transcript({ conversationId }: Citizen): Promise<{ role: string; text: string }[]> {
    const rows = await this.running.house.store.activitiesAfter(conversationId, 0, 1000);
    return rows.filter(({ activity }) => activity.type === 'message').map(({ activity }) => ({ role: activity.channelData?.role ?? 'citizen', text: activity.text ?? '' }));
  }

  /** The open request of a conversation. */
  async requestOf({ conversationId }: Citizen): Promise<string> {
    const request = (await this.running.house.desk.queue(anna)).find((each) => each.conversationId === conversationId);
    if (request === undefined) throw new Error('There is no request.');
    return request.id;
  }
}

/** Waits until the citizen has been shown `part`. */
export const sees = (citizen: Citizen, part: string): Promise<void> =>
  until(async () => (await citizen.shown()).includes(part), `"${part}" is shown`);

/** Runs something, and gives what the citizen was shown by it. */
export async function shownBy(citizen: Citizen, act: () => Promise<void>): Promise<string> {
  const before = await citizen.shown();
  await act();
  const after = await citizen.shown();
  expect(after.startsWith(before)).toBe(true);
  return after.slice(before.length);
}

/** Everything that was not the citizen's stands in what was shown, in this order, each once. */
export function expectInOrder(shown: string, transcript: readonly { role: string; text: string }[]): void {
  const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  let rest = lines(shown);
  for (const { role, text } of transcript) {
    if (role === 'citizen') continue;
    const [first = ''] = lines(text);
    const at = rest.findIndex((line) => line.endsWith(first));
    expect({ text, isShown: at >= 0 }).toEqual({ text, isShown: true });
    rest = rest.slice(at + 1);
  }
}
