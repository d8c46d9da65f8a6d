import type { CardAction } from '../../common/activity.ts';
import { maskSecrets } from '../../common/secrets.ts';
import { Connection, type LineState } from './connection.ts';
import { Credential } from './credential.ts';
import { directLine, type DirectLine, type Heard, type Rating } from './directline.ts';
import type { Keeping } from './keeping.ts';
import type { Language } from './language.ts';
import { echoes, emptyLog, isEnded, placeIn, readIn, receive, withMasked, type Log, type Place } from './log.ts';
import { add, again, echoed, next, posted, refused, unsentOf, type Outbox, type Unsent } from './outbox.ts';
import type { SocketLike } from './socket.ts';

/** The longest text the service takes, in UTF-16 units. */
export const textLimit = 4000;
/** An echo that is so late has got lost with its line, in milliseconds. */
const echoPatience = 20_000;
/** The tab that wrote a message has so long to send it before another one does. */
const adoptPause = 4_000;
const typingPause = 3_000;
const typingShown = 5_000;

export interface Snapshot {
  log: Log;
  outbox: Outbox;
  line: LineState;
  /** The place in the queue; null where nobody has said. */
  place: Place | null;
  /** A librarian writes right now. */
  typing: boolean;
  /** Up to where a librarian has read. */
  read: number;
  /** The kept conversation could not be continued, so this is a new one. */
  replaced: boolean;
  /** The code that should have brought a conversation here was of no use. */
  unmoved: boolean;
  /** Words that a new conversation finds in the input, because the old one could not take them. */
  leftOver: string;
}

/** What a session needs of the browser. */
export interface Surroundings {
  origin: string;
  fetch: typeof globalThis.fetch;
  newSocket(url: string): SocketLike;
  now(): number;
  random(): number;
  newId(): string;
  after(milliseconds: number, task: () => void): () => void;
  alone<T>(task: () => Promise<T>): Promise<T>;
}

export interface Session {
  snapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  start(): void;
  stop(): void;
  /** Masks secrets, then sends; what cannot be sent now waits. */
  write(text: string): void;
  press(action: Pick<CardAction, 'text' | 'value'>): void;
  /** The citizen types; the librarian sees it. */
  type(): void;
  /** The citizen has seen what stands up to this place; the librarian is told once. */
  markRead(place: number): void;
  /** How a librarian's help was. @returns whether it came through. */
  rate(rating: Rating): Promise<boolean>;
  nudge(): void;
  restart(): void;
  /** Leaves this conversation for a new one. */
  startOver(): void;
}

