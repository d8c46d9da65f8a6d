import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** So near the end, in pixels, counts as being there. */
const nearEnd = 80;
/** So much of a turn below the window, in pixels, is worth a word. */
const hidden = 24;
const scrollKeys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '];
/** Left free above a turn, in pixels. */
const margin = 14;

export interface Scroll {
  scroller: RefObject<HTMLDivElement | null>;
  /** What stands below what is in sight: something new, the rest of a long turn, or nothing. */
  below: 'new' | 'rest' | null;
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
  const [below, setBelow] = useState<Scroll['below']>(null);

  /** Shows the newest turn from its beginning, or to its end where it fits. */
  const showTurn = (): void => {
    const box = scroller.current;
    const [turn, end] = [box?.querySelector('[data-turn]'), box?.querySelector('[data-end]')];
    if (box === null || turn === null || turn === undefined || end === null || end === undefined) return;
    following.current = true;
    const view = viewOf(box);
    const top = view.scrollTop + turn.getBoundingClientRect().top - topOf(box, view);
    const last = view.scrollTop + end.getBoundingClientRect().bottom - topOf(box, view) - view.clientHeight;
    view.scrollTop = Math.min(top - margin, last);
    setBelow(last > top - margin + hidden ? 'rest' : null);
  };

  const toEnd = (): void => {
    const box = scroller.current;
    if (box === null) return;
    const view = viewOf(box);
    view.scrollTop = view.scrollHeight;
    following.current = true;
    setBelow(null);
  };

  useLayoutEffect(() => {
    if (own || following.current) showTurn();
    else setBelow('new');
  }, [newest]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const look = (): void => {
      const view = viewOf(box);
      const end = box.querySelector('[data-end]')?.getBoundingClientRect().bottom ?? 0;
      following.current = end - topOf(box, view) - view.clientHeight < nearEnd;
      if (following.current) setBelow(null);
    };
    // Only a person's own scrolling decides whether to follow; the page's own does not fire these.
    const onKey = ({ key, target }: KeyboardEvent): void => {
      if (scrollKeys.includes(key) && !(target instanceof HTMLTextAreaElement)) look();
    };
    const onPointer = ({ target }: PointerEvent): void => { if (target === box || target === document.documentElement) look(); };
    addEventListener('wheel', look, { passive: true });
    addEventListener('touchmove', look, { passive: true });
    addEventListener('keyup', onKey);
    addEventListener('pointerup', onPointer);
    const size = new ResizeObserver(() => { if (following.current) showTurn(); });
    size.observe(box);
    return () => {
      removeEventListener('wheel', look);
      removeEventListener('touchmove', look);
      removeEventListener('keyup', onKey);
      removeEventListener('pointerup', onPointer);
      size.disconnect();
    };
  }, []);

  return { scroller, below, toEnd };
}

/** What scrolls: the conversation, or the whole page where that is magnified. */
const viewOf = (box: HTMLElement): Element =>
  (getComputedStyle(box).overflowY === 'visible' ? (document.scrollingElement ?? document.documentElement) : box);

const topOf = (box: HTMLElement, view: Element): number => (view === box ? box.getBoundingClientRect().top : 0);
