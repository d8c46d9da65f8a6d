import { languageOf, wordsIn, type DeskLanguage, type Words } from '../../words.ts';

const services = ['mitid', 'borger-dk', 'digital-post', 'sundhed-dk', 'skat', 'library-login'] as const;

export const serviceWords = (words: Words, service: string): string => {
  const known = services.find((each) => each === service);
  return known === undefined ? service : words(`outage.service.${known}`);
};

/** What citizens read of a notice before it is set, in a language of theirs; as the service itself says it. */
export function noticePreview(language: DeskLanguage, { service, until, own }: { service: string; until: string | null; own: string | null }): string {
  const words = wordsIn(language);
  const known = services.find((each) => each === service);
  const sentence = own ?? (known === undefined ? '' : words(`outage.usual.${known}`));
  return until === null ? sentence : `${sentence} ${words('outage.usual.until', { time: timeInWords(words, until) })}`;
}

function timeInWords(words: Words, until: string): string {
  const zone = { timeZone: 'Europe/Copenhagen' } as const;
  const locale = languageOf(words) === 'da' ? 'da-DK' : 'en-GB';
  const moment = new Date(until);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...zone }).format(moment);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone }).format(moment);
  return words('outage.usual.time', { day, time });
}
