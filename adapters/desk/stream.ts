import type { WebSocket } from 'ws';
import { QueueItem, type StaffMember } from '../../common/desk-api.ts';
import { DeskWatch, type DeskNews } from '../../common/desk-news.ts';
import { HouseError } from '../../common/errors.ts';
import { isOpen, type HandoffRequest } from '../../handoff/request.ts';
import type { Call, SocketRoute } from '../route.ts';
import { tokenOf } from './cookie.ts';
import { DeskFeed, type FeedItem, type PlacedNews } from './feed.ts';
import { KnownRequests } from './known.ts';
import { assertMay, type DeskNeeds } from './needs.ts';
import { assertOwnOrigin } from './origin.ts';

/** Between two signs of life, in milliseconds. */
const heartbeat = 25_000;
/** A browser that does not read so many bytes is ended; it comes back and reads on. */
const bufferLimit = 1024 * 1024;
/** A client that has much to read is looked after again after so many milliseconds. */
const drainPause = 50;
/** What a client says is a line; more bytes than these are none. */
const longestFrame = 1024;
/** News read from the log at a time. */
const pageSize = 200;
/** Close codes: signing in again helps; coming back later helps. */
export const sessionEnded = 4401;
const tryAgain = 1011;

/**
 * `/api/desk/stream`: news of what the staff member may see. After `hello` nothing is left out; a client that
 * says `?after=` reads on from there.
 */
export function deskStream(needs: DeskNeeds): SocketRoute & { close(): void } {
  const { identity, publicUrl, now, desk } = needs;
  const feed = new DeskFeed(needs.store);
  /** Open desks of each librarian in this process; whoever closes the last one has left. */
  const desks = new Map<string, number>();
  // Whoever is not noted now is noted with the next sign of life, and no longer counted after a minute.
  const seen = (staff: StaffMember): void => void desk.seen(staff).catch(() => undefined);
  const leave = (staff: StaffMember): void => {
    const left = (desks.get(staff.id) ?? 1) - 1;
    if (left > 0) return void desks.set(staff.id, left);
    desks.delete(staff.id);
    void desk.left(staff).catch(() => undefined);
  };
  return {
    path: /^\/api\/desk\/stream$/,
    async accept(call: Call) {
      assertOwnOrigin(call, publicUrl);
      const token = tokenOf(call);
      const { staff, expiresAt } = await identity.whoIs(token);
      assertMay('queue', staff);
      const after = /^\d{1,15}$/.test(call.query.get('after') ?? '') ? Number(call.query.get('after')) : null;
      return (socket) => {
        const stream = new DeskStream(needs, staff, socket);
        const stops = [
          feed.subscribe((item) => stream.hear(item)),
          identity.onSignOut((ended) => { if (ended === token) socket.close(sessionEnded, 'signed out'); }),
          every(heartbeat, () => {
            if (stream.beat(() => identity.whoIs(token))) seen(staff);
          }),
          later(expiresAt.getTime() - now().getTime(), () => socket.close(sessionEnded, 'session over')),
        ];
        socket.on('close', () => { for (const stop of stops) stop(); leave(staff); });
        desks.set(staff.id, (desks.get(staff.id) ?? 0) + 1);
        seen(staff);
        void stream.begin(feed, after);
      };
    },
    close: () => feed.close(),
  };
}

/** One open desk. */
class DeskStream {
  readonly #needs: DeskNeeds;
  readonly #staff: StaffMember;
  readonly #socket: WebSocket;
  readonly #known = new KnownRequests();
  /** What is told one after the other, in the order in which it was heard. */
  #line: Promise<void> | null = null;
  /** Heard before it was known from where to tell. */
  #early: FeedItem[] | null = [];
  /** The place of the newest news that was told or passed over. */
  #told = 0;
  #watched: string | null = null;
  #team: { asking: boolean; again: boolean; sent: string } = { asking: false, again: false, sent: '' };
  #alive = true;