/** One citizen's conversation in the browser: line, log and outbox in one state that components draw. */
export function createSession({ library, language, kiosk, seat = null, moveCode = null, preview = null, keeping, around }: { library: string; language: Language; kiosk: boolean; seat?: { branch: string; computer: string } | null; moveCode?: string | null; preview?: string | null; keeping: Keeping; around: Surroundings }): Session {
  const line: DirectLine = directLine(around.origin, around.fetch);
  const listeners = new Set<() => void>();
  const fresh: Snapshot = { log: emptyLog, outbox: [], line: 'connecting', place: null, typing: false, read: 0, replaced: false, unmoved: false, leftOver: '' };
  let state = fresh;
  let move = moveCode === null ? undefined : { code: moveCode, taker: around.newId() };
  let connection: Connection | null = null;
  let sending = false;
  let typedAt = 0;
  let marked = 0;
  let stopTyping = (): void => undefined;

  const change = (part: Partial<Snapshot>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };

  function connect(): void {
    const mine: Connection = new Connection({
      line,
      credential: new Credential({
        line,
        keeping,
        wish: { library, lang: language, kiosk, ...seat, ...(preview === null ? {} : { preview }) },
        alone: (task) => around.alone(task),
        begun: () => state.log.entries.length > 0,
        move: move ?? null,
        unmoved: () => change({ unmoved: true }),
        replaced: () => change({ replaced: true }),
        after: (milliseconds, task) => around.after(milliseconds, task),
      }),
      newSocket: (url) => around.newSocket(url),
      now: () => around.now(),
      random: () => around.random(),
      after: (milliseconds, task) => around.after(milliseconds, task),
      watermark: () => state.log.watermark,
      onHeard: (heard) => { if (connection === mine) hear(heard); },
      onState: (lineState) => { if (connection === mine) onLine(lineState); },
    });
    connection = mine;
    void mine.run();
  }

  function onLine(lineState: LineState): void {
    if (lineState === 'moved') {
      // It belongs to the other screen now; nothing of it stays on this one.
      keeping.keepResume(null);
      keeping.changeUnsent(() => []);
      return change({ ...fresh, line: lineState });
    }
    change(lineState === 'online' ? { line: lineState } : { line: lineState, outbox: again(state.outbox) });
    if (lineState === 'online') void flush();
  }

  function hear({ activities, watermark }: Heard): void {
    const came = echoes(activities);
    const outbox = echoed(state.outbox, came);
    if (came.length > 0) keeping.changeUnsent((stored) => stored.filter(({ id }) => !came.includes(id)));
    const place = activities.map(placeIn).findLast((each) => each !== undefined);
    if (place !== undefined) change({ place });
    const read = Math.max(state.read, ...activities.flatMap((activity) => readIn(activity) ?? []));
    if (read !== state.read) change({ read });
    const log = receive(state.log, withMasked(activities, (id) => state.outbox.find((each) => each.id === id)?.masked), watermark);
    const spoke = activities.some(({ type, from }) => type === 'message' && from.role !== 'user');
    if (activities.some(({ type, from }) => type === 'typing' && from.role !== 'user')) showTyping();
    if (log !== state.log || outbox !== state.outbox) change({ log, outbox, ...(spoke ? { typing: false } : {}) });
    if (isEnded(log) && state.line !== 'over') {
      connection?.stop();
      onLine('over');
    }
  }

  function showTyping(): void {
    stopTyping();
    change({ typing: true });
    stopTyping = around.after(typingShown, () => change({ typing: false }));
  }

  function put(message: Unsent): void {
    keeping.changeUnsent((stored) => [...stored, message]);
    change({ outbox: add(state.outbox, message) });
    void flush();
  }

  /** One at a time, in order; a message that must wait lets the others wait behind it. */
  async function flush(): Promise<void> {
    if (sending || state.line !== 'online') return;
    sending = true;
    try {
      for (let message = next(state.outbox); message !== undefined && state.line === 'online'; message = next(state.outbox)) {
        const { id, text, value } = message;
        const mine = connection;
        const result = await mine?.send({
          type: 'message',
          from: { id: 'citizen', role: 'user' },
          text,
          textFormat: 'plain',
          ...(value === undefined ? {} : { value }),
          channelData: { clientActivityID: id },
        });
        if (mine !== connection || result === 'over') return;
        if (result === 'later') {
          around.after(2_000, () => void flush());
          return;
        }
        if (result === 'refused') keeping.changeUnsent((stored) => stored.filter((each) => each.id !== id));
        change({ outbox: result === 'refused' ? refused(state.outbox, id) : posted(state.outbox, id) });
        around.after(echoPatience, () => { if (state.outbox.some((each) => each.id === id && each.state === 'posted')) connection?.restart(); });
      }
    } finally {
      sending = false;
    }
  }

  /** Another tab, or this one before it was loaded again, has written these; whoever can, sends them. */
  function adopt(): void {
    const came = new Set(echoes(state.log.entries.map(({ activity }) => activity)));
    change({ outbox: keeping.unsent().filter(({ id }) => !came.has(id)).reduce(add, state.outbox) });
    around.after(adoptPause, () => void flush());
  }

  return {
    snapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      adopt();
      keeping.onOtherTab(adopt);
      connect();
    },
    stop: () => connection?.stop(),
    write(raw) {
      const { text, found } = maskSecrets(raw.trim().slice(0, textLimit));
      if (text !== '') put({ id: around.newId(), text, masked: found });
    },
    press: ({ text, value }) => put({ id: around.newId(), text, value, masked: [] }),
    type() {
      if (state.line !== 'online' || around.now() - typedAt < typingPause) return;
      typedAt = around.now();
      void connection?.send({ type: 'typing', from: { id: 'citizen', role: 'user' } });
    },
    markRead(watermark) {
      if (state.line !== 'online' || watermark <= marked) return;
      marked = watermark;
      void connection?.send({ type: 'event', name: 'conversation.read', from: { id: 'citizen', role: 'user' }, value: { watermark } });
    },
    rate: async (rating) => (await connection?.rate(rating)) ?? false,
    nudge: () => connection?.nudge(),
    restart: () => connection?.restart(),
    startOver() {
      const old = connection;
      const leftOver = unsentOf(state.outbox).filter(({ value }) => value === undefined).map(({ text }) => text).join('\n');
      move = undefined;
      keeping.keepResume(null);
      keeping.changeUnsent(() => []);
      marked = 0;
      change({ ...fresh, leftOver });
      connect();
      old?.stop();
    },
  };
}
