import { useEffect, useRef, type RefObject } from 'react';
import type { Where } from '../../use-place.ts';

/**
 * Whoever goes from one part of the page to another arrives at its heading, once that is there, and not where they have
 * put the focus themselves in the meantime. The first part shown takes no focus.
 * @param heading a selector of the part's heading @param named told the heading's words, where one of many is shown
 */
export function useArrival({ place, id }: Where, page: RefObject<HTMLElement | null>, heading: string, named: (words: string | null) => void): void {
  const first = useRef(true);
  useEffect(() => {
    const container = page.current;
    if (container === null) return undefined;
    const before = document.activeElement;
    const settled = before !== null && before.closest('main') !== null && before.tagName !== 'MAIN' && before.closest('nav') === null;
    let arrived = first.current || settled;
    first.current = false;
    const look = (): void => {
      const found = container.querySelector<HTMLElement>(heading);
      if (found === null) return;
      if (id !== null) named(found.textContent);
      if (!arrived && (document.activeElement === before || document.activeElement === document.body)) {
        found.tabIndex = -1;
        found.focus();
        scrollTo(0, 0);
      }
      arrived = true;
      if (id === null) watch.disconnect();
    };
    const watch = new MutationObserver(look);
    watch.observe(container, { childList: true, characterData: true, subtree: true });
    named(null);
    look();
    return () => watch.disconnect();
  }, [place, id]);
}
