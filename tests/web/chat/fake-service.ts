import type { Activity } from '../../../common/activity.ts';
import { keepIn, memoryDrawer, type Keeping } from '../../../web/chat/keeping.ts';
import { createSession, type Session, type Surroundings } from '../../../web/chat/session.ts';
import type { SocketLike } from '../../../web/chat/socket.ts';

/** Time that moves when a test says so. */
export class Clock {
  time = 1_000_000;
  #plans: { at: number; task: () => void }[] = [];

  after(milliseconds: number, task: () => void): () => void {
    const plan = { at: this.time + milliseconds, task };
    this.#plans.push(plan);
    return () => { this.#plans = this.#plans.filter((each) => each !== plan); };
  }

  /** Lets everything happen that happens within so many milliseconds. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    for (;;) {
      const plan = this.#plans.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (plan === undefined) break;
      this.time = Math.max(this.time, plan.at);
      this.#plans = this.#plans.filter((each) => each !== plan);
      plan.task();
      await settle();
    }
    this.time = end;
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await new Promise((resolve) => { setImmediate(resolve); });
}

interface Held {
  rows: Activity[];
  over: boolean;
}

class FakeSocket implements SocketLike {
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;
  closed = false;
  readonly conversationId: string;

  constructor(conversationId: string) {
    this.conversationId = conversationId;
  }

  close(): void {
    this.closed = true;
    this.onclose?.({} as CloseEvent);
  }

  send(frame: object | ''): void {
    if (!this.closed) this.onmessage?.({ data: frame === '' ? '' : JSON.stringify(frame) } as MessageEvent);
  }
}

/** A Direct Line service in memory; its faults are switches. */
export class FakeService {
  readonly clock = new Clock();
  readonly conversations = new Map<string, Held>();
  /** Client ids in the order in which they were first taken, and how often each was posted. */
  readonly posts: string[] = [];
  readonly calls: string[] = [];
  /** Places up to which the citizen has read, as often as that was said. */
  readonly reads: unknown[] = [];
  /** No call gets an answer. */
  down = false;
  sockets: 'open' | 'forbidden' | 'silent' = 'open';
  /** The answer to a post is lost on its way, though the post was taken. */
  loseAnswers = false;
  /** Posts are refused with this status. */
  refusePosts = 0;
  /** Sockets stay open and nothing comes through them any more. */
  mute = false;
  /** The service has forgotten all credentials. */
  forgetful = false;
  #tokens = 0;
  #known = new Set<string>();
  #open: FakeSocket[] = [];

  constructor() {
    const beat = (): void => {
      for (const socket of this.#open) if (!this.mute) socket.send('');
      this.clock.after(20_000, beat);
    };
    beat();
  }

  readonly fetch = (async (input: string, init: { method: string; headers: Record<string, string>; body?: string }) => {
    const url = new URL(input);
    this.calls.push(`${init.method} ${url.pathname}`);
    if (this.down) throw new TypeError('no network');
    const answer = this.#answer(init.method, url, init.headers['Authorization']?.slice(7) ?? '', init.body === undefined ? {} : (JSON.parse(init.body) as Record<string, unknown>));
    if (this.loseAnswers && url.pathname.endsWith('/activities') && init.method === 'POST') throw new TypeError('lost');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  }) as unknown as typeof globalThis.fetch;

  newSocket(url: string): SocketLike {
    if (this.sockets === 'forbidden') throw new Error('forbidden');
    const address = new URL(url);
    const conversationId = address.pathname.split('/')[4] ?? '';
    const socket = new FakeSocket(conversationId);
    if (this.sockets === 'silent' || this.down) return socket;
    this.#open.push(socket);
    queueMicrotask(() => {
      socket.onopen?.({} as Event);
      this.#send(socket, Number(address.searchParams.get('watermark') ?? 0));
    });
    return socket;
  }

  /** All tokens become unknown, as after their time. */
  expire(): void {
    this.#known.clear();
  }

  drop(): void {
    for (const socket of this.#open.splice(0)) socket.close();
  }

  get openSockets(): number {
    return this.#open.filter(({ closed }) => !closed).length;
  }

  /** The robot, or with a name a librarian, says something. */
  say(conversationId: string, text: string, more: Partial<Activity> = {}): void {
    this.#put(conversationId, { ...this.#frame(conversationId), from: { id: 'bot', role: 'bot' }, text, ...more });
  }

  typing(conversationId: string): void {
    this.#pass(conversationId, { type: 'typing' });
  }

  /** A librarian has read up to this place. */
  read(conversationId: string, watermark: number): void {
    this.#pass(conversationId, { type: 'event', name: 'conversation.read', value: { watermark } });
  }

  /** Sends the last frame once more. */
  repeat(conversationId: string): void {
    for (const socket of this.#open) if (socket.conversationId === conversationId) this.#send(socket, Math.max(0, (this.conversations.get(conversationId)?.rows.length ?? 0) - 2));
  }

  /** What a librarian does at this moment: no part of the rows. */
  #pass(conversationId: string, what: Partial<Activity>): void {
    for (const socket of this.#open) {
      if (socket.conversationId === conversationId) socket.send({ activities: [{ ...this.#frame(conversationId), from: { id: 'librarian', role: 'bot' }, ...what }], watermark: String(this.conversations.get(conversationId)?.rows.length) });
    }
  }

  #answer(method: string, url: URL, token: string, body: Record<string, unknown>): { status: number; body: object } {
    const fail = (status: number, code: string): { status: number; body: object } => ({ status, body: { error: { code, message: code } } });
    if (url.pathname === '/api/webchat/token') {
      if (typeof body['resume'] === 'string') return this.forgetful ? fail(401, 'TokenExpired') : { status: 200, body: { ...this.#token(body['resume'].slice(7)), resume: body['resume'] } };
      const id = `c${this.conversations.size + 1}`;
      this.conversations.set(id, { rows: [], over: false });
      return { status: 200, body: { ...this.#token(id), resume: `resume-${id}` } };
    }
    if (!this.#known.has(token)) return fail(401, 'TokenExpired');
    const id = token.split('-')[1] ?? '';
    const held = this.conversations.get(id);
    if (held === undefined) return fail(404, 'ConversationNotFound');
    if (url.pathname === '/v3/directline/tokens/refresh') return { status: 200, body: this.#token(id) };
    const streamUrl = `ws://service/v3/directline/conversations/${id}/stream?watermark=${url.searchParams.get('watermark') ?? ''}`;
    if (!url.pathname.endsWith('/activities')) {
      if (held.rows.length === 0) this.say(id, 'Hej');
      return { status: 200, body: { ...this.#token(id), streamUrl } };
    }
    if (method === 'GET') {
      const from = Number(url.searchParams.get('watermark') ?? 0);
      return { status: 200, body: { activities: held.rows.slice(from), watermark: String(Math.max(from, held.rows.length)) } };
    }
    if (this.refusePosts !== 0) return fail(this.refusePosts, 'Refused');
    if (held.over) return fail(403, 'ConversationOver');
    if (body['name'] === 'conversation.read') this.reads.push((body['value'] as { watermark: unknown }).watermark);
    const clientId = (body['channelData'] as { clientActivityID?: string } | undefined)?.clientActivityID;
    if (body['type'] !== 'message' || clientId === undefined) return { status: 200, body: { id: 'x' } };
    this.posts.push(clientId);
    if (!held.rows.some(({ channelData }) => channelData?.clientActivityID === clientId)) {
      this.#put(id, { ...this.#frame(id), from: { id: 'citizen', role: 'user' }, text: String(body['text']), ...(body['value'] === undefined ? {} : { value: body['value'] }), channelData: { role: 'citizen', clientActivityID: clientId } });
      this.say(id, `Svar på ${String(body['text'])}`);
    }
    return { status: 200, body: { id: 'x' } };
  }

  #token(conversationId: string): object {
    this.#tokens += 1;
    const token = `t${this.#tokens}-${conversationId}`;
    this.#known.add(token);
    return { conversationId, token, expires_in: 1800 };
  }

  #frame(conversationId: string): Activity {
    this.#tokens += 1;
    return { type: 'message', id: `a${this.#tokens}`, timestamp: '2026-11-23T10:00:00Z', channelId: 'webchat', conversation: { id: conversationId }, from: { id: 'bot' } };
  }

  #put(conversationId: string, activity: Activity): void {
    const rows = this.conversations.get(conversationId)?.rows ?? [];
    rows.push(activity);
    for (const socket of this.#open) if (socket.conversationId === conversationId && !this.loseAnswers) this.#send(socket, rows.length - 1);
  }

  #send(socket: FakeSocket, from: number): void {
    const rows = this.conversations.get(socket.conversationId)?.rows ?? [];
    if (rows.length > from) socket.send({ activities: rows.slice(from), watermark: String(rows.length) });
  }
}

let ids = 0;

export const around = (service: FakeService): Surroundings => ({
  origin: 'http://service',
  fetch: service.fetch,
  newSocket: (url) => service.newSocket(url),
  now: () => service.clock.time,
  random: () => 0.5,
  newId: () => `m${(ids += 1)}`,
  after: (milliseconds, task) => service.clock.after(milliseconds, task),
  alone: (task) => task(),
});

export interface Tab {
  session: Session;
  keeping: Keeping;
  /** What stands on the screen, in order; waiting messages in brackets. */
  screen(): string[];
}

/** A browser tab; tabs with the same drawer are tabs of the same browser. */
export function openTab(service: FakeService, { drawer = memoryDrawer(), kiosk = false }: { drawer?: ReturnType<typeof memoryDrawer>; kiosk?: boolean } = {}): Tab {
  const keeping = keepIn(drawer, 'slagelse');
  const session = createSession({ library: 'slagelse', language: 'da', kiosk, keeping, around: around(service) });
  session.start();
  return {
    session,
    keeping,
    screen() {
      const { log, outbox } = session.snapshot();
      return [...log.entries.filter(({ activity }) => activity.type === 'message').map(({ activity }) => activity.text ?? ''), ...outbox.map(({ text }) => `[${text}]`)];
    },
  };
}
