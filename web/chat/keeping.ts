import { readComfort, type Comfort } from './comfort.ts';
import { isLanguage, type Language } from './language.ts';
import type { Unsent } from './outbox.ts';

/** What the browser remembers of a conversation; in memory alone on a public computer. */
export interface Keeping {
  /** The credential that continues the conversation. */
  resume(): string | null;
  keepResume(credential: string | null): void;
  unsent(): Unsent[];
  /** Changes the unsent messages as they are stored now, other tabs' included. */
  changeUnsent(change: (stored: Unsent[]) => Unsent[]): void;
  language(): Language | null;
  keepLanguage(language: Language): void;
  comfort(): Comfort;
  keepComfort(comfort: Comfort): void;
  /** Tells when another tab has changed the unsent messages. */
  onOtherTab(listener: () => void): () => void;
}

type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function memoryDrawer(): Drawer {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** One library's drawer in `drawer`. A full or forbidden storage is no reason to stop: memory takes over. */
export function keepIn(drawer: Drawer, libraryId: string, listen: Keeping['onOtherTab'] = () => () => undefined): Keeping {
  const memory = memoryDrawer();
  const name = (what: string): string => `selvhjulpen:${libraryId}:${what}`;
  const get = (what: string): string | null => {
    try {
      return memory.getItem(name(what)) ?? drawer.getItem(name(what));
    } catch {
      return memory.getItem(name(what));
    }
  };
  const set = (what: string, value: string | null): void => {
    try {
      if (value === null) drawer.removeItem(name(what));
      else drawer.setItem(name(what), value);
      memory.removeItem(name(what));
    } catch {
      if (value === null) memory.removeItem(name(what));
      else memory.setItem(name(what), value);
    }
  };
  const unsent = (): Unsent[] => readUnsent(get('unsent'));
  return {
    resume: () => get('resume'),
    keepResume: (credential) => set('resume', credential),
    unsent,
    changeUnsent(change) {
      const after = change(unsent());
      set('unsent', after.length === 0 ? null : JSON.stringify(after));
    },
    language() {
      const kept = get('language');
      return isLanguage(kept) ? kept : null;
    },
    keepLanguage: (language) => set('language', language),
    comfort: () => readComfort(get('comfort')),
    keepComfort: (comfort) => set('comfort', JSON.stringify(comfort)),
    onOtherTab: listen,
  };
}

function readUnsent(stored: string | null): Unsent[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.filter(isUnsent) : [];
  } catch {
    return [];
  }
}

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'text' in value && typeof value.text === 'string' && 'masked' in value && Array.isArray(value.masked);
