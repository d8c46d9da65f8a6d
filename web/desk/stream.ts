import type { DeskNews, DeskWatch } from '../../common/desk-news.ts';

/** The server's word that signing in again is what helps. */
const sessionEnded = 4401;
/** Waits between tries, in milliseconds; the last is repeated. */
const waits = [500, 1000, 2000, 5000, 10_000];

export interface StreamListener {
  /** The cursor of the newest news that was heard; null before the first. */
  cursor(): number | null;
  /** News; `hello` comes first after every connection, and says whether what was missed follows or must be loaded. */
  news(item: DeskNews): void;
  online(yes: boolean): void;
  signedOut(): void;
}

export interface Stream {
  /** Says which request is on the screen; it has to be said again after each `hello`. */
  watch(requestId: string | null): void;
  close(): void;
}

/** Keeps the desk's socket open, and reads on where it broke. */
export function openStream(listener: StreamListener): Stream {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let ended = false;

  function connect(): void {
    clearTimeout(timer);
    const url = new URL('/api/desk/stream', location.href);
    const cursor = listener.cursor();
    if (cursor !== null) url.searchParams.set('after', String(cursor));
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const mine = new WebSocket(url);
    socket = mine;
    mine.onmessage = ({ data }) => {
      tries = 0;
      listener.online(true);
      listener.news(JSON.parse(String(data)) as DeskNews);
    };
    mine.onclose = ({ code }) => {
      if (ended || socket !== mine) return;
      if (code === sessionEnded) return listener.signedOut();
      again();
    };
  }

  function again(): void {
    const wait = waits[Math.min(tries, waits.length - 1)] ?? 1000;
    tries += 1;
    clearTimeout(timer);
    timer = setTimeout(connect, wait * (0.7 + Math.random() * 0.6));
    listener.online(false);
  }

  // A socket whose network is gone stays open for minutes; the browser knows at once.
  const lost = (): void => {
    const before = socket;
    socket = null;
    before?.close();
    again();
  };

  const retryNow = (): void => {
    if (socket?.readyState === WebSocket.OPEN) return;
    socket?.close();
    connect();
  };
  addEventListener('online', retryNow);
  addEventListener('offline', lost);
  connect();
  return {
    watch(requestId) {
      const said: DeskWatch = { watch: requestId };
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(said));
    },
    close() {
      ended = true;
      clearTimeout(timer);
      removeEventListener('online', retryNow);
      removeEventListener('offline', lost);
      socket?.close();
    },
  };
}
