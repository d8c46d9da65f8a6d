/** When a notice ends: after so many hours, at the day's end, at a chosen time, or when somebody ends it. */
export const untilChoices = ['2', '4', 'day', '24', 'chosen', 'open'] as const;
export type UntilChoice = (typeof untilChoices)[number];

/** Those that staff have who may set a notice for so many hours. */
export const choicesFor = (mostHours: number | null): UntilChoice[] => untilChoices.filter((each) => mostHours === null || (each !== 'open' && (Number.isNaN(Number(each)) || Number(each) <= mostHours)));

const [minute, hour] = [60_000, 3600_000];
/** Two clocks differ by a little: nothing is asked for later than the service allows. */
const slack = 5000;

/**
 * The time at which a notice ends (ISO 8601), null for "until it is ended", and undefined where none can be told of what was chosen.
 * @param now the service's time, milliseconds since 1970 @param chosen `YYYY-MM-DDTHH:MM` in the browser's own time
 */
export function untilOf(choice: UntilChoice, chosen: string, now: number): string | null | undefined {
  if (choice === 'open') return null;
  if (choice === 'chosen') {
    const at = Date.parse(chosen);
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  }
  if (choice === 'day') return new Date(new Date(now).setHours(23, 59, 0, 0)).toISOString();
  return new Date(Math.floor((now - slack + Number(choice) * hour) / minute) * minute).toISOString();
}

/** `past` and `late` are what the service would refuse. */
export function untilFault(until: string | null | undefined, mostHours: number | null, now: number): 'missing' | 'past' | 'late' | null {
  if (until === undefined) return 'missing';
  if (until !== null && Date.parse(until) <= now) return 'past';
  return mostHours !== null && (until === null || Date.parse(until) > now + mostHours * hour) ? 'late' : null;
}

/** A time as a field of day and time wants it, in the browser's own time. */
export function fieldTime(time: number): string {
  const moment = new Date(time);
  return new Date(time - moment.getTimezoneOffset() * minute).toISOString().slice(0, 16);
}
