import da from './messages/da.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import type { Language } from './language.ts';

export type MessageKey = keyof typeof da;

const messages: Record<Language, Record<MessageKey, string>> = { da, en };

/** A sentence on the page, with `{name}` replaced by `params.name`. */
export type Translate = (key: MessageKey, params?: Record<string, string | number>) => string;

export const translator = (language: Language): Translate => (key, params = {}) =>
  messages[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
