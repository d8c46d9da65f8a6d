import type { Pending } from './state.ts';

/**
 * What one librarian has not finished, in this tab alone: it outlives a reload, a crash of the
 * page and a session that ends. A full or forbidden storage is no reason to stop: memory takes over.
 */
export interface Kept {
  draft(requestId: string): string;
  keepDraft(requestId: string, text: string): void;
  /** Answers nobody has confirmed. */
  unsent(requestId: string): Pending[];
  keepUnsent(requestId: string, pending: readonly Pending[]): void;
  /** The conversation that was on the screen. */
  selected(): string | null;
  keepSelected(requestId: string): void;
}

type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const memory = new Map<string, string>();

/** A browser that forbids storage throws at the mere name of it. */
function drawer(): Drawer | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

export function keptBy(staffId: string, storage: Drawer | null = drawer()): Kept {
  const name = (what: string): string => `desk:${staffId}:${what}`;
  const get = (what: string): string | null => memory.get(name(what)) ?? storage?.getItem(name(what)) ?? null;
  const set = (what: string, value: string | null): void => {
    memory.delete(name(what));
    try {
      if (value === null) storage?.removeItem(name(what));
      else if (storage === null) memory.set(name(what), value);
      else storage.setItem(name(what), value);
    } catch {
      if (value !== null) memory.set(name(what), value);
    }
  };
  return {
    draft: (requestId) => get(`draft:${requestId}`) ?? '',
    keepDraft: (requestId, text) => set(`draft:${requestId}`, text === '' ? null : text),
    unsent: (requestId) => unsentIn(get(`unsent:${requestId}`)),
    keepUnsent: (requestId, pending) => set(`unsent:${requestId}`, pending.length === 0 ? null : JSON.stringify(pending.map(({ id, text }) => ({ id, text })))),
    selected: () => get('selected'),
    keepSelected: (requestId) => set('selected', requestId),
  };
}

/** Whether they arrived is not known any more; sent again, they count once. */
function unsentIn(stored: string | null): Pending[] {
  try {
    return (JSON.parse(stored ?? '[]') as { id: string; text: string }[]).map(({ id, text }) => ({ id, text, state: 'failed' }));
  } catch {
    return [];
  }
}
