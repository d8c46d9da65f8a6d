import { readFrame, type Heard } from './directline.ts';

/** The part of a WebSocket that is used here. */
export interface SocketLike {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  onerror: ((event: Event) => void) | null;
  close(): void;
}

/** An open stream, or one that tries to open. */
export interface Stream {
  state: 'opening' | 'open' | 'ended';
  /** When the last frame or heartbeat came, in milliseconds. */
  heardAt: number;
  /** Resolves when it has opened or ended, whichever is first. */
  settled: Promise<void>;
  ended: Promise<void>;
  end(): void;
}

/** Opens `url`; where WebSockets are forbidden the stream ends at once. */
export function openStream(url: string, newSocket: (url: string) => SocketLike, now: () => number, onHeard: (heard: Heard) => void): Stream {
  let settle = (): void => undefined;
  let finish = (): void => undefined;
  let socket: SocketLike | null = null;
  const stream: Stream = {
    state: 'opening',
    heardAt: now(),
    settled: new Promise((resolve) => { settle = resolve; }),
    ended: new Promise((resolve) => { finish = resolve; }),
    end() {
      if (stream.state === 'ended') return;
      stream.state = 'ended';
      settle();
      finish();
      try {
        socket?.close();
      } catch {
        // It never opened.
      }
    },
  };
  try {
    socket = newSocket(url);
  } catch {
    stream.end();
    return stream;
  }
  socket.onopen = () => {
    if (stream.state !== 'opening') return;
    stream.state = 'open';
    stream.heardAt = now();
    settle();
  };
  socket.onmessage = ({ data }: MessageEvent) => {
    if (stream.state === 'ended') return;
    stream.heardAt = now();
    const heard = readFrame(data);
    if (heard !== null) onHeard(heard);
  };
  socket.onclose = () => stream.end();
  socket.onerror = () => stream.end();
  return stream;
}
