import type { KeyboardEvent } from 'react';

/** Escape closes a part of the page, unless something in it is open that Escape closes first. */
export const onEscape = (close: () => void) => ({ key, target }: KeyboardEvent): void => {
  if (key === 'Escape' && !(target instanceof Element && target.getAttribute('aria-expanded') === 'true')) close();
};

/** Puts the focus on a request in the queue, or on the first one where it has left; after the page has been drawn anew. */
export function focusEntry(requestId: string | null): void {
  setTimeout(() => {
    const entries = [...document.querySelectorAll<HTMLElement>('[data-request]')];
    (entries.find(({ dataset }) => dataset['request'] === requestId) ?? entries[0])?.focus();
  });
}
