import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { deskRoutes } from '../../../adapters/desk/routes.ts';
import { deskStream } from '../../../adapters/desk/stream.ts';
import type { DeskNeeds } from '../../../adapters/desk/needs.ts';
import { createServer } from '../../../adapters/server.ts';
import { createBot, type Bot } from '../../../bot/bot.ts';
import { Serial } from '../../../bot/serial.ts';
import { testGuide } from '../../dialogs/citizen.ts';
import { createSituations } from '../../../bot/situations.ts';
import { createDesk } from '../../../bot/desk/create.ts';
import { createFinishing } from '../../../bot/finishing.ts';
import type { StaffMember, StaffRole } from '../../../common/desk-api.ts';
import { DeskNews } from '../../../common/desk-news.ts';
import { openSwitchBoard } from '../../../handoff/switch-board.ts';
import { saveAccount } from '../../../identity/account.ts';
import { createIdentity } from '../../../identity/session.ts';
import type { SignInLimits } from '../../../identity/throttle.ts';
import type { Pool } from '../../../handoff/pool.ts';
import type { Understanding } from '../../../knowledge/understanding/decision.ts';
import { Library, librariesOf } from '../../../libraries/library.ts';
import { openDocuments } from '../../../storage/documents.ts';
import { openStore } from '../../../storage/open.ts';
import type { Store } from '../../../storage/store.ts';

export const password = 'rødgrød med fløde';

/** The desk's side of the house on a free port: the real store, bot, use cases and server, with a clock to turn. */
export interface DeskHouse {
  base: string;
  store: Store;
  bot: Bot;
  clock: { now: Date };
  /** Failures nobody outside caused. */
  faults: unknown[];
  /** Adds an account `<name>@example.dk`. */
  hire(name: string, role?: StaffRole, libraryId?: string): Promise<StaffMember>;
  signIn(name: string): Promise<Browser>;
  browser(): Browser;
  /** A citizen who asks for a person. @returns the ids of the conversation and of the request. */
  citizen(libraryId?: string): Promise<{ conversationId: string; requestId: string }>;
  says(conversationId: string, text: string): Promise<void>;
  /** The code of a conversation that a citizen carries to the counter. */
  offeredCode(): Promise<string>;
  stop(): Promise<void>;
}

export interface Surroundings {
  publicUrl?: string;
  signInLimits?: SignInLimits;
  limit?: DeskNeeds['limit'];
  /** Milliseconds in which an end can be taken back. */
  undoFor?: number;
}

const generous: SignInLimits = { email: { tries: 1000, refill: 1 }, network: { tries: 1000, refill: 1 } };

/** The only guide of this house. */
const guide = testGuide('pinkode');

