/** Easter Sunday of a year of the Gregorian calendar, after the anonymous algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return iso(year, Math.floor(days / 31), (days % 31) + 1);
}

const fixed: Record<string, string> = {
  '01-01': 'new-years-day', '06-05': 'constitution-day', '12-24': 'christmas-eve', '12-25': 'christmas-day', '12-26': 'second-christmas-day', '12-31': 'new-years-eve',
};
/** By days after Easter Sunday. */
const movable: Record<number, string> = { [-3]: 'maundy-thursday', [-2]: 'good-friday', 0: 'easter-sunday', 1: 'easter-monday', 39: 'ascension-day', 49: 'whit-sunday', 50: 'whit-monday' };

/**
 * Which Danish holiday a local date (YYYY-MM-DD) is; null on other days. Besides the public
 * holidays those days on which libraries are usually closed: Constitution Day, Christmas Eve,
 * New Year's Eve. Great Prayer Day ended with 2023 (lov nr. 214 af 06/03/2023).
 */
export function holidayOn(date: string): string | null {
  const year = Number(date.slice(0, 4));
  const days = Math.round((Date.parse(date) - Date.parse(easterSunday(year))) / 86_400_000);
  if (days === 26 && year < 2024) return 'great-prayer-day';
  return fixed[date.slice(5)] ?? movable[days] ?? null;
}

export const isHoliday = (date: string): boolean => holidayOn(date) !== null;

const iso = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
