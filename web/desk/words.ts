import { createContext, useContext } from 'react';
import deskDa from './messages/da.json' with { type: 'json' };
import deskEn from './messages/en.json' with { type: 'json' };
import type formDa from './editing/messages/form.da.json';
import type learningDa from './editing/messages/learning.da.json';
import type roomDa from './editing/messages/room.da.json';

export type Words = (key: MessageKey, params?: Record<string, string | number>) => string;
export type MessageKey = keyof typeof deskDa | EditingKey;
/** Keys of the editors' room, whose sentences come with its code. */
export type EditingKey = keyof typeof formDa | keyof typeof learningDa | keyof typeof roomDa;
/** Keys of sentences that there are for one and for many. */
export type CountedKey = MessageKey extends infer Key ? (Key extends `${infer Stem}.one` ? Stem : never) : never;
export type DeskLanguage = 'da' | 'en';

/** Whatever asks for one of the room's sentences came with them. */
const messages = { da: deskDa, en: deskEn } as Record<DeskLanguage, Record<MessageKey, string>>;

/** The sentences of the editors' room join those of the desk. */
export function addWords(more: Record<DeskLanguage, Record<EditingKey, string>>): void {
  for (const language of ['da', 'en'] as const) messages[language] = { ...messages[language], ...more[language] };
}

/** The sentences of one language; `{name}` is replaced by `params.name`. */
export const wordsIn = (language: DeskLanguage): Words => (key, params = {}) =>
  messages[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** The language that these words are in. */
export const languageOf = (words: Words): DeskLanguage => (words('language.own') === 'en' ? 'en' : 'da');

/** The sentence for an error's code. */
export function errorWords(words: Words, code: string): string {
  const key = `error.${code}`;
  return words(key in messages.da ? (key as MessageKey) : 'error.other');
}

/** How long ago, in words a person uses. */
export function elapsed(words: Words, milliseconds: number): string {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
  if (minutes === 0) return words('time.seconds');
  if (minutes === 1) return words('time.minute');
  return minutes < 60 ? words('time.minutes', { count: minutes }) : words('time.hours', { count: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "1 gang", "2 gange": the sentence under `key.one`, or under `key.many` with `{count}`. */
export const counted = (words: Words, key: CountedKey, count: number, params: Record<string, string | number> = {}): string => words(`${key}.${count === 1 ? 'one' : 'many'}`, { count, ...params });

export const WordsContext = createContext<Words>(wordsIn('da'));
export const useWords = (): Words => useContext(WordsContext);
