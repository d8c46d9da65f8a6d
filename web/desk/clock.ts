/** How far the service's clock is ahead of this computer's, in milliseconds. */
let ahead = 0;
/** A `Date` header counts whole seconds, and travels: what is less tells nothing. */
const doubt = 2000;

/** Learns the service's time from an answer's `Date` header. */
export function learnTime(date: string | null, now = Date.now()): void {
  const found = Date.parse(date ?? '') - now;
  if (!Number.isNaN(found)) ahead = Math.abs(found) < doubt ? 0 : found;
}

/** The service's time as far as it is known, milliseconds since 1970: what it has set a time for ends by its clock. */
export const serviceNow = (now = Date.now()): number => now + ahead;

/** Whole seconds until a time (ISO 8601) of the service, at least 0. */
export const secondsUntil = (at: string, now: number): number => Math.max(0, Math.ceil((Date.parse(at) - serviceNow(now)) / 1000));
