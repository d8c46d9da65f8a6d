import type { WebSocket } from 'ws';
import type { Activity, ActivityRow } from '../../common/activity.ts';
import type { Conversation, ConversationStore, NewsItem, Outbox } from '../../bot/ports.ts';
import type { World } from '../../bot/world.ts';

/** Rows read from the store at a time. */
const pageSize = 200;
/** A client that does not read so many bytes is ended; it comes back with its watermark. */
const bufferLimit = 1024 * 1024;
/** Between two signs of life, in milliseconds; Direct Line clients ignore empty frames. */
const heartbeat = 20_000;

interface Stream {
  socket: WebSocket;
  /** Watermark of the last row sent. */
  sent: number;
  busy: boolean;
  /** News came while it was reading, and may not be in what was read. */
  again: boolean;
}

/**
 * The open sockets of the web chat. Each sends its conversation's rows in order, once:
 * straight from the news where they follow on, from the store where it missed some.
 */
export class Streams {
  readonly #store: ConversationStore;
  readonly #world: World;
  readonly #open = new Map<string, Set<Stream>>();
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;

  constructor(store: ConversationStore & { outbox: Outbox }, world: World) {
    this.#store = store;
    this.#world = world;
    this.#unsubscribe = store.outbox.subscribe((item) => this.#hear(item));
    this.#timer = setInterval(() => this.#beat(), heartbeat);
    this.#timer.unref();
  }

  /** Sends everything above `watermark`, and from then on whatever is committed. */
  add(conversation: Pick<Conversation, 'id'>, watermark: number, socket: WebSocket): void {
    const stream: Stream = { socket, sent: watermark, busy: false, again: false };
    const streams = this.#open.get(conversation.id) ?? new Set();
    this.#open.set(conversation.id, streams.add(stream));
    socket.on('close', () => {
      streams.delete(stream);
      if (streams.size === 0 && this.#open.get(conversation.id) === streams) this.#open.delete(conversation.id);
    });
    void this.#catchUp(conversation.id, stream);
  }

  has(conversationId: string): boolean {
    return this.#open.has(conversationId);
  }

  /** Sends something of the moment that is not stored; whoever has no open socket misses it. */
  tell(conversationId: string, activity: Activity): void {
    for (const { socket, sent } of this.#open.get(conversationId) ?? []) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ activities: [activity], watermark: String(sent) }));
    }
  }

  /** The conversations that have one. */
  get conversations(): Iterable<string> {
    return this.#open.keys();
  }

  /** How many sockets are open. */
  get size(): number {
    return [...this.#open.values()].reduce((sum, streams) => sum + streams.size, 0);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
  }

  #hear(item: NewsItem): void {
    if (item.kind !== 'activities' && item.kind !== 'typing' && item.kind !== 'read') return;
    if (item.kind === 'activities' && item.rows.some(({ activity }) => activity.name === 'conversation.moved')) return this.#letGo(item.conversationId);
    for (const stream of this.#open.get(item.conversationId) ?? []) {
      if (item.kind === 'activities') {
        if (!stream.busy && item.rows[0]?.watermark === stream.sent + 1) this.#send(stream, item.rows);
        else void this.#catchUp(item.conversationId, stream);
      } else if (item.role === 'librarian') {
        stream.socket.send(passingFrame(item, stream.sent, this.#world));
      }
    }
  }

  /** The conversation has moved: a screen that still has it comes back with its token, and is refused where the token is older. */
  #letGo(conversationId: string): void {
    for (const { socket } of this.#open.get(conversationId) ?? []) socket.close(4001, 'moved');
  }

  async #catchUp(conversationId: string, stream: Stream): Promise<void> {
    stream.again = true;
    if (stream.busy) return;
    stream.busy = true;
    try {
      while (stream.socket.readyState === stream.socket.OPEN) {
        stream.again = false;
        const rows = await this.#store.activitiesAfter(conversationId, stream.sent, pageSize);
        this.#send(stream, rows);
        if (rows.length === 0 && !stream.again) return;
      }
    } catch {
      // The client reconnects with its watermark and reads on from there.
      stream.socket.close(1011, 'try again');
    } finally {
      stream.busy = false;
    }
  }

  #send(stream: Stream, rows: readonly ActivityRow[]): void {
    const fresh = rows.filter(({ watermark }) => watermark > stream.sent);
    const last = fresh.at(-1);
    if (last === undefined || stream.socket.readyState !== stream.socket.OPEN) return;
    if (stream.socket.bufferedAmount > bufferLimit) return stream.socket.terminate();
    stream.sent = last.watermark;
    stream.socket.send(JSON.stringify({ activities: fresh.map(({ activity }) => activity), watermark: String(last.watermark) }));
    this.#world.passed('after-send');
  }

  #beat(): void {
    for (const streams of this.#open.values()) for (const { socket } of streams) if (socket.readyState === socket.OPEN) socket.send('');
  }
}

/** What a librarian does at this moment: writes, or has read up to a place. */
function passingFrame(item: Extract<NewsItem, { kind: 'typing' | 'read' }>, watermark: number, world: World): string {
  const what = item.kind === 'typing' ? { type: 'typing' } : { type: 'event', name: 'conversation.read', value: { watermark: item.watermark } };
  const activity = { ...what, id: world.newId(), timestamp: world.now().toISOString(), channelId: 'webchat', conversation: { id: item.conversationId }, from: { id: 'librarian', role: 'bot' } };
  return JSON.stringify({ activities: [activity], watermark: String(watermark) });
}
