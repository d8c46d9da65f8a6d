import type { Language } from '../../common/language.ts';

export type { Language };

export const isLanguage = (value: unknown): value is Language => value === 'da' || value === 'en';
