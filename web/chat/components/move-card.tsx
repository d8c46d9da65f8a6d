import type { JSX } from 'preact';
import type { Translate } from '../messages.ts';
import { Prose } from './prose.tsx';

/** The way to another screen: a code that a telephone reads, and the same code to type or to say. */
export function MoveCard({ text, code, t }: { text: string; code: string; t: Translate }): JSX.Element {
  const plain = code.replace(/\s/g, '');
  return (
    <div class="move">
      <Prose text={text} />
      <img src={`/c/${plain}.svg`} width={180} height={180} alt={t('moveQr')} />
      <p class="code" aria-label={t('moveCode', { code: [...plain].join(' ') })}>{code}</p>
      {/* To be copied or typed: opened here, the conversation would only move to where it is. */}
      <p>{`${location.host}/c/${plain}`}</p>
    </div>
  );
}
