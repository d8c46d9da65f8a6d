import { keepIn, memoryDrawer, type Keeping } from './keeping.ts';
import type { Session, Surroundings } from './session.ts';

/** The browser as a session sees it. */
export function browser(library: string): Surroundings {
  return {
    origin: location.origin,
    fetch: (input, init) => fetch(input, init),
    newSocket: (url) => new WebSocket(url),
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
    after(milliseconds, task) {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
    alone: (task) => {
      // Two tabs that open together must not start two conversations.
      const locks = (navigator as Partial<Navigator>).locks;
      return locks === undefined ? task() : (locks.request(`selvhjulpen:${library}`, task) as ReturnType<typeof task>);
    },
  };
}

/** randomUUID is there on secure pages alone, and a library may try this on a plain address first. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function browserKeeping(library: string, kiosk: boolean): Keeping {
  if (kiosk) return keepIn(memoryDrawer(), library);
  return keepIn(drawer(), library, (listener) => {
    const onStorage = ({ key }: StorageEvent): void => { if (key === `selvhjulpen:${library}:unsent`) listener(); };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  });
}

/** A browser that forbids storage throws at the mere name of it. */
function drawer(): ReturnType<typeof memoryDrawer> {
  try {
    return localStorage;
  } catch {
    return memoryDrawer();
  }
}

/** Lets the session know when the network or the page comes and goes. */
export function watchBrowser(session: Session): void {
  addEventListener('online', () => session.nudge());
  addEventListener('offline', () => session.restart());
  addEventListener('pageshow', ({ persisted }) => { if (persisted) session.restart(); });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') session.nudge(); });
}
