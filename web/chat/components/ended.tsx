import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface EndedProps {
  title: string;
  text: string;
  action: string;
  onAction(): void;
  /** The only thing on the screen. */
  alone?: boolean;
  /** Between the words and the button. */
  children?: ComponentChildren;
}

/** The end of a conversation, and the way to a new one. */
export function Ended({ title, text, action, onAction, alone = false, children }: EndedProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => { if (alone) button.current?.focus(); }, []);
  const Frame = alone ? 'main' : 'section';
  const Heading = alone ? 'h1' : 'h2';
  return (
    <Frame class={alone ? 'ended alone' : 'ended'} aria-live="polite">
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
      <button ref={button} type="button" class="choice onward" onClick={onAction}>{action}</button>
    </Frame>
  );
}
