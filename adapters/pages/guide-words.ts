import type { Language } from '../../common/language.ts';
import da from './guide-messages/da.json' with { type: 'json' };
import en from './guide-messages/en.json' with { type: 'json' };

export type GuideMessage = keyof typeof da;

const messages: Record<Language, typeof da> = { da, en };

/** A sentence of the pages' message files, with `{name}` replaced by `values.name`. */
export function say(language: Language, key: GuideMessage, values: Readonly<Record<string, string | number>> = {}): string {
  return messages[language][key].replace(/\{([a-z]+)\}/gi, (placeholder, name: string) => String(values[name] ?? placeholder));
}
