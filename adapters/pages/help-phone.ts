import type { Language } from '../../common/language.ts';
import type { Library } from '../../libraries/library.ts';
import { weekWords } from '../../libraries/week-words.ts';

/** The telephone where a library's people help: as it is written, as it is dialled, and when somebody answers (empty where that is not known). */
export interface HelpPhone {
  number: string;
  dialled: string;
  hours: Record<Language, string>;
}

/** Null where the library has none. */
export function helpPhoneOf({ helpPhone, phone }: Library): HelpPhone | null {
  const number = helpPhone?.number ?? phone;
  if (number === null) return null;
  const digits = number.replace(/[^\d+]/g, '');
  const week = helpPhone?.hours ?? [];
  return { number, dialled: /^\d{8}$/.test(digits) ? `+45${digits}` : digits, hours: { da: weekWords(week, 'da'), en: weekWords(week, 'en') } };
}
