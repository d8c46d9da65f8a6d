import { useCallback, useEffect, useState } from 'react';
import { chime } from '../chime.ts';
import { keepSound, readSound } from './kept.ts';
import { useLatest } from './use-latest.ts';
import type { Words } from './words.ts';

/** A citizen who has waited so long, in milliseconds, is told of again … */
const longWait = 3 * 60_000;
/** … so often, until somebody takes the conversation. */
const again = 60_000;

export type Notice = 'request' | 'message' | 'offer';

export interface Notices {
  sound: boolean;
  setSound(on: boolean): void;
  /** Whether the browser may show notices beside the page; `ask` where it has not been asked. */
  shown: 'ask' | 'yes' | 'no';
  ask(): void;
  /** Something came. What a notice says names nobody: others may see the screen. */
  tell(notice: Notice): void;
}

/**
 * Sound, and the browser's own notices while the page is out of sight. Whoever has waited long is told of again and again.
 * @param waitingSince when those who wait began to, milliseconds since 1970
 */
export function useNotices(staffId: string, words: Words, waitingSince: readonly number[]): Notices {
  const [sound, keep] = useState(() => readSound(staffId));
  const [shown, setShown] = useState(permission);
  const wanted = useLatest(sound);
  const say = useLatest(words);
  const since = useLatest(waitingSince);

  const tell = useCallback((notice: Notice | 'long'): void => {
    if (wanted.current) chime();
    if (permission() !== 'yes' || document.visibilityState === 'visible') return;
    try {
      const shownNotice = new Notification(say.current('title'), { body: say.current(`notice.${notice}`), tag: notice });
      shownNotice.onclick = () => { window.focus(); shownNotice.close(); };
    } catch {
      // Some browsers allow them from a worker alone; the sound and the title have told.
    }
  }, []);

  useEffect(() => {
    const timer = setInterval(() => { if (since.current.some((at) => Date.now() - at > longWait)) tell('long'); }, again);
    return () => clearInterval(timer);
  }, [tell]);

  return {
    sound,
    setSound(on) {
      keep(on);
      keepSound(staffId, on);
      if (on) chime();
    },
    shown,
    ask: () => void Notification.requestPermission().then(() => setShown(permission())),
    tell,
  };
}

function permission(): Notices['shown'] {
  if (typeof Notification === 'undefined') return 'no';
  return { default: 'ask', granted: 'yes', denied: 'no' }[Notification.permission] as Notices['shown'];
}
