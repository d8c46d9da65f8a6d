import { rmSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Checkpoint } from '../../bot/world.ts';
import type { Activity } from '../../common/activity.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { startMortal, type Mortal } from '../support/process.ts';
import { newDataDir } from '../support/service.ts';

/** Messages of each citizen, and citizens who write at the same time. */
const messages = 12;
const citizens = 4;
/** Decides the moments of the random kills. */
const seed = Number(process.env['SEED'] ?? 20261123);
const rounds = Array.from({ length: process.env['SOAK'] === undefined ? 3 : 60 }, (_, round) => round + 1);

/** A citizen on a bad line: resends with the same id until a message is acknowledged, and reads the stream by watermark. */
class Persistent {
  readonly client: DirectLineClient;
  readonly acknowledged = new Map<string, string>();
  /** What the socket showed, over all reconnects. */
  readonly shown: Activity[] = [];
  watermark = '';
  #socket: WebSocket | undefined;

  constructor(client: DirectLineClient) {
    this.client = client;
  }

  async send(text: string): Promise<boolean> {
    try {
      const { status, body } = await this.client.post({ text, channelData: { clientActivityID: text } });
      if (status !== 200) return false;
      this.acknowledged.set(text, body.id ?? '');
      return true;
    } catch {
      return false;
    }
  }

  async listen(): Promise<void> {
    this.#socket?.terminate();
    const { body } = await this.client.call('GET', `/v3/directline/conversations/${this.client.conversationId}?watermark=${this.watermark}`);
    const socket = new WebSocket(body.streamUrl ?? '');
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      if (String(data) === '') return;
      const set = JSON.parse(String(data)) as { activities: Activity[]; watermark: string };
      // The place in a queue is of the moment and never stored.
      this.shown.push(...set.activities.filter(({ name }) => name !== 'handoff.queue'));
      this.watermark = set.watermark;
    });
    this.#socket = socket;
    await new Promise((resolve) => socket.once('open', resolve));
  }

  stop(): void {
    this.#socket?.terminate();
  }
}

async function survive(dataDir: string, stop: Record<string, string>, whileWriting: (service: Mortal) => void = () => undefined): Promise<void> {
  const first = await startMortal({ DATA_DIR: dataDir, ...stop });
  let service = first;
  const people = await Promise.all(Array.from({ length: citizens }, async () => {
    const person = new Persistent(await DirectLineClient.start(first.base));
    person.watermark = person.client.watermark;
    await person.listen();
    return person;
  }));
  whileWriting(first);
  const wanted = Array.from({ length: messages }, (_, n) => `besked ${n}`);
  await Promise.all(people.map(async (person) => { for (const text of wanted) if (!(await person.send(text))) break; }));
  await first.ended;

  const acknowledgedBefore = people.map((person) => new Map(person.acknowledged));
  service = await startMortal({ DATA_DIR: dataDir });
  for (const [place, person] of people.entries()) {
    Object.assign(person.client, { base: service.base });
    await person.listen();
    for (const text of wanted) expect(await person.send(text)).toBe(true);
    person.client.activities = [];
    person.client.watermark = '';
    await person.client.read();
    const kept = person.client.activities.filter(({ type }) => type === 'message');
    const echoes = kept.filter(({ from }) => from.role === 'user');
    expect(echoes.map(({ text }) => text)).toEqual(wanted);
    for (const [text, id] of acknowledgedBefore[place] ?? []) expect(echoes.find((echo) => echo.text === text)?.id).toBe(id);
    for (const echo of echoes) expect(kept.filter(({ replyToId }) => replyToId === echo.id)).toHaveLength(1);
    const last = person.client.watermark;
    for (let wait = 0; person.watermark !== last && wait < 300; wait += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    // A socket that dies between a frame and its watermark shows that frame again: a client tells by the ids.
    const shown = [...new Set(person.shown.map(({ id }) => id))];
    expect(shown).toEqual(person.client.activities.slice(1).map(({ id }) => id));
    expect(person.shown.length).toBe(shown.length);
    person.stop();
  }
  expect(people.reduce((sum, person) => sum + person.acknowledged.size, 0)).toBe(messages * citizens);
  service.process.kill('SIGKILL');
  await service.ended;
  rmSync(dataDir, { recursive: true, force: true });
}

describe('kill -9 loses no acknowledged message and repeats none', () => {
  test.each<Checkpoint>(['before-commit', 'after-commit', 'after-send', 'after-acknowledgement'])('%s', async (point) => {
    await survive(newDataDir(), { STOP_AT: point, STOP_AFTER: '17' });
  });

  test.each(rounds)(`at a random moment of a stream of messages (round %s, seed ${seed})`, async (round) => {
    const wait = 5 + ((seed * (round + 7)) % 97);
    await survive(newDataDir(), {}, (service) => setTimeout(() => service.process.kill('SIGKILL'), wait));
  });
});
