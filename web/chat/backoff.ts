/** The longest wait between two tries, in milliseconds. */
const longest = 15_000;

/**
 * How long to wait before the next try: twice as long each time, and spread, so that
 * a restarted service is not asked by everybody in the same moment.
 * @param failures tries that failed in a row, from 1
 * @param random from 0 to 1
 */
export function backoff(failures: number, random: number): number {
  const whole = Math.min(longest, 500 * 2 ** (failures - 1));
  return Math.round(whole * (0.5 + random / 2));
}
