import type { JSX } from 'preact';
import type { Language } from '../language.ts';
import type { Translate } from '../messages.ts';
import { spoken, type Speech } from '../speech.ts';
import { SoundIcon, StopIcon } from './icons.tsx';

interface ReadAloudProps {
  /** Key of the message. */
  of: string;
  text: string;
  language: Language;
  speech: Speech;
  t: Translate;
}

/** One press reads the message, the next one stops. Nothing where this machine has no voice of its own for the language. */
export function ReadAloud({ of, text, language, speech, t }: ReadAloudProps): JSX.Element | null {
  if (!speech.speaks(language)) return null;
  const now = speech.reading() === of;
  return (
    <button type="button" class="read" onClick={() => (now ? speech.stop() : speech.read(of, spoken(text), language))}>
      {now ? <StopIcon /> : <SoundIcon />}{t(now ? 'readStop' : 'readAloud')}
    </button>
  );
}
