import type { Language } from '../common/language.ts';
import da from './messages/da.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };

export type MessageKey = keyof typeof da;

const messages: Record<Language, Record<MessageKey, string>> = { da, en };

/** A sentence of the message files, with `{name}` replaced by `params.name`. */
export function say(language: Language, key: MessageKey, params: Record<string, string | number> = {}): string {
  return fill(messages[language][key], params);
}

/** Whether the message files have this key; for keys made from data, such as a referral's topic. */
export const isMessageKey = (key: string): key is MessageKey => key in da;

/** `{name}` in a text becomes `params.name`; what is not given stays as it is. */
export function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{([a-z-]+)\}/gi, (placeholder, name: string) => String(params[name] ?? placeholder));
}
