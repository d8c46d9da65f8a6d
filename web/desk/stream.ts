import type { DeskNews } from '../../common/desk-api.ts';

/** The server's word that signing in again is what helps. */
const sessionEnded = 4401;
/** Waits between tries, in milliseconds; the last is repeated. */
const waits = [500, 1000, 2000, 5000, 10_000];

export interface StreamListener {
  /** News; `hello` comes first after every connection: whatever was missed must be loaded then. */
  news(item: DeskNews): void;
  online(yes: boolean): void;
  signedOut(): void;
}

/** Keeps the desk's socket open. @returns what ends it. */
export function openStream(listener: StreamListener): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let ended = false;

  function connect(): void {
    clearTimeout(timer);
    const url = new URL('/api/desk/stream', location.href);
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
  return () => {
    ended = true;
    clearTimeout(timer);
    removeEventListener('online', retryNow);
    removeEventListener('offline', lost);
    socket?.close();
  };
}
