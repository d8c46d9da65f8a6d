import type { Language } from './language.ts';

/** Reads messages aloud, with voices of this machine alone: a voice from the network would be sent what is said here. */
export interface Speech {
  /** Whether there is a voice for the language. */
  speaks(language: Language): boolean;
  /** Key of the message that is read now. */
  reading(): string | null;
  read(key: string, text: string, language: Language): void;
  stop(): void;
  /** Tells when a voice has come or a message begins or ends. */
  subscribe(listener: () => void): () => void;
}

export const noSpeech: Speech = { speaks: () => false, reading: () => null, read: () => undefined, stop: () => undefined, subscribe: () => () => undefined };

/** @param synthesis the browser's, where it has one */
export function createSpeech(synthesis: SpeechSynthesis | undefined): Speech {
  if (synthesis === undefined || typeof synthesis.getVoices !== 'function') return noSpeech;
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  let now: string | null = null;
  const voiceFor = (language: Language): SpeechSynthesisVoice | undefined =>
    synthesis.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().startsWith(language));
  // Voices come late, and some browsers tell it in this way alone.
  synthesis.addEventListener?.('voiceschanged', tell);
  const ended = (key: string): void => {
    if (now !== key) return;
    now = null;
    tell();
  };
  return {
    speaks: (language) => voiceFor(language) !== undefined,
    reading: () => now,
    read(key, text, language) {
      const voice = voiceFor(language);
      if (voice === undefined) return;
      synthesis.cancel();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      // Slower than a person reads: many listen in a language that is new to them.
      utterance.rate = 0.9;
      utterance.onend = () => ended(key);
      utterance.onerror = () => ended(key);
      now = key;
      synthesis.speak(utterance);
      tell();
    },
    stop() {
      now = null;
      synthesis.cancel();
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Words as they are listened to: addresses and dashes say nothing. */
export const spoken = (text: string): string => text.replace(/https?:\/\/\S+/g, (url) => url.replace(/^https?:\/\/(www\.)?/, '').replace(/[/?#].*$/, '')).replace(/^[–•-] /gm, '').replace(/[»«]/g, '');
