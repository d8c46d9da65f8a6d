/** A desk says that it is open every 25 seconds; one that has been silent so many milliseconds is closed. */
export const seenWithin = 60_000;
/** Whoever comes back within so many milliseconds goes on with what they did before: ready, at the counter, away. */
export const sameShift = 30 * 60_000;

/** Desks that were seen since this time (ISO 8601) are open. @param now milliseconds since 1970 */
export const openSince = (now: number): string => new Date(now - seenWithin).toISOString();
