import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LineState } from '../connection.ts';
import { messagesOf, type Answering, type Log, type Message, type Prompt } from '../log.ts';
import type { Language } from '../language.ts';
import type { Translate } from '../messages.ts';
import type { Speech } from '../speech.ts';
import type { Outbox, Waiting } from '../outbox.ts';
import { isMasked, MessageItem } from './message.tsx';

/** A message on the screen; `unsent` while it has not come back from the service. */
export interface Item extends Message {
  unsent?: Waiting['state'];
}

/** What was said, and after it what waits to be sent. */
export function shown(log: Log, outbox: Outbox): Item[] {
  const waiting = outbox.map((each): Item => ({
    key: each.id, from: 'citizen', name: undefined, text: each.text, language: undefined, step: undefined, moveCode: undefined, masked: each.masked, answers: undefined, unsent: each.state,
  }));
  return [...messagesOf(log), ...waiting];
}

interface TranscriptProps {
  items: readonly Item[];
  prompt: Prompt | null;
  line: LineState;
  typing: boolean;
  /** Key of the message that a librarian has read. */
  read: string | null;
  answering: Answering;
  language: Language;
  speech: Speech;
  t: Translate;
}

/** The conversation as an ordered log; what was there when the page opened is not read aloud again. */
export function Transcript({ items, prompt, line, typing, read, answering, language, speech, t }: TranscriptProps): JSX.Element {
  const [live, setLive] = useState(false);
  const begun = items.length > 0;
  useEffect(() => {
    if (!begun) return undefined;
    const timer = setTimeout(() => setLive(true), 1000);
    return () => clearTimeout(timer);
  }, [begun]);
  const turn = turnOf(items);
  const name = answering.who === 'librarian' ? answering.name : undefined;
  return (
    <div role="log" aria-live={live ? 'polite' : 'off'} aria-relevant="additions" aria-label={t('logLabel')}>
      <ol class="messages">
        {items.map((item, index) => (
          <MessageItem
            key={item.key}
            item={item}
            follows={isSameSpeaker(items[index - 1], item)}
            startsTurn={index === turn}
            read={item.key === read}
            choices={item.key === prompt?.key ? prompt.actions.map(({ title }) => title) : []}
            line={line}
            language={language}
            speech={speech}
            t={t}
          />
        ))}
      </ol>
      {typing && <p class="typing">{name === undefined ? t('someoneTyping') : t('librarianTyping', { name })}<span aria-hidden="true"> …</span></p>}
    </div>
  );
}

/** The first message of the newest turn: of the newest answer, or the citizen's words before it where something in them was hidden. */
function turnOf(items: readonly Item[]): number {
  const last = items.at(-1);
  let first = items.length - 1;
  while (last?.from !== 'citizen' && first > 0 && isSameSpeaker(items[first - 1], items[first]) && items[first - 1]?.answers === last?.answers) first -= 1;
  const before = items[first - 1];
  return before?.from === 'citizen' && last?.from !== 'citizen' && isMasked(before) ? first - 1 : first;
}

const isSameSpeaker = (before: Item | undefined, item: Item | undefined): boolean => before !== undefined && before.from === item?.from && before.name === item.name;
