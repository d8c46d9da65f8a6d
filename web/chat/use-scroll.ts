import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** So near the end, in pixels, counts as being there. */
const nearEnd = 80;

export interface Scroll {
  scroller: RefObject<HTMLDivElement | null>;
  /** Something new stands below what is in sight. */
  missed: boolean;
  toEnd(): void;
}

/**
 * Shows each new turn from its beginning, and the end where it fits; but never takes the
 * page from somebody who reads further up.
 * @param newest changes with every new message
 * @param own whether the citizen wrote it
 */
export function useScroll(newest: string, own: boolean): Scroll {
  const scroller = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [missed, setMissed] = useState(false);

  const toEnd = (): void => {
    const box = scroller.current;
    if (box === null) return;
    following.current = true;
    setMissed(false);
    const turn = box.querySelector('[data-turn]');
    const end = box.querySelector('[data-end]');
    if (turn === null || end === null) return;
    end.scrollIntoView({ block: 'end' });
    // A turn taller than the window is read from its top.
    if (turn.getBoundingClientRect().top < Math.max(0, box.getBoundingClientRect().top)) turn.scrollIntoView({ block: 'start' });
  };

  useLayoutEffect(() => {
    if (own || following.current) toEnd();
    else setMissed(true);
  }, [newest]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const isPage = (): boolean => getComputedStyle(box).overflowY === 'visible';
    const look = (): void => {
      const view = isPage() ? document.documentElement : box;
      following.current = view.scrollHeight - view.scrollTop - view.clientHeight < nearEnd;
      if (following.current) setMissed(false);
    };
    // Only a person's own moves decide whether to follow; the page's own do not fire these.
    const moves = ['wheel', 'touchmove', 'keyup', 'pointerup'] as const;
    for (const move of moves) addEventListener(move, look, { passive: true });
    const size = new ResizeObserver(() => { if (following.current) toEnd(); });
    size.observe(box);
    return () => {
      for (const move of moves) removeEventListener(move, look);
      size.disconnect();
    };
  }, []);

  return { scroller, missed, toEnd };
}
