const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });
let newest = { minute: Number.NaN, day: '' };

/** The local date in Denmark, YYYY-MM-DD. Formatting is slow and days begin on a full minute, so each minute is formatted once. */
export function danishDay(date: Date): string {
  const minute = Math.floor(date.getTime() / 60_000);
  if (minute !== newest.minute) newest = { minute, day: format.format(date) };
  return newest.day;
}
