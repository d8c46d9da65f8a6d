import type { WebSocket } from 'ws';
import { QueueItem, type DeskNews, type StaffMember } from '../../common/desk-api.ts';
import { HouseError } from '../../common/errors.ts';
import type { NewsItem } from '../../bot/ports.ts';
import type { Call, SocketRoute } from '../route.ts';
import { tokenOf } from './cookie.ts';
import { KnownRequests } from './known.ts';
import { assertMayUseQueue, type DeskNeeds } from './needs.ts';
import { assertOwnOrigin } from './origin.ts';

/** Between two signs of life, in milliseconds. */
const heartbeat = 25_000;
/** A browser that does not read so many bytes is ended; it comes back and loads everything again. */
const bufferLimit = 1024 * 1024;
/** Close codes: signing in again helps; coming back later helps. */
export const sessionEnded = 4401;
const tryAgain = 1011;

/**
 * `/api/desk/stream`: news of the staff member's own library. From `hello` on nothing is
 * left out, so a client loads the queue and its open requests when it gets that.
 */
export function deskStream(needs: DeskNeeds): SocketRoute {
  const { identity, publicUrl, now, duty } = needs;
  /** Open desks of each librarian in this process; whoever closes the last one has left. */
  const desks = new Map<string, number>();
  const seen = ({ id, libraryId }: StaffMember): void => void duty.seenAtDesk(id, libraryId, now().toISOString()).catch(() => undefined);
  const leave = ({ id }: StaffMember): void => {
    const left = (desks.get(id) ?? 1) - 1;
    if (left > 0) return void desks.set(id, left);
    desks.delete(id);
    // Whoever is not struck off now is no longer counted after a minute.
    void duty.leftDesk(id).catch(() => undefined);
  };
  return {
    path: /^\/api\/desk\/stream$/,
    async accept(call: Call) {
      assertOwnOrigin(call, publicUrl);
      const token = tokenOf(call);
      const { staff, expiresAt } = await identity.whoIs(token);
      assertMayUseQueue(staff);
      return (socket) => {
        const stream = new DeskStream(needs, staff, socket);
        const stops = [
          needs.outbox.subscribe((item) => stream.hear(item)),
          identity.onSignOut((ended) => { if (ended === token) socket.close(sessionEnded, 'signed out'); }),
          every(heartbeat, () => {
            void stream.beat(() => identity.whoIs(token));
            seen(staff);
          }),
          after(expiresAt.getTime() - now().getTime(), () => socket.close(sessionEnded, 'session over')),
        ];
        socket.on('close', () => { for (const stop of stops) stop(); leave(staff); });
        desks.set(staff.id, (desks.get(staff.id) ?? 0) + 1);
        seen(staff);
        void stream.begin();
      };
    },
  };
}

/** One open desk. */
class DeskStream {
  readonly #needs: DeskNeeds;
  readonly #staff: StaffMember;
  readonly #socket: WebSocket;
  readonly #known = new KnownRequests();
  #begun = false;
  #alive = true;

  constructor(needs: DeskNeeds, staff: StaffMember, socket: WebSocket) {
    this.#needs = needs;
    this.#staff = staff;
    this.#socket = socket;
    socket.on('pong', () => { this.#alive = true; });
  }

  /** Learns which conversations belong to which requests, and says hello. */
  async begin(): Promise<void> {
    try {
      for (const request of await this.#needs.desk.queue(this.#staff)) this.#known.learn(request);
      this.#begun = true;
      this.#send({ kind: 'hello', staff: this.#staff });
    } catch {
      this.#socket.close(tryAgain, 'try again');
    }
  }

  hear(item: NewsItem): void {
    if (item.kind === 'request') {
      const { request } = item;
      if (request.libraryId !== this.#staff.libraryId || !this.#known.learn(request)) return;
      return this.#send({ kind: 'request', request: QueueItem.parse(request) });
    }
    const request = this.#known.of(item.conversationId);
    if (request?.claimedBy !== this.#staff.id) return;
    if (item.kind === 'activities') {
      for (const { activity } of item.rows) this.#send({ kind: 'activity', requestId: request.id, activity });
    } else if (item.role === 'citizen') {
      this.#send({ kind: 'typing', requestId: request.id });
    }
  }

  /** Ends a socket that nobody answers on, or whose staff member may no longer listen. */
  async beat(whoIs: () => Promise<{ staff: StaffMember }>): Promise<void> {
    if (!this.#alive) return this.#socket.terminate();
    this.#alive = false;
    this.#socket.ping();
    try {
      const { staff } = await whoIs();
      assertMayUseQueue(staff);
      if (staff.libraryId !== this.#staff.libraryId) throw new HouseError('NotSignedIn');
    } catch (error) {
      // A store that does not answer for a moment signs nobody out.
      if (error instanceof HouseError) this.#socket.close(sessionEnded, 'session over');
    }
  }

  #send(news: DeskNews): void {
    if (!this.#begun || this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > bufferLimit) return this.#socket.terminate();
    this.#socket.send(JSON.stringify(news));
  }
}

function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds).unref();
  return () => clearInterval(timer);
}

function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds).unref();
  return () => clearTimeout(timer);
}
