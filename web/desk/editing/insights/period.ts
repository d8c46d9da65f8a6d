import { daysBetween, daysLater } from '../../../../common/local-time.ts';

export const periodKinds = ['weeks', 'quarter', 'year', 'own'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Two days (YYYY-MM-DD), both included. */
export interface Period {
  from: string;
  to: string;
}

/** Days that are shown at once, at most. */
const most = 366;

/** The period that ends today. @param today YYYY-MM-DD */
export function periodOf(kind: Exclude<PeriodKind, 'own'>, today: string): Period {
  return { from: kind === 'weeks' ? daysLater(today, -27) : daysLater(monthsBefore(today, kind === 'quarter' ? 3 : 12), 1), to: today };
}

/** What is wrong with a chosen period; null for nothing. */
export function faultOf({ from, to }: Period, today: string): 'missing' | 'backwards' | 'future' | 'long' | null {
  if (from === '' || to === '') return 'missing';
  if (from > to) return 'backwards';
  if (to > today) return 'future';
  return daysBetween(from, to) >= most ? 'long' : null;
}

/** The same day some months before, or the last one of its month where it has none of that number. */
function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}
