import { EventEmitter } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import type { WebSocket } from 'ws';
import { Streams } from '../../../adapters/webchat/streams.ts';
import type { ActivityRow, ConversationStore, NewsItem, Outbox } from '../../../bot/ports.ts';

/** A socket whose state the test decides. */
class Socket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  send(frame: string): void { this.sent.push(frame); }
  terminate(): void { this.readyState = 3; }
  close(): void { this.readyState = 2; }
}

const row = (watermark: number): ActivityRow => ({
  conversationId: 'c', watermark,
  activity: { type: 'message', id: `a${watermark}`, timestamp: '', channelId: 'webchat', conversation: { id: 'c' }, from: { id: 'x' }, text: '' },
});

/** Streams over a store that answers a read with what was there when it began, `delay` ms later. */
function stage(rows: ActivityRow[], delay: number): { streams: Streams; tell(item: NewsItem): void; reads(): number } {
  let listener: (item: NewsItem) => void = () => undefined;
  let reads = 0;
  const store = {
    outbox: { subscribe: (each: (item: NewsItem) => void) => { listener = each; return () => undefined; }, typing: () => undefined },
    async activitiesAfter(_: string, after: number) {
      reads += 1;
      const found = rows.filter(({ watermark }) => watermark > after);
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      return found;
    },
  } as unknown as ConversationStore & { outbox: Outbox };
  const streams = new Streams(store, { now: () => new Date(), newId: () => 'id', randomInt: () => 0, passed: () => undefined });
  return { streams, tell: (item) => listener(item), reads: () => reads };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('streams', () => {
  test.each([
    ['is closing', (socket: Socket) => { socket.readyState = 2; }],
    ['does not read', (socket: Socket) => { socket.bufferedAmount = 10_000_000; }],
  ])('a socket that %s is left alone, and the service goes on', async (_, make) => {
    const { streams, reads } = stage([row(1)], 0);
    const socket = new Socket();
    make(socket);
    streams.add({ id: 'c' }, 0, socket as unknown as WebSocket);
    await wait(20);
    expect(reads()).toBeLessThan(3);
    expect(socket.sent).toEqual([]);
    streams.close();
  });

  test('news that comes while an older read is under way is not lost', async () => {
    const rows: ActivityRow[] = [];
    const { streams, tell } = stage(rows, 20);
    const socket = new Socket();
    streams.add({ id: 'c' }, 0, socket as unknown as WebSocket);
    await wait(10);
    rows.push(row(1));
    tell({ kind: 'activities', conversationId: 'c', rows: [row(1)] });
    await wait(80);
    expect(socket.sent.map((frame) => (JSON.parse(frame) as { watermark: string }).watermark)).toEqual(['1']);
    streams.close();
  });
});