  constructor(needs: DeskNeeds, staff: StaffMember, socket: WebSocket) {
    this.#needs = needs;
    this.#staff = staff;
    this.#socket = socket;
    socket.on('pong', () => { this.#alive = true; });
    socket.on('message', (data, binary) => { if (!binary) this.#listen(String(data)); });
  }

  /** Says hello, tells what the client has missed, and goes on with what comes. @param after the newest place the client has seen */
  async begin(feed: DeskFeed, after: number | null): Promise<void> {
    const { desk, store } = this.#needs;
    try {
      await feed.begin();
      // The place before the queue: what is committed between the two is told once more, and nothing is left out.
      const position = await store.deskPosition();
      for (const request of await desk.queue(this.#staff)) this.#known.learn(request);
      let missed = after === null || after > position ? [] : await store.deskNewsAfter(after, pageSize);
      const resumed = after !== null && (after === position || missed[0]?.desk.position === after + 1);
      this.#told = resumed ? after : position;
      this.#send({ kind: 'hello', staff: this.#staff, cursor: this.#told, resumed });
      while (resumed && missed.length > 0 && this.#open) {
        for (const item of missed) {
          await this.#drained();
          await this.#tellStored(item);
        }
        missed = await store.deskNewsAfter(this.#told, pageSize);
      }
      const early = this.#early ?? [];
      this.#early = null;
      for (const item of early) this.hear(item);
      this.#tellTeam();
    } catch {
      this.#socket.close(tryAgain, 'try again');
    }
  }

  hear(item: FeedItem): void {
    if (this.#early !== null) return void this.#early.push(item);
    if (item.kind === 'team') {
      if (this.#needs.desk.around(this.#staff).includes(item.libraryId)) this.#tellTeam();
    } else if (item.kind === 'typing' || item.kind === 'read') {
      this.#tellPassing(item);
    } else if (this.#line === null && this.#known.get(item.desk.requestId) !== undefined) {
      void this.#tellStored(item);
    } else {
      // A request that is not known has to be read first; what comes meanwhile waits behind it.
      const line = (this.#line ?? Promise.resolve()).then(() => this.#tellStored(item)).catch(() => this.#socket.close(tryAgain, 'try again'));
      this.#line = line;
      void line.then(() => { if (this.#line === line) this.#line = null; });
    }
  }

  /** Ends a socket that nobody answers on, or whose staff member may no longer listen. @returns whether somebody has answered. */
  beat(whoIs: () => Promise<{ staff: StaffMember }>): boolean {
    if (!this.#alive) {
      this.#socket.terminate();
      return false;
    }
    this.#alive = false;
    this.#socket.ping();
    // Whose browser died has said nothing: the others see it now.
    this.#tellTeam();
    void this.#check(whoIs);
    return true;
  }

  async #check(whoIs: () => Promise<{ staff: StaffMember }>): Promise<void> {
    try {
      const { staff } = await whoIs();
      assertMay('queue', staff);
      if (staff.libraryId !== this.#staff.libraryId) throw new HouseError('NotSignedIn');
    } catch (error) {
      // A store that does not answer for a moment signs nobody out.
      if (error instanceof HouseError) this.#socket.close(sessionEnded, 'session over');
    }
  }

  #listen(text: string): void {
    if (text.length > longestFrame) return;
    const said = DeskWatch.safeParse(parsed(text));
    if (said.success) this.#watched = said.data.watch;
  }

  async #tellStored(item: PlacedNews): Promise<void> {
    const { position, requestId } = item.desk;
    if (position <= this.#told) return;
    this.#told = position;
    if (item.kind === 'request') {
      if (this.#known.learn(item.request) && this.#maySee(item.request)) this.#send({ kind: 'request', cursor: position, request: QueueItem.parse(item.request) });
      return;
    }
    const request = this.#known.get(requestId) ?? await this.#find(requestId);
    if (request === undefined || !this.#follows(request)) return;
    if (item.kind === 'note') return this.#send({ kind: 'note', cursor: position, note: item.note });
    const last = item.rows.at(-1);
    // Until the last row has come the place is not reached: a line that breaks between two rows brings all of them again.
    for (const row of item.rows) this.#send({ kind: 'activity', cursor: row === last ? position : position - 1, requestId, watermark: row.watermark, activity: row.activity });
  }

  #tellPassing(item: Extract<FeedItem, { kind: 'typing' | 'read' }>): void {
    const request = this.#known.of(item.conversationId);
    if (request === undefined || !isOpen(request) || !this.#maySee(request)) return;
    const own = item.role === 'librarian' && request.claimedBy?.id === this.#staff.id;
    if (item.kind === 'typing' && !own) this.#send({ kind: 'typing', requestId: request.id, who: item.role });
    if (item.kind === 'read' && this.#follows(request)) this.#send({ kind: 'read', requestId: request.id, who: item.role, watermark: item.watermark });
  }

  /** Tells who is there where that has changed; at most one question is under way, and the newest answer counts. */
  #tellTeam(): void {
    if (this.#early !== null) return;
    this.#team.again = true;
    if (!this.#team.asking) void this.#askTeam();
  }

  async #askTeam(): Promise<void> {
    this.#team.asking = true;
    while (this.#team.again && this.#open) {
      this.#team.again = false;
      const team = await this.#needs.desk.team(this.#staff).catch(() => null);
      const text = JSON.stringify(team);
      if (team === null || text === this.#team.sent) continue;
      this.#team.sent = text;
      this.#send({ kind: 'team', team });
    }
    this.#team.asking = false;
  }

  async #find(requestId: string): Promise<HandoffRequest | undefined> {
    const request = await this.#needs.store.request(requestId);
    if (request !== undefined) this.#known.learn(request);
    return request;
  }

  #maySee(request: HandoffRequest): boolean {
    return this.#needs.desk.maySee(request, this.#staff);
  }

  /** What is said is told to who has the conversation, or had it when it ended, and to who looks at it. */
  #follows(request: HandoffRequest): boolean {
    return this.#maySee(request) && (request.claimedBy?.id === this.#staff.id || request.id === this.#watched);
  }

  /** Waits until the client has read most of what was sent. */
  async #drained(): Promise<void> {
    while (this.#open && this.#socket.bufferedAmount > bufferLimit / 2) await new Promise((resolve) => setTimeout(resolve, drainPause));
  }

  get #open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  #send(news: DeskNews): void {
    if (!this.#open) return;
    if (this.#socket.bufferedAmount > bufferLimit) return this.#socket.terminate();
    this.#socket.send(JSON.stringify(news));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds).unref();
  return () => clearInterval(timer);
}

function later(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds).unref();
  return () => clearTimeout(timer);
}
