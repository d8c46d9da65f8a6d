import type { JSX } from 'preact';
import type { LineState } from '../connection.ts';
import { isLanguage, type Language } from '../language.ts';
import type { MessageKey, Translate } from '../messages.ts';
import { LockIcon, RobotIcon } from './icons.tsx';
import type { Speech } from '../speech.ts';
import { MoveCard } from './move-card.tsx';
import { Prose } from './prose.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { StepBody } from './step.tsx';
import type { Item } from './transcript.tsx';

interface MessageProps {
  item: Item;
  /** The same person spoke just before. */
  follows: boolean;
  startsTurn: boolean;
  /** A librarian has read it. */
  read: boolean;
  /** Titles of the buttons that belong to it and can be pressed now. */
  choices: readonly string[];
  line: LineState;
  language: Language;
  speech: Speech;
  t: Translate;
}

/** One message, whole: who says it, what, and what became of it. */
export function MessageItem({ item, follows, startsTurn, read, choices, line, language, speech, t }: MessageProps): JSX.Element {
  const who = speaker(item, t);
  const unsent = item.unsent;
  return (
    <li class={`message ${item.from}${follows ? ' follows' : ''}${unsent === undefined ? '' : ' unsent'}`} data-turn={startsTurn ? '' : undefined}>
      {item.from !== 'citizen' && <span class="face" aria-hidden="true">{!follows && (item.from === 'bot' ? <RobotIcon /> : who.slice(0, 1))}</span>}
      <div class="whole">
        <p class={follows ? 'who unseen' : 'who'}>{who}</p>
        <div class="body" lang={item.language !== undefined && item.language !== language ? item.language : undefined}>
          {item.step !== undefined ? <StepBody step={item.step} language={language} t={t} /> : item.moveCode !== undefined ? <MoveCard text={item.text} code={item.moveCode} t={t} /> : <Prose text={item.text} />}
        </div>
        {item.from !== 'citizen' && <ReadAloud of={item.key} text={item.text} language={isLanguage(item.language) ? item.language : language} speech={speech} t={t} />}
        {item.from === 'citizen' && isMasked(item) && <p class="aside"><LockIcon /><span>{maskNote(item.masked, t)}</span></p>}
        {read && <p class="aside" aria-live="off">{t('messageRead')}</p>}
        {unsent !== undefined && <Fate unsent={unsent} line={line} t={t} />}
        {choices.length > 0 && <p class="unseen">{t('choicesAnnounced', { choices: choices.join('; ') })}</p>}
      </div>
    </li>
  );
}

/** What becomes of a message that has not come back yet. */
function Fate({ unsent, line, t }: { unsent: NonNullable<Item['unsent']>; line: LineState; t: Translate }): JSX.Element {
  if (unsent === 'refused') return <p class="aside">{t('messageRefused')}</p>;
  if (line === 'over') return <p class="aside">{t('messageUnsent')}</p>;
  if (line === 'offline') return <p class="aside">{t('messageWaiting')}</p>;
  return <p class="aside slow" aria-hidden="true">{t('messageSending')} …</p>;
}

function speaker({ from, name }: Item, t: Translate): string {
  if (from === 'citizen') return t('you');
  if (from === 'bot') return t('robot');
  return name === undefined ? t('librarian') : t('librarianNamed', { name });
}

/** Something in it was hidden before it was sent, or by the service. */
export const isMasked = ({ masked, text }: Item): boolean => masked.length > 0 || text.includes('••••••');

const kindKeys: Record<string, MessageKey> = { cpr: 'maskedCpr', card: 'maskedCard', code: 'maskedCode' };

function maskNote(masked: readonly string[], t: Translate): string {
  const kinds = masked.map((kind) => t(kindKeys[kind] ?? 'maskedUnknown'));
  return t('masked', { kinds: kinds.length === 0 ? t('maskedUnknown') : kinds.join(t('or')) });
}
