import { z } from 'zod';
import type { Language } from '../common/language.ts';
import { Service } from './guide.ts';
import da from './messages/da.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };

/** A notice that a service is down. While it lasts, greetings and the guides that depend on the service say so. */
export const Outage = z.object({
  id: z.string().min(1).max(100),
  service: Service,
  /** Null: for all libraries of the installation. */
  libraryId: z.string().nullable(),
  /** ISO 8601, UTC. */
  from: z.iso.datetime(),
  /** When it is expected to work again; null: until it is lifted. */
  until: z.iso.datetime().nullable(),
  /** The editor's own sentences in the place of the usual ones. */
  words: z.object({ da: z.string().min(1).max(400), en: z.string().min(1).max(400) }).nullable(),
});
export type Outage = z.infer<typeof Outage>;

const messages: Record<Language, typeof da> = { da, en };

/** Those that hold at this moment in this library, the oldest first. */
export function outagesNow(outages: readonly Outage[], now: Date, libraryId: string): Outage[] {
  const at = now.toISOString();
  return outages
    .filter((each) => (each.libraryId === null || each.libraryId === libraryId) && each.from <= at && (each.until === null || each.until > at))
    .sort((one, two) => (one.from < two.from ? -1 : 1));
}

/** The notice as citizens read it, with the time at which the service is expected back. */
export function outageNotice({ service, words, until }: Outage, language: Language): string {
  const say = messages[language];
  const sentence = words?.[language] ?? say[`outage.${service}`];
  return until === null ? sentence : `${sentence} ${say['outage.until'].replace('{time}', () => timeInWords(until, language))}`;
}

/** A moment as people in Denmark write it: »24. november kl. 12.00«, “24 November at 12:00”. */
function timeInWords(moment: string, language: Language): string {
  const zone = { timeZone: 'Europe/Copenhagen' } as const;
  const locale = language === 'da' ? 'da-DK' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...zone }).format(new Date(moment));
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone }).format(new Date(moment));
  return messages[language]['outage.time'].replace('{day}', () => day).replace('{time}', () => time);
}
