import type { LinkCheck, LinkStore } from './ports.ts';
import type { Shelf } from './shelf.ts';

/** Every address is tried so often, and one after the other with a pause: we are guests there. In milliseconds. */
const [every, pause] = [7 * 24 * 3600_000, 20_000];
/** One that failed is tried again sooner. */
const sooner = 6 * 3600_000;

/** Asks an address. @returns the HTTP status; 0 where nothing answered */
export type Ask = (url: string) => Promise<number>;

/** The addresses of the guides that citizens see. */
const addressesOf = (shelf: Shelf, libraryIds: readonly string[]): string[] =>
  [...new Set(libraryIds.flatMap((id) => shelf.all(id)).flatMap(({ address, steps }) => [address, ...steps.flatMap(({ link }) => link ?? [])]))].sort();

/** Pages that say "not allowed" or "too many" to a program still answer people. */
const answers = (status: number): boolean => (status >= 200 && status < 400) || [401, 403, 405, 406, 429].includes(status);

/** Tries the one address that is most overdue; none where all are fresh. Several instances may each try one now and then. */
export async function checkNextLink({ store, shelf, libraryIds, ask, now }: { store: LinkStore; shelf: Shelf; libraryIds: readonly string[]; ask: Ask; now(): Date }): Promise<LinkCheck | null> {
  const known = new Map((await store.linkChecks()).map((check) => [check.url, check]));
  const dueAt = (url: string): number => {
    const check = known.get(url);
    return check === undefined ? 0 : Date.parse(check.at) + (check.failingSince === null ? every : sooner);
  };
  const [next] = addressesOf(shelf, libraryIds).filter((url) => dueAt(url) <= now().getTime()).sort((one, two) => dueAt(one) - dueAt(two));
  if (next === undefined) return null;
  const status = await ask(next);
  const at = now().toISOString();
  const check: LinkCheck = { url: next, at, status, failingSince: answers(status) ? null : (known.get(next)?.failingSince ?? at) };
  await store.setLinkCheck(check);
  return check;
}

/** Goes on trying addresses, one at a time. */
export function keepLinksChecked(needs: Parameters<typeof checkNextLink>[0], failed: (error: unknown) => void): { close(): void } {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    checkNextLink(needs).catch(failed).finally(() => { busy = false; });
  }, pause);
  timer.unref();
  return { close: () => clearInterval(timer) };
}

/** Asks over the network, as a browser would, for ten seconds at most. */
export const askByFetch: Ask = async (url) => {
  try {
    const answer = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(10_000), headers: { 'User-Agent': 'Mozilla/5.0 (compatible; Selvhjulpen)' } });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
};