export async function openDeskHouse({ publicUrl, signInLimits = generous, limit = { burst: 10_000, perSecond: 10_000 }, undoFor = 0 }: Surroundings = {}): Promise<DeskHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'selvhjulpen-desk-'));
  const faults: unknown[] = [];
  const store = await openStore({ dataDir, onFault: (error) => faults.push(error) });
  const clock = { now: new Date('2026-11-23T09:00:00.000Z') };
  const world = { now: () => clock.now, newId: () => randomUUID(), randomInt: () => 0, passed: () => undefined };
  const settings = join(import.meta.dirname, '../../../libraries/settings');
  // A librarian of these tests has many conversations at once.
  mkdirSync(join(dataDir, 'libraries'));
  writeFileSync(join(dataDir, 'libraries/slagelse.json'), JSON.stringify({ ...Library.parse(JSON.parse(readFileSync(join(settings, 'slagelse.json'), 'utf8'))), answering: { chatsAtOnce: 20 } }));
  const libraries = librariesOf(openDocuments(Library, settings, join(dataDir, 'libraries')).all(), 'slagelse');
  const pools: Pool[] = [];
  const switches = await openSwitchBoard(store, (error) => faults.push(error));
  const situations = createSituations({ store, guides: { get: (_, id) => (id === guide.id ? guide : undefined), at: (_, id) => (id === guide.id ? guide : undefined), revisionOf: () => '', prepare: async () => undefined, draft: async () => undefined, fact: () => undefined }, outages: () => [], calendar: () => ({ hours: null, events: null }), libraries, pools, switches, publicUrl: null, world });
  const understanding = (): Understanding => ({ decide: () => ({ kind: 'handoff', language: 'da', candidates: [{ id: guide.id, score: 0.9 }] }) });
  const shared = { store, situations, serial: new Serial(), world, libraries, pools, switches, understanding, undoFor };
  const bot = createBot(shared);
  const finishing = createFinishing(shared, (error) => faults.push(error));
  const identity = createIdentity({ store, now: world.now, randomBytes, limits: signInLimits });
  const needs: DeskNeeds = { desk: createDesk({ ...shared, guides: () => [guide] }, finishing), identity, store, publicUrl: publicUrl ?? null, now: world.now, limit };
  const stream = deskStream(needs);
  const server = createServer({ routes: deskRoutes(needs), sockets: [stream], trustedProxies: [], log: (_, error) => faults.push(error) });
  const base = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;

  const says = async (conversationId: string, text: string): Promise<void> => {
    await bot.receive({ channel: 'webchat', conversationId, clientId: randomUUID(), from: { id: 'citizen' }, text, choice: null, reference: null });
  };
  const browser = (): Browser => new Browser(base);
  return {
    base, store, bot, clock, faults, says, browser,
    hire: async (name, role = 'librarian', libraryId = 'slagelse') => (await saveAccount(
      { email: `${name}@example.dk`, firstName: name[0]?.toUpperCase() + name.slice(1), role, libraryId, password },
      { store, now: world.now, newId: world.newId, randomBytes },
    )).staff,
    async signIn(name) {
      const signedIn = browser();
      const { status } = await signedIn.post('/api/desk/session', { email: `${name}@example.dk`, password });
      if (status !== 200) throw new Error(`${name} could not sign in: ${status}`);
      return signedIn;
    },
    async citizen(libraryId = 'slagelse') {
      const conversationId = randomUUID();
      await bot.open({ channel: 'webchat', conversationId, libraryId, language: 'da', reference: null });
      await says(conversationId, 'jeg vil tale med et menneske');
      const request = (await store.openRequests(libraryId)).find((each) => each.conversationId === conversationId);
      if (request === undefined) throw new Error('The bot opened no request.');
      return { conversationId, requestId: request.id };
    },
    async offeredCode() {
      const conversationId = randomUUID();
      await bot.open({ channel: 'webchat', conversationId, libraryId: 'slagelse', language: 'da', reference: null });
      await says(conversationId, 'fortsæt på min telefon');
      const rows = await store.activitiesAfter(conversationId, 0, 100);
      return rows.flatMap(({ activity }) => activity.channelData?.move?.code ?? [])[0] ?? '';
    },
    async stop() {
      await server.close();
      stream.close();
      finishing.close();
      switches.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Reply {
  status: number;
  headers: Headers;
  /** The body as JSON; undefined where there was none. */
  body: unknown;
}

/** What a librarian's browser does: keeps the cookie, and says where its calls come from. */
export class Browser {
  readonly base: string;
  cookie: string | undefined;

  constructor(base: string) {
    this.base = base;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.call('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    return this.call('POST', path, body === undefined ? undefined : JSON.stringify(body), { Origin: this.base, ...json, ...headers });
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.call('DELETE', path, undefined, { Origin: this.base, ...headers });
  }

  async call(method: string, path: string, body: string | Uint8Array<ArrayBuffer> | undefined, headers: Record<string, string>): Promise<Reply> {
    const response = await fetch(this.base + path, { method, headers: { ...this.#cookies(), ...headers }, ...(body === undefined ? {} : { body }) });
    const set = /^selvhjulpen_session=([^;]*)/.exec(response.headers.getSetCookie()[0] ?? '')?.[1];
    if (set !== undefined) this.cookie = set === '' ? undefined : set;
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) as unknown };
  }

  /** Opens the desk's stream. @param options `after` is the newest cursor that was seen before */
  stream(headers: Record<string, string> = { Origin: this.base }, { after, ...options }: { autoPong?: boolean; after?: number | string } = {}): Stream {
    return new Stream(new WebSocket(`${this.base.replace('http', 'ws')}/api/desk/stream${after === undefined ? '' : `?after=${after}`}`, { headers: { ...this.#cookies(), ...headers }, ...options }));
  }

  #cookies(): Record<string, string> {
    return this.cookie === undefined ? {} : { Cookie: `theme=dark; selvhjulpen_session=${this.cookie}` };
  }
}

/** An open stream and everything it has said; each message is checked against the contract. */
export class Stream {
  readonly socket: WebSocket;
  readonly news: DeskNews[] = [];
  /** The close code; or the status of a refused upgrade, and its body. */
  readonly ended: Promise<{ code: number } | { status: number; body: unknown }>;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.news.push(DeskNews.parse(JSON.parse(String(data)))));
    this.ended = new Promise((resolve) => {
      socket.on('unexpected-response', (_, response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => { text += String(chunk); });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown }));
      });
      socket.on('close', (code) => resolve({ code }));
      socket.on('error', () => undefined);
    });
  }

  /** The first message that `matches`, as soon as it has come. */
  async until(matches: (news: DeskNews) => boolean): Promise<DeskNews> {
    for (;;) {
      const found = this.news.find(matches);
      if (found !== undefined) return found;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`It did not come. Until now: ${JSON.stringify(this.news)}`)), 5000);
        this.socket.once('message', () => { clearTimeout(timer); resolve(); });
      });
    }
  }

  hello(): Promise<DeskNews> {
    return this.until(({ kind }) => kind === 'hello');
  }
}
