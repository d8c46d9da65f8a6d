import { backoff } from './backoff.ts';
import type { Credential } from './credential.ts';
import { LineError, type DirectLine, type Heard, type Joined, type Rating } from './directline.ts';
import { openStream, type SocketLike, type Stream } from './socket.ts';

/** `connecting` until the first success and for a moment after a break; `over` and `moved` (to another screen) are for good. */
export type LineState = 'connecting' | 'online' | 'offline' | 'over' | 'moved';

export interface ConnectionNeeds {
  line: DirectLine;
  credential: Credential;
  newSocket(url: string): SocketLike;
  now(): number;
  random(): number;
  after(milliseconds: number, task: () => void): () => void;
  /** Everything up to here has arrived. */
  watermark(): string;
  onHeard(heard: Heard): void;
  onState(state: LineState): void;
}

export type SendResult = 'sent' | 'later' | 'refused' | 'over';

/** Between two polls where WebSockets do not get through, in milliseconds. */
const pollPause = { soon: 1_200, calm: 4_000 };
/** How long polls stand in before a WebSocket is tried again. */
const pollSpell = 60_000;
/** A stream that opens slower than this gets help from polls. */
const slowOpening = 1_000;
/** The service gives a sign of life every 20 seconds. */
const silence = 45_000;

/**
 * Keeps one conversation's line open: joins, listens (WebSocket, else polls), and after
 * every break comes back with the watermark, so that nothing is missed.
 */
export class Connection {
  readonly #needs: ConnectionNeeds;
  #state: LineState = 'connecting';
  #joined = false;
  #stopped = false;
  #stream: Stream | null = null;
  #wake: () => void = () => undefined;
  #busyUntil = 0;

  constructor(needs: ConnectionNeeds) {
    this.#needs = needs;
  }

  /** Runs until the conversation is over or `stop` is called. */
  async run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      try {
        await this.#listen(await this.#join());
        failures = 0;
        if (this.#state === 'online' && !this.#stopped) this.#tell('connecting');
        await this.#pause(this.#needs.random() * 300);
      } catch (error) {
        if (this.#stopped) return;
        if (isOver(error)) return this.#end(error);
        failures += 1;
        if (error instanceof LineError && error.status === 401) this.#needs.credential.drop();
        // An old token is no broken line: the kept credential buys a new one at once.
        if (failures > 1 || !(error instanceof LineError) || error.status !== 401) this.#tell('offline');
        const asked = error instanceof LineError ? error.retryAfter : 0;
        await this.#pause(Math.max(asked, backoff(failures, this.#needs.random())));
      }
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#stream?.end();
    this.#needs.credential.drop();
    this.#wake();
  }

  /** The world has changed (network back, page shown again): do not wait any longer. */
  nudge(): void {
    if (this.#stream?.state === 'open' && this.#needs.now() - this.#stream.heardAt > silence / 2) this.#stream.end();
    this.#wake();
  }

  /** The line is broken whatever the socket says: comes back and reads on from the watermark. */
  restart(): void {
    this.#stream?.end();
    this.#wake();
  }

  async send(activity: object): Promise<SendResult> {
    this.#busyUntil = this.#needs.now() + 15_000;
    try {
      const { token, conversationId } = await this.#needs.credential.get();
      await this.#needs.line.say(token, conversationId, activity);
      this.#wake();
      return 'sent';
    } catch (error) {
      if (isOver(error)) {
        this.#end(error);
        return 'over';
      }
      if (!(error instanceof LineError)) return 'later';
      if (error.status === 401) {
        this.#needs.credential.drop();
        this.restart();
      }
      return [400, 413, 415].includes(error.status) ? 'refused' : 'later';
    }
  }

  /** How the help was; also when the conversation is over. @returns whether it came through. */
  async rate(rating: Rating): Promise<boolean> {
    try {
      const { token } = await this.#needs.credential.get();
      await this.#needs.line.rate(token, rating);
      return true;
    } catch {
      return false;
    } finally {
      if (this.#stopped) this.#needs.credential.drop();
    }
  }

  async #join(): Promise<Joined> {
    const { line, credential, watermark } = this.#needs;
    const { token, conversationId } = await credential.get();
    const joined = this.#joined ? await line.reconnect(token, conversationId, watermark()) : await line.join(token);
    this.#joined = true;
    credential.take(joined);
    return joined;
  }

  /** @returns when the stream has ended, or polls have stood in for a while; throws when nothing gets through. */
  async #listen({ streamUrl }: Joined): Promise<void> {
    const { now } = this.#needs;
    const began = now();
    // What the socket brings again is known by its id; what was said while it was closed must be here before anything is sent again.
    if (this.#needs.watermark() !== '') await this.#poll();
    const stream = this.#stream = openStream(streamUrl ?? '', this.#needs.newSocket, now, this.#needs.onHeard);
    try {
      await Promise.race([stream.settled, this.#pause(slowOpening)]);
      while (!this.#stopped) {
        if (stream.state === 'open') {
          this.#tell('online');
          return await this.#watch(stream);
        }
        await this.#poll();
        this.#tell('online');
        if (now() - began > pollSpell) return;
        const pause = this.#pause(now() < this.#busyUntil ? pollPause.soon : pollPause.calm);
        await (stream.state === 'opening' ? Promise.race([stream.settled, pause]) : pause);
      }
    } finally {
      stream.end();
    }
  }

  /** Ends a stream that has gone silent, as a socket does that nobody closed. */
  async #watch(stream: Stream): Promise<void> {
    let cancel: () => void = () => undefined;
    const look = (): void => {
      if (this.#needs.now() - stream.heardAt > silence) stream.end();
      else cancel = this.#needs.after(silence / 3, look);
    };
    look();
    await stream.ended;
    cancel();
  }

  async #poll(): Promise<void> {
    const { token, conversationId } = await this.#needs.credential.get();
    for (;;) {
      const before = this.#needs.watermark();
      const heard = await this.#needs.line.hear(token, conversationId, before);
      if (this.#stopped) return;
      this.#needs.onHeard(heard);
      if (heard.activities.length === 0 || this.#needs.watermark() === before) return;
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#needs.after(milliseconds, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  #end(error: unknown): void {
    this.stop();
    this.#tell(error instanceof LineError && error.code === 'ConversationMoved' ? 'moved' : 'over');
  }

  #tell(state: LineState): void {
    if (state === this.#state || this.#state === 'over' || this.#state === 'moved') return;
    this.#state = state;
    this.#needs.onState(state);
  }
}

const isOver = (error: unknown): boolean => error instanceof LineError && (error.status === 403 || (error.status === 404 && error.code !== 'LibraryNotFound'));
