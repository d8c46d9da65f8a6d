import type { Insights } from '../../../../common/insights-api.ts';
import type { Words } from '../../words.ts';
import { minutesWords, numberWords } from './counts.ts';
import { longDay } from './days-words.ts';

/** Each plot's sentence: what it shows, for whoever does not read plots. Hidden counts are told as hidden. */

export function daysInWords(words: Words, { days, totals }: Pick<Insights, 'days' | 'totals'>): string {
  const count = (each: number | null): string => (each === null ? words('insights.hidden-number') : numberWords(words, each));
  const says = words('insights.days.says', { started: count(totals.started), solvedAlone: count(totals.solvedAlone), withLibrarian: count(totals.withLibrarian), givenUp: count(totals.givenUp) });
  const busiest = days.reduce<{ day: string; started: number } | null>((best, { day, started }) => (started !== null && started > (best?.started ?? 0) ? { day, started } : best), null);
  return busiest === null || days.length < 2 ? says : `${says} ${words('insights.days.peak', { day: longDay(words, busiest.day), count: numberWords(words, busiest.started) })}`;
}

/** Only weeks whose three counts can be seen are counted. */
export function selfRelianceInWords(words: Words, weeks: Insights['selfReliance']): string {
  const seen = weeks.flatMap(({ yes, maybe, no }) => (yes === null || maybe === null || no === null ? [] : [{ yes, all: yes + maybe + no }]));
  const all = seen.reduce((sum, each) => sum + each.all, 0);
  if (all === 0) return words(seen.length < weeks.length ? 'insights.alone.says-few' : 'insights.alone.says-none');
  const says = words('insights.alone.says', { percent: Math.round((seen.reduce((sum, { yes }) => sum + yes, 0) / all) * 100) });
  return seen.length < weeks.length ? `${says} ${words('insights.alone.some-hidden')}` : says;
}

export function waitsInWords(words: Words, waits: Insights['waits']): string {
  const latest = waits.findLast(({ medianMinutes }) => medianMinutes !== null);
  if (latest === undefined) return words('insights.waits.says-none');
  // "At most under a minute" is what nobody says.
  const most = (minutes: number | null): string => minutesWords(words, minutes === null ? null : Math.max(1, minutes));
  const median = most(latest.medianMinutes);
  return latest.p90Minutes === null ? words('insights.waits.says-median', { median }) : words('insights.waits.says', { median, p90: most(latest.p90Minutes) });
}

export function guidesInWords(words: Words, guides: Insights['guides']): string {
  const [first] = guides;
  if (first === undefined) return words('insights.guides.none');
  const stops = guides.flatMap(({ title, steps }) => steps.flatMap(({ number, stopped }) => (number === 0 || stopped === null ? [] : [{ title, number, stopped }])));
  const worst = stops.reduce<(typeof stops)[number] | null>((best, stop) => (stop.stopped > (best?.stopped ?? 0) ? stop : best), null);
  const says = [
    ...(first.started === null ? [] : [words('insights.guides.says', { title: first.title, count: numberWords(words, first.started) })]),
    ...(worst === null ? [] : [words('insights.guides.says-stop', { step: worst.number, title: worst.title, count: numberWords(words, worst.stopped) })]),
  ];
  return says.join(' ');
}
