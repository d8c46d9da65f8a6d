import { isLanguage, type Language } from './language.ts';

/** What the server wrote into the page, and what the address asks for. */
export interface Settings {
  library: { id: string; name: string; phone: string | null; phoneHours: Record<Language, string>; website: string };
  language: Language;
  /** The page's own address names the language, so nothing remembered counts; a widget's host only proposes one. */
  languageAsked: boolean;
  /** The library's computer this is, where the address says so. */
  seat: { branch: string; computer: string } | null;
  /** The code that brings a conversation here from another screen; null for none. */
  moveCode: string | null;
  /** A public computer: nothing is kept. */
  kiosk: boolean;
  /** Minutes of silence after which a public computer asks. */
  kioskMinutes: number;
  /** Inside another page, as the widget. */
  embedded: boolean;
  /** An editor tries a draft: the token of its private address; null for citizens. */
  preview: string | null;
  /** The guide that the address asks for, as the button that starts it. */
  guide: { choice: string; title: string } | null;
}

export function readSettings(data: Record<string, string | undefined>, query: URLSearchParams): Settings {
  const phone = data['phone'] ?? '';
  const guide = data['guide'] ?? '';
  return {
    library: { id: data['library'] ?? '', name: data['name'] ?? '', phone: phone === '' ? null : phone, phoneHours: { da: data['phoneHoursDa'] ?? '', en: data['phoneHoursEn'] ?? '' }, website: data['website'] ?? '' },
    language: isLanguage(data['language']) ? data['language'] : 'da',
    languageAsked: isLanguage(query.get('lang')) && query.get('embed') !== '1',
    seat: query.get('branch') === null || query.get('computer') === null ? null : { branch: query.get('branch') ?? '', computer: query.get('computer') ?? '' },
    moveCode: query.get('continue'),
    kiosk: query.get('kiosk') === '1',
    kioskMinutes: Number(data['kioskMinutes'] ?? '') || 10,
    embedded: query.get('embed') === '1',
    preview: query.get('preview'),
    guide: guide === '' ? null : { choice: `guide:${guide}`, title: data['guideTitle'] ?? guide },
  };
}

/** A number as a telephone dials it; eight digits are Danish, shorter ones dial as they are. */
export function dialled(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return `tel:${/^\d{8}$/.test(digits) ? `+45${digits}` : digits}`;
}
